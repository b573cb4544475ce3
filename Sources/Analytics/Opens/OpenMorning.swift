package import Market

/// The first and the last price of a session.
package struct OpenBar: Hashable, Sendable {
    /// The session's date.
    package var date: CalendarDate
    /// The first price, where known.
    package var open: Double?
    /// The last price.
    package var close: Double

    /// Creates a bar.
    package init(date: CalendarDate, open: Double?, close: Double) {
        self.date = date
        self.open = open
        self.close = close
    }

    /// Takes what opens are judged by from a daily bar.
    package init(_ bar: DailyBar) {
        self.init(date: bar.date, open: bar.open, close: bar.close)
    }
}

/// One past morning: what the open was estimated at with what was known before it, and what it was.
package struct OpenMorning: Hashable, Sendable {
    /// The session's date.
    package var date: CalendarDate
    /// The estimate.
    package var estimate: Double
    /// The last close before.
    package var reference: Double
    /// The open.
    package var open: Double

    /// How far the estimate was off, as a fraction.
    package var error: Double { (estimate / open - 1).magnitude }
    /// How far the last close was off.
    package var closeError: Double { (reference / open - 1).magnitude }

    /// Mornings that a record is of.
    package static let count = 60
}

extension OpenRecord {
    /// Of the last mornings.
    package init(_ mornings: [OpenMorning]) {
        let last = mornings.suffix(OpenMorning.count)
        self.init(
            error: last.map(\.error).median, closeError: last.map(\.closeError).median, mornings: last.count)
    }
}

extension Array where Element == Double {
    /// The middle value, or the mean of the two in the middle; nil of nothing.
    package var median: Double? {
        guard !isEmpty else { return nil }
        let ordered = sorted()
        let middle = count / 2
        return count.isMultiple(of: 2) ? (ordered[middle - 1] + ordered[middle]) / 2 : ordered[middle]
    }
}
