public import Market

/// Works out what lots are worth and what they brought.
///
/// With `x` the units of the told currency that one unit of the instrument's buys, `q` the quantity and `p` a price:
/// value = q · p(now) · x(now), cost = q · p(then) · x(then), the currency's part = q · p(then) · (x(now) − x(then)), and
/// so the price's part = q · (p(now) − p(then)) · x(now); both parts together are the profit, exactly.
public struct PositionAnalysis: Sendable {
    private let currency: Currency
    private let rates: DollarRates

    /// - Parameters:
    ///   - currency: what everything is reported in.
    ///   - rates: what a dollar bought, by date.
    public init(in currency: Currency, rates: DollarRates) {
        self.currency = currency
        self.rates = rates
    }

    /// The figures of an instrument's lots; those that need a price, a rate or a date that is unknown are nil.
    ///
    /// Lots count in the shares of the latest price's session: a split since a lot's date multiplies its quantity and
    /// divides its price. A lot dated after that session is not known yet and counts nowhere.
    public func figures(of lots: [Lot], _ state: InstrumentState) -> PositionFigures {
        let noted = lots
        let lots = known(noted, state)
        if lots.isEmpty && !noted.isEmpty { return PositionFigures() }
        let quantity = lots.reduce(0) { $0 + $1.quantity }
        var figures = PositionFigures(quantity: quantity)
        guard let own = state.instrument.currency else { return figures }
        let now = state.sessionDate
        let rate = now.flatMap { self.rate(of: own, on: $0) }
        if let price = state.price, let rate { figures.value = quantity * price * rate }
        figures.dayProfit = dayProfit(lots, state, own, rate)
        figures.cost = sum(lots.map { cost(of: $0, own) })
        if let value = figures.value, let cost = figures.cost { figures.profit = value - cost }
        figures.currencyProfit = sum(lots.map { currencyProfit(of: $0, own, rate) })
        return figures
    }

    /// Units of the told currency for one unit of another at the end of a date.
    func rate(of other: Currency, on date: CalendarDate) -> Double? {
        if other == currency { return 1 }
        guard let mine = rates.rate(of: currency, on: date), let theirs = rates.rate(of: other, on: date), theirs > 0
        else { return nil }
        return mine / theirs
    }

    /// The lots that exist at the latest price's session, in its shares.
    private func known(_ lots: [Lot], _ state: InstrumentState) -> [Lot] {
        guard let now = state.sessionDate else { return lots }
        return lots.compactMap { lot in
            guard let date = lot.date else { return lot }
            guard date <= now else { return nil }
            let ratio = SplitAdjustment.ratio(state.splits, after: date, through: now)
            guard ratio != 1 else { return lot }
            var lot = lot
            lot.quantity *= ratio
            lot.price /= ratio
            return lot
        }
    }

    /// What today brought: a lot opened in the price's own session counts from what it cost, all others from the
    /// previous close. A price of an earlier session brought nothing today.
    private func dayProfit(_ lots: [Lot], _ state: InstrumentState, _ own: Currency, _ rate: Double?) -> Double? {
        guard state.isFromExpectedSession, let price = state.price, let rate, let date = state.sessionDate else {
            return nil
        }
        return sum(
            lots.map { lot in
                let worth = lot.quantity * price * rate
                if lot.date == date { return cost(of: lot, own).map { worth - $0 } }
                guard let previous = state.previousClose, let before = self.rate(of: own, on: date.advanced(days: -1))
                else { return nil }
                return worth - lot.quantity * previous * before
            })
    }

    private func cost(of lot: Lot, _ own: Currency) -> Double? {
        rateThen(of: lot, own).map { lot.quantity * lot.price * $0 }
    }

    /// Where another currency was paid than the one the instrument trades in now, its part cannot be distinguished.
    private func currencyProfit(of lot: Lot, _ own: Currency, _ rate: Double?) -> Double? {
        guard lot.currency ?? own == own, let rate, let then = rateThen(of: lot, own) else { return nil }
        return lot.quantity * lot.price * (rate - then)
    }

    private func rateThen(of lot: Lot, _ own: Currency) -> Double? {
        let paid = lot.currency ?? own
        if paid == currency { return 1 }
        if let rate = lot.rate { return 1 / rate }
        return lot.date.flatMap { self.rate(of: paid, on: $0) }
    }

    /// The sum; nil where a part is unknown.
    private func sum(_ parts: [Double?]) -> Double? {
        parts.reduce(0) { sum, part in sum.flatMap { sum in part.map { sum + $0 } } }
    }
}
