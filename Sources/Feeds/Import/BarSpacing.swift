import Market

/// How far apart the bars of a source are, where that is more than a session.
enum BarSpacing: String, CaseIterable {
    case weekly, monthly, quarterly, yearly

    /// Bars of one instrument from which on their gaps tell what they are; daily bars may have holes.
    static let enough = 6

    /// Days from one bar to the next: a bar is dated to its first or to its last session.
    private var gaps: ClosedRange<Int> {
        switch self {
        case .weekly: 6...8
        case .monthly: 26...35
        case .quarterly: 85...99
        case .yearly: 355...375
        }
    }

    /// The spacing that all instruments with enough bars have; nil where one of them has bars of days, or none has
    /// enough.
    init?(_ dates: some Sequence<Set<CalendarDate>>) {
        let spacings = Set(dates.filter { $0.count >= BarSpacing.enough }.map { BarSpacing.spacing(of: $0) })
        guard spacings.count == 1, let spacing = spacings.first.flatMap({ $0 }) else { return nil }
        self = spacing
    }

    /// Nine gaps in ten have to be of one kind: a bar is missing now and then, and the last one is of the week that
    /// goes on.
    private static func spacing(of dates: Set<CalendarDate>) -> BarSpacing? {
        let days = dates.map(\.daysSince1970).sorted()
        let gaps = zip(days.dropFirst(), days).map { $0 - $1 }
        let regular = allCases.first { spacing in
            let odd = gaps.count { !spacing.gaps.contains($0) }
            return odd <= max(1, gaps.count / 10)
        }
        // Holes hide the gaps of weeks and months, but not that every bar is of a Monday or of a first.
        if let regular { return regular }
        if gaps.allSatisfy({ $0 % 7 == 0 }) { return .weekly }
        return dates.allSatisfy { $0.components.day == 1 } ? .monthly : nil
    }
}
