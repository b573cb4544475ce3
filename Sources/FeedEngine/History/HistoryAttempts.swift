import Market

/// What was asked of an instrument's history while one session was the last: what no source has yet is asked for again
/// after a pause, never at once.
struct HistoryAttempts: Hashable {
    /// The last session that was over, by our calendar, when it was asked for.
    private(set) var last: CalendarDate
    /// What was asked for since the last pause.
    private(set) var asked: [ClosedRange<CalendarDate>] = []
    /// How many pauses there were.
    private(set) var pauses = 0

    init(last: CalendarDate) { self.last = last }

    /// Notes that a range was asked for and answered.
    mutating func note(_ range: ClosedRange<CalendarDate>) { asked.append(range) }

    /// Starts again where another session is over.
    mutating func move(to last: CalendarDate) {
        if last != self.last { self = HistoryAttempts(last: last) }
    }

    /// Whether everything that is missing was asked for already, and nothing is gained by asking at once.
    func haveAsked(_ ranges: [ClosedRange<CalendarDate>]) -> Bool {
        ranges.allSatisfy { range in
            asked.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
        }
    }

    /// Notes a pause, after which all that is missing may be asked for again.
    mutating func pause() {
        asked = []
        pauses += 1
    }
}
