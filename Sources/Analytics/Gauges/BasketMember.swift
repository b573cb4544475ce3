import Market

/// What of a member's state counts in a gauge: no more than a few numbers, so that many are quickly gone through.
struct BasketMember: Sendable {
    let symbol: Symbol
    let region: Region?
    let isInCache: Bool
    /// What it counts now; nil where that cannot be said.
    let weight: Double?
    /// Comparable returns.
    let local: PeriodReturns
    let usd: PeriodReturns
    let isFromExpectedSession: Bool
    let change: Double?
    let sessionDate: CalendarDate?
    /// Its closes with the latest price at their end; nil unless the basket is rebalanced.
    let history: PriceHistory?

    init(_ symbol: Symbol, _ state: InstrumentState?, weight: Double?, _ history: PriceHistory?) {
        self.symbol = symbol
        self.weight = weight
        isInCache = state != nil
        region = state.map(\.instrument.region) ?? Instrument(inferredFrom: symbol).region
        local = state?.comparableReturns(in: .local) ?? PeriodReturns()
        usd = state?.comparableReturns(in: .usd) ?? PeriodReturns()
        isFromExpectedSession = state?.isFromExpectedSession ?? false
        change = state?.change
        sessionDate = state?.sessionDate
        self.history = history?.adding(latestOf: state)
    }

    /// Its return, as a fraction; an old price's last change is not today's.
    func value(over period: Period, in currency: ReturnCurrency) -> Double? {
        if period == .day && !isFromExpectedSession { return nil }
        return (currency == .local ? local : usd)[period]
    }

    /// What it counted when a period began: a market value was smaller by what it grew since, in dollars.
    func weight(atStartOf period: Period, isByValue: Bool) -> Double? {
        guard let weight, isByValue, let grown = usd[period] ?? local[period], grown > -1 else { return weight }
        return weight / (1 + grown)
    }
}
