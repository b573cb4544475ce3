import Market

/// What of a member's state counts in a basket: no more than a few numbers, so that many are quickly gone through.
struct BasketMember: Sendable {
    let symbol: Symbol
    let region: Region?
    let isInCache: Bool
    /// What it counts now; nil where that cannot be said.
    let weight: Double?
    /// Comparable returns.
    let local: PeriodReturns
    let usd: PeriodReturns
    /// Whether its price counts beside others'.
    let isCounted: Bool
    let change: Double?
    let sessionDate: CalendarDate?
    /// Its closes before the latest price; nil where they were not read.
    private let past: PriceHistory?
    private let latest: DatedClose?

    init(_ symbol: Symbol, _ state: InstrumentState?, weight: Double?, _ history: PriceHistory?) {
        self.symbol = symbol
        self.weight = weight
        isInCache = state != nil
        region = state.map(\.instrument.region) ?? Instrument(inferredFrom: symbol).region
        local = state?.comparableReturns(in: .local) ?? PeriodReturns()
        usd = state?.comparableReturns(in: .usd) ?? PeriodReturns()
        isCounted = state?.isCounted ?? false
        change = state?.change
        sessionDate = state?.sessionDate
        past = history
        if let price = state?.price, let date = state?.sessionDate {
            latest = DatedClose(date: date, close: price)
        } else {
            latest = nil
        }
    }

    /// Its closes with the latest price at their end, to be held from one date to another; none where its price is old.
    var history: PriceHistory {
        guard isCounted, var history = past else { return PriceHistory(closes: [], currency: nil) }
        if let latest { history.add(latest) }
        return history
    }

    /// Its return, as a fraction: from the common start of the basket where there is one, else its own; nil where its
    /// price is old.
    func value(
        over period: Period, since start: CalendarDate?, in currency: ReturnCurrency, _ rates: DollarRates
    ) -> Double? {
        guard isCounted else { return nil }
        guard let start else { return (currency == .local ? local : usd)[period] }
        // Closes are copied only where the latest price may itself be the reference.
        guard let past, let latest, latest.date > start, past.closes.last.map({ $0.date < latest.date }) ?? false else {
            let history = history
            return history.closes.last.flatMap { HeldPosition(history, from: start, currency, rates)?.value($0, rates) }
        }
        return HeldPosition(past, from: start, currency, rates)?.value(latest, rates)
    }

    /// What it counted when a period began: a market value was smaller by what it grew since, in dollars.
    func weight(grownBy grown: Double?, isByValue: Bool) -> Double? {
        guard let weight, isByValue, let grown, grown > -1 else { return weight }
        return weight / (1 + grown)
    }
}
