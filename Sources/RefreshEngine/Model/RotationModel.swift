import Analytics
import Market
import QuoteCache

/// What the comparison of Asia tech with the Nasdaq 100 needs: a year of closes of every member.
struct RotationModel: Sendable {
    /// The closes of one member, and the price since.
    private struct Source: Sendable {
        var bars: [DatedClose] = []
        var latest: DatedClose?

        /// The latest price is the close of its session, and what is dated later was not known with it.
        var closes: [DatedClose] {
            guard let latest else { return [] }
            return bars.prefix { $0.date < latest.date } + [latest]
        }
    }

    private var members: [Symbol] = []
    private var benchmark: Symbol?
    private var sources: [Symbol: Source] = [:]
    /// Whose closes have to be read.
    private var unread: Set<Symbol> = []
    private var history: [ReturnCurrency: [Period: [RotationState.Point]]] = [:]
    private var isHistoryDue = false

    /// Days of closes that are kept: a year, its reference and the longest closure.
    private static let span = 400

    /// Whether the history was worked out before.
    var isLoaded: Bool { !history.isEmpty }

    /// Whether anything that the history rests on changed since.
    var isDue: Bool { isHistoryDue || !unread.isEmpty }

    /// Takes who is compared with whom; the closes of all are read again at the next `refresh`, and the history stays
    /// until then.
    mutating func arrange(members: [Symbol], benchmark: Symbol?) {
        self.members = members
        self.benchmark = benchmark
        let all = Set(members + [benchmark].compactMap { $0 })
        sources = sources.filter { all.contains($0.key) }
        for symbol in all where sources[symbol] == nil { sources[symbol] = Source() }
        unread = all
        isHistoryDue = true
    }

    /// Notes that a member's closes have to be read again.
    mutating func barsChanged(of symbol: Symbol) {
        if sources[symbol] != nil { unread.insert(symbol) }
    }

    /// Notes that returns in dollars differ.
    mutating func ratesChanged() { isHistoryDue = true }

    /// Takes a member's latest price.
    mutating func take(_ state: InstrumentState) {
        let symbol = state.instrument.symbol
        guard let source = sources[symbol] else { return }
        let latest = state.price.flatMap { price in
            state.sessionDate.map { DatedClose(date: $0, close: price) }
        }
        guard source.latest != latest else { return }
        sources[symbol]?.latest = latest
        isHistoryDue = true
    }

    /// Reads what has to be read and works the history out again.
    ///
    /// - Parameters:
    ///   - instruments: the instrument of a member and the date of its newest bar that is known.
    ///   - today: the last day where no member has a price.
    mutating func refresh(
        rates: DollarRates, today: CalendarDate, _ cache: CacheRead,
        instrument: (Symbol) -> (instrument: Instrument, lastDate: CalendarDate)?
    ) throws {
        for symbol in unread {
            guard let last = instrument(symbol)?.lastDate else { continue }
            sources[symbol]?.bars = try cache.closes(
                of: symbol, from: last.advanced(days: -RotationModel.span), through: last
            ).map(DatedClose.init)
        }
        unread = []
        isHistoryDue = false
        func leg(_ symbol: Symbol) -> PriceHistory? {
            sources[symbol].map { PriceHistory(closes: $0.closes, currency: instrument(symbol)?.instrument.currency) }
        }
        let base = benchmark.flatMap(leg) ?? PriceHistory(closes: [], currency: nil)
        let worked = RotationHistory(members: members.compactMap(leg), benchmark: base, rates: rates)
        let end = sources.values.compactMap(\.latest?.date).max() ?? today
        for currency in ReturnCurrency.allCases {
            let periods = Period.allCases.filter { $0 != .day && $0 != .sinceListing }
                .map { ($0, worked.points(over: $0, through: end, in: currency)) }
            history[currency] = Dictionary(uniqueKeysWithValues: periods)
        }
    }

    /// The comparison from the members' latest states.
    func state(_ lookUp: (Symbol) -> InstrumentState?) -> RotationState {
        let basket = BasketAnalysis(.asiaTech, members: members, state: lookUp).state()
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
