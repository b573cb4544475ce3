import Market

/// The last close of every week, Monday to Sunday as ISO 8601 counts, by the week's number since 1970.
struct WeeklyCloses {
    /// The first week.
    private(set) var first = 0
    /// The value of every week from the first on; a week without a close has the one before.
    private(set) var values: [Double] = []
    /// The date of each week's last close.
    private(set) var dates: [CalendarDate] = []

    static func week(of date: CalendarDate) -> Int {
        // 1970-01-01 was a Thursday.
        (date.daysSince1970 + 3) / 7
    }

    /// In the series' own currency or in dollars; closes without a rate are skipped.
    init(_ history: PriceHistory, in currency: ReturnCurrency, _ rates: DollarRates) {
        var last: (week: Int, close: DatedClose)?
        for (index, close) in history.closes.enumerated() {
            let week = WeeklyCloses.week(of: close.date)
            if index + 1 < history.closes.count, WeeklyCloses.week(of: history.closes[index + 1].date) == week {
                continue
            }
            guard close.close > 0, let value = WeeklyCloses.value(close, history.currency, currency, rates) else {
                continue
            }
            if let last { fill(from: last.week, to: week) } else { first = week }
            values.append(value)
            dates.append(close.date)
            last = (week, close)
        }
    }

    private mutating func fill(from last: Int, to week: Int) {
        guard let value = values.last, let date = dates.last else { return }
        for _ in (last + 1)..<max(week, last + 1) {
            values.append(value)
            dates.append(date)
        }
    }

    private static func value(
        _ close: DatedClose, _ own: Currency?, _ currency: ReturnCurrency, _ rates: DollarRates
    ) -> Double? {
        guard currency == .usd else { return close.close }
        return own.flatMap { rates.rate(of: $0, on: close.date) }.map { close.close / $0 }
    }

    /// The week after the last.
    var end: Int { first + values.count }

    /// The value of a week, the last one for the week after it too; nil before the first and later.
    func value(_ week: Int) -> Double? {
        if week == end, let last = values.last { return last }
        return week >= first && week < end ? values[week - first] : nil
    }
}
