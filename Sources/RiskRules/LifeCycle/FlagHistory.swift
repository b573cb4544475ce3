public import Market

/// When a flag was raised, reckoned from the log of its changes.
public struct FlagHistory: Hashable, Sendable {
    /// One life of the flag.
    public struct Span: Hashable, Sendable {
        /// When it was raised.
        public var start: Instant
        /// When it cleared; nil while it is raised.
        public var end: Instant?
        /// The worst it was.
        public var severity: RiskFlag.Severity
    }

    /// The flag's lives, oldest first.
    public private(set) var spans: [Span] = []

    /// Reads a flag's changes.
    ///
    /// - Parameters:
    ///   - changes: its own, oldest first; those before may have been forgotten.
    ///   - record: how it stands now, which fills in what was forgotten.
    public init(_ changes: [FlagChange], record: FlagRecord? = nil) {
        for change in changes {
            let isOpen = spans.last.map { $0.end == nil } ?? false
            switch change.kind {
            case .cleared: if isOpen { spans[spans.count - 1].end = change.at }
            case .raised where !isOpen: spans.append(Span(start: change.at, end: nil, severity: change.severity))
            case .raised, .worse, .eased, .acknowledged, .unacknowledged, .snoozed, .woken:
                guard isOpen else { continue }
                spans[spans.count - 1].severity = max(spans[spans.count - 1].severity, change.severity)
            }
        }
        guard let record, record.clearedAt == nil else { return }
        if spans.last.map({ $0.end != nil }) ?? true {
            spans.append(Span(start: record.since, end: nil, severity: record.severity))
        } else {
            // What raised it may be older than what noticed it.
            let last = spans.count - 1
            spans[last].start = min(spans[last].start, record.since)
            spans[last].severity = max(spans[last].severity, record.severity)
        }
    }

    /// The worst severity on each of the last days in UTC, oldest first; nil where it was not raised.
    public func days(_ count: Int, through moment: Instant) -> [RiskFlag.Severity?] {
        let today = TimeZoneRule.utc.local(moment).date.daysSince1970
        var days = [RiskFlag.Severity?](repeating: nil, count: max(0, count))
        for span in spans {
            let first = TimeZoneRule.utc.local(span.start).date.daysSince1970
            let last = span.end.map { TimeZoneRule.utc.local($0).date.daysSince1970 } ?? today
            for day in max(first, today - count + 1)..<max(first, min(last, today) + 1, today - count + 1) {
                let place = count - 1 - (today - day)
                days[place] = max(days[place] ?? span.severity, span.severity)
            }
        }
        return days
    }
}
