public import Market

/// Returns with dividends, kept apart from price returns: a price return never counts a dividend, a total return always
/// counts all of its span.
public enum TotalReturn {
    /// What the number of shares grows by where every dividend buys more of them at the close before it went ex:
    /// Π 1 / (1 - amount / close before), as CRSP and the exchanges' adjusted closes have it.
    ///
    /// - Parameters:
    ///   - dividends: in any order.
    ///   - closes: ordered by date, adjusted for splits and not for dividends.
    ///   - start: the date of the close that the span begins with; what went ex on it is not counted any more.
    ///   - end: the last date.
    /// - Returns: the factor, 1 without dividends; nil where one cannot be reinvested: no close before it, or none
    ///   above its amount.
    public static func factor(
        _ dividends: [Dividend], closes: some RandomAccessCollection<DatedClose>, after start: CalendarDate,
        through end: CalendarDate
    ) -> Double? {
        var factor = 1.0
        for dividend in dividends where dividend.exDate > start && dividend.exDate <= end {
            guard let before = closes.last(onOrBefore: dividend.exDate.advanced(days: -1)),
                dividend.exDate.daysSince1970 - before.date.daysSince1970 <= ReferenceCloses.maximumGap,
                dividend.amount >= 0, dividend.amount < before.close
            else { return nil }
            factor /= 1 - dividend.amount / before.close
        }
        return factor
    }

    /// The total return of a span from its price return: `(1 + price return) · factor - 1`, as a fraction.
    public static func value(
        priceReturn: Double, _ dividends: [Dividend], closes: some RandomAccessCollection<DatedClose>,
        after start: CalendarDate, through end: CalendarDate
    ) -> Double? {
        factor(dividends, closes: closes, after: start, through: end).map { (1 + priceReturn) * $0 - 1 }
    }

    /// The total returns over every period that a price return is known for.
    ///
    /// - Parameters:
    ///   - prices: the price returns in the instrument's own currency.
    ///   - latest: the price they end with.
    ///   - references: what they count from.
    ///   - date: the session of the latest price.
    public static func all(
        prices: PeriodReturns, latest: Double? = nil, references: ReferenceCloses, date: CalendarDate,
        _ dividends: [Dividend],
        closes: some RandomAccessCollection<DatedClose>
    ) -> PeriodReturns {
        var result = PeriodReturns()
        for period in Period.allCases {
            guard var value = prices[period] else { continue }
            // Where today's change counts from an ex-day's reference price the dividend is out of it already.
            if period == .day, let latest, let close = references.closes[.day]?.close,
                let raw = Returns.simple(latest, against: close)
            {
                value = raw
            }
            let start = references.closes[period]?.date ?? date.advanced(days: -1)
            result[period] = self.value(
                priceReturn: value, dividends, closes: closes, after: start, through: date)
        }
        return result
    }
}
