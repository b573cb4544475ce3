import Market

/// Earnings per share of twelve months from a date, blended from fiscal years by time.
///
/// A consensus speaks of fiscal years. Of the twelve months that begin today, the share `f` lies in the current fiscal
/// year (its days left over 365) and the rest in the next; of the twelve months that end today, the same share `f` lies
/// in the last fiscal year and the rest in the current one:
///
///     next twelve months = f · EPS(current) + (1 − f) · EPS(next)
///     last twelve months = f · EPS(last)    + (1 − f) · EPS(current)
///     growth             = next / last − 1
///
/// This is the usual time-weighted forward figure (I/B/E/S and MSCI work out "12-month forward" so). The current year's
/// part of the last twelve months is partly an estimate still.
struct ForwardEarnings {
    /// When the current fiscal year ends.
    let yearEnd: CalendarDate
    /// Earnings per share of the last, the current and the next fiscal year, in one currency.
    let last: Double
    let current: Double
    let next: Double

    /// A fiscal year whose results are this many days overdue says nothing of the months ahead.
    private static let mostDaysOverdue = 180

    /// Growth of earnings per share over the next twelve months as a fraction; nil where the last twelve months made no
    /// profit (a ratio to a loss means nothing), and where the estimates are of another year.
    func growth(from date: CalendarDate) -> Double? {
        let daysLeft = yearEnd.daysSince1970 - date.daysSince1970
        guard (-ForwardEarnings.mostDaysOverdue...366).contains(daysLeft) else { return nil }
        let share = min(max(Double(daysLeft) / 365, 0), 1)
        let ahead = share * current + (1 - share) * next
        let behind = share * last + (1 - share) * current
        guard behind > 0, ahead.isFinite else { return nil }
        let growth = ahead / behind - 1
        return growth.isFinite && growth > -1 ? growth : nil
    }
}
