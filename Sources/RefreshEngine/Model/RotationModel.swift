import Analytics
import Market
import QuoteCache

/// What the comparison of Asia tech with the Nasdaq 100 needs: a year of closes of every member.
struct RotationModel: Sendable {
    var members: [Symbol] = []
    var benchmark: Symbol?
    private var legs: [Symbol: RotationHistory.Leg] = [:]
    private var history: [ReturnCurrency: [Period: [RotationState.Point]]] = [:]
    private var isHistoryDue = false

    /// Days of closes that are kept: a year, its reference and the longest closure.
    private static let span = 400

    /// Whether the closes were read.
    var isLoaded: Bool { !legs.isEmpty }

    /// Forgets the closes; the history stays until they were read again.
    mutating func forget() { legs = [:] }

    /// Reads the closes of every member and of the benchmark.
    mutating func load(
        _ instruments: [Symbol: Instrument], lastDate: (Instrument) -> CalendarDate, _ cache: CacheRead
    ) throws {
        legs = [:]
        for symbol in members + [benchmark].compactMap({ $0 }) {
            guard let instrument = instruments[symbol] else { continue }
            legs[symbol] = RotationHistory.Leg(closes: [], currency: instrument.currency)
            try reload(symbol, through: lastDate(instrument), cache)
        }
        isHistoryDue = true
    }

    /// Reads one member's closes again.
    mutating func reload(_ symbol: Symbol, through last: CalendarDate, _ cache: CacheRead) throws {
        guard legs[symbol] != nil else { return }
        legs[symbol]?.closes = try cache.closes(
            of: symbol, from: last.advanced(days: -RotationModel.span), through: last
        ).map { DatedClose(date: $0.date, close: $0.close) }
        isHistoryDue = true
    }

    /// Takes a member's latest price as the close of its session.
    mutating func update(_ symbol: Symbol, _ state: InstrumentState?) {
        guard var leg = legs[symbol], let price = state?.price, let date = state?.sessionDate else { return }
        while let last = leg.closes.last, last.date >= date { leg.closes.removeLast() }
        leg.closes.append(DatedClose(date: date, close: price))
        legs[symbol] = leg
        isHistoryDue = true
    }

    /// Works the history out again where anything it rests on changed.
    mutating func refreshHistory(rates: DollarRates, today: CalendarDate) -> Bool {
        guard isHistoryDue, let benchmark, let base = legs[benchmark] else { return false }
        let history = RotationHistory(members: members.compactMap { legs[$0] }, benchmark: base, rates: rates)
        for currency in ReturnCurrency.allCases {
            var periods: [Period: [RotationState.Point]] = [:]
            for period in Period.allCases where period != .day {
                periods[period] = history.points(over: period, through: today, in: currency)
            }
            self.history[currency] = periods
        }
        isHistoryDue = false
        return true
    }

    /// The comparison from the members' latest states.
    func state(_ lookUp: (Symbol) -> InstrumentState?) -> RotationState {
        let basket = EqualWeightGauge(id: "asia-tech", name: "Asia tech", members: members).state(lookUp)
        var other = GaugeState(id: "nasdaq-100", name: "Nasdaq 100", memberCount: benchmark == nil ? 0 : 1)
        if let state = benchmark.flatMap(lookUp) {
            other.local = state.local
            other.usd = state.usd
            other.knownCount = state.local.yearToDate == nil ? 0 : 1
        }
        var result = RotationState(basket: basket, benchmark: other)
        result.history = history
        return result
    }
}
