/// The last price of a session with the session's date.
public struct DatedClose: Hashable, Sendable {
    /// The session's date on the exchange's own clock.
    public var date: CalendarDate
    /// The price, in the instrument's currency.
    public var close: Double

    /// Creates a dated close.
    public init(date: CalendarDate, close: Double) {
        self.date = date
        self.close = close
    }
}

extension RandomAccessCollection where Element == DatedClose {
    /// The last close that is not later than a date, in a series that is ordered by date.
    public func last(onOrBefore date: CalendarDate) -> DatedClose? {
        var low = startIndex
        var count = self.count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if self[middle].date <= date {
                low = index(after: middle)
                count -= half + 1
            } else {
                count = half
            }
        }
        return low == startIndex ? nil : self[index(before: low)]
    }
}
