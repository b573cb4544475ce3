public import Market

/// What is still to be fetched of an instrument's daily bars, newest first.
struct HistoryPass: Hashable {
    /// What is to be asked for.
    var ranges: [ClosedRange<CalendarDate>]
    /// Whether everything is refetched since a split made the old bars wrong.
    var isWhole = false
    /// The first date that is wanted at all.
    var first: CalendarDate
    /// Days before each range that are asked for too: bars that are there already tell of splits.
    var overlap = 0
    /// How many requests of it are done.
    var done = 0

    /// How many requests it takes.
    var total: Int { done + ranges.count }

    /// The first date to ask for where a range is wanted.
    func start(of range: ClosedRange<CalendarDate>) -> CalendarDate {
        max(min(first, range.lowerBound), range.lowerBound.advanced(days: -overlap))
    }
}

/// How far the history is.
public struct HistoryProgress: Hashable, Sendable {
    /// Requests that are done.
    public var done: Int
    /// Requests that there are.
    public var total: Int
    /// Whose bars came last.
    public var symbol: Symbol

    /// The part that is done, 0 to 1.
    public var fraction: Double { total == 0 ? 1 : Double(done) / Double(total) }
}
