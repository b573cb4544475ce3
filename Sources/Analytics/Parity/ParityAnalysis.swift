public import Market

/// Works out how the two lines of a pair stand to each other.
///
/// The premiums of the past are worked out once; from then on a new price costs one pass over them, for the percentile.
public struct ParityAnalysis: Sendable {
    /// Which pair.
    public private(set) var pair: ParityPair
    /// The premium at each common session of the last year, oldest first.
    public let history: [DatedValue]

    /// Days that the history reaches back from the last common session.
    public static let span = 366

    /// Takes the past: both lines' closes on their common dates, converted by the rates of those dates. The close of
    /// the later market is made hours after the other's, so each is a premium of one date and not of one moment.
    public init(_ pair: ParityPair, foreign: PriceHistory, home: PriceHistory, rates: DollarRates) {
        self.pair = pair
        history = ParityAnalysis.premiums(pair, foreign, home, rates)
    }

    /// Takes the pair with another ratio after a split of a line. Past premiums stay: they are of closes that went with
    /// the ratio of before.
    public mutating func follow(_ pair: ParityPair) { self.pair = pair }

    private static func premiums(
        _ pair: ParityPair, _ foreign: PriceHistory, _ home: PriceHistory, _ rates: DollarRates
    ) -> [DatedValue] {
        guard let foreignCurrency = foreign.currency, let homeCurrency = home.currency else { return [] }
        var result: [DatedValue] = []
        var next = 0
        for close in foreign.closes {
            while next < home.closes.count, home.closes[next].date < close.date { next += 1 }
            guard next < home.closes.count else { break }
            guard home.closes[next].date == close.date,
                let foreignRate = rates.rate(of: foreignCurrency, on: close.date),
                let homeRate = rates.rate(of: homeCurrency, on: close.date),
                let premium = ParityRates(pair, foreignRate: foreignRate, homeRate: homeRate)?
                    .premium(foreign: close.close, home: home.closes[next].close)
            else { continue }
            result.append(DatedValue(date: close.date, value: premium))
        }
        guard let last = result.last else { return [] }
        return Array(result[result.partitioningIndex { $0.date > last.date.advanced(days: -span) }...])
    }

    /// The pair as it stands, both prices converted by the rates of the newer one's session.
    ///
    /// - Parameter calendars: tell whether prices of different dates are so because an exchange was closed.
    public func state(
        foreign: InstrumentState?, home: InstrumentState?, rates: DollarRates, calendars: TradingCalendars = .shipped
    ) -> ParityState {
        var state = ParityState(pair: pair)
        state.history = history
        let date = [foreign?.sessionDate, home?.sessionDate].compactMap(\.self).max()
        state.foreign = foreign.flatMap { ParityAnalysis.leg($0, on: date, rates) }
        state.home = home.flatMap { ParityAnalysis.leg($0, on: date, rates) }
        state.missing = missing(state, foreign, home)
        if let foreign = state.foreign, let home = state.home,
            let converted = ParityRates(pair, foreignRate: foreign.rate, homeRate: home.rate)
        {
            state.premium = converted.premium(foreign: foreign.price, home: home.price)
            state.impliedHomePrice = converted.homePrice(ofForeign: foreign.price)
        }
        state.percentile = state.premium.flatMap(percentile)
        state.concerns = ParityAnalysis.concerns(state, foreign, home)
        if let foreign, let home, ParityAnalysis.areApart(foreign, home, calendars) {
            state.concerns.append(.differentSessions)
        }
        return state
    }

    /// The part of the past premiums that are below a premium, equal ones counting half, 0 to 1; nil without a past.
    public func percentile(of premium: Double) -> Double? {
        guard !history.isEmpty else { return nil }
        var below = 0.0
        for past in history {
            if past.value < premium { below += 1 } else if past.value == premium { below += 0.5 }
        }
        return below / Double(history.count)
    }

    /// Whether the exchange of the older price has no session on the date of the newer one.
    private static func areApart(
        _ foreign: InstrumentState, _ home: InstrumentState, _ calendars: TradingCalendars
    ) -> Bool {
        guard let one = foreign.sessionDate, let other = home.sessionDate, one != other else { return false }
        let older = one < other ? foreign : home
        let book = SessionBook(of: older.instrument, calendars: calendars)
        return book.hasSession(on: max(one, other)) == false
    }

    private func missing(_ state: ParityState, _ foreign: InstrumentState?, _ home: InstrumentState?) -> [Symbol] {
        func missing(_ leg: ParityState.Leg?, _ symbol: Symbol, _ known: InstrumentState?) -> Symbol? {
            guard leg == nil else { return nil }
            guard let known, known.price != nil else { return symbol }
            return known.instrument.currency?.dollarRateSymbol ?? symbol
        }
        return [missing(state.foreign, pair.foreign, foreign), missing(state.home, pair.home, home)].compactMap(\.self)
    }

    private static func leg(
        _ state: InstrumentState, on newer: CalendarDate?, _ rates: DollarRates
    ) -> ParityState.Leg? {
        guard let price = state.price, let time = state.time, let date = newer ?? state.sessionDate,
            let currency = state.instrument.currency, let rate = rates.datedRate(of: currency, on: date)
        else { return nil }
        return ParityState.Leg(
            price: price, currency: currency, time: time, rate: rate.close,
            rateDate: currency == .usd ? nil : rate.date)
    }

    private static func concerns(
        _ state: ParityState, _ foreign: InstrumentState?, _ home: InstrumentState?
    ) -> [ParityState.Concern] {
        var concerns: [ParityState.Concern] = []
        if state.premium == nil { concerns.append(.missing) }
        if let foreign, foreign.price != nil, foreign.staleness.isBehind { concerns.append(.foreignStale) }
        if let home, home.price != nil, home.staleness.isBehind { concerns.append(.homeStale) }
        func isOld(_ leg: ParityState.Leg?, _ state: InstrumentState?) -> Bool {
            guard let rate = leg?.rateDate, let date = state?.sessionDate else { return false }
            return rate < date
        }
        if isOld(state.foreign, foreign) || isOld(state.home, home) { concerns.append(.rateOld) }
        return concerns
    }
}
