import Market
import RiskRules

/// What the rules said on one date.
struct RuleTestDay: Encodable {
    /// A flag with what it said.
    struct Entry: Encodable, Hashable {
        let rule: String
        let subject: String
        let severity: String
        let message: String
        /// Whether it was not raised on the date before.
        let isNew: Bool

        private enum CodingKeys: String, CodingKey {
            case rule, subject, severity, message
            case isNew = "new"
        }

        fileprivate var key: String { rule + " " + subject }
    }

    /// A flag that is raised no more.
    struct Cleared: Encodable, Hashable {
        let rule: String
        let subject: String
    }

    let date: String
    let raised: [Entry]
    let cleared: [Cleared]

    /// - Parameter before: the day before, to tell what is new.
    init(
        _ date: CalendarDate, cleared: [RuleOutcome], raised: [RuleOutcome], before: RuleTestDay?,
        isWanted: (RuleOutcome) -> Bool
    ) {
        self.date = date.description
        let known = Set(before?.raised.map(\.key) ?? [])
        self.raised = raised.filter(isWanted).compactMap { outcome in
            outcome.flag.map { flag in
                Entry(
                    rule: outcome.rule, subject: outcome.subject.key, severity: flag.severity.name,
                    message: flag.message, isNew: !known.contains(outcome.rule + " " + outcome.subject.key))
            }
        }.sorted { ($0.rule, $0.subject) < ($1.rule, $1.subject) }
        self.cleared = cleared.filter(isWanted).map { Cleared(rule: $0.rule, subject: $0.subject.key) }
            .sorted { ($0.rule, $0.subject) < ($1.rule, $1.subject) }
    }

    /// What was raised and what cleared, date by date, and how often each rule spoke.
    static func text(_ days: [RuleTestDay]) -> String {
        var lines: [String] = []
        for day in days {
            for entry in day.raised where entry.isNew {
                lines.append(
                    "\(day.date)  raised   \(entry.severity)  \(entry.rule)  \(entry.subject)  \(entry.message)")
            }
            for entry in day.cleared { lines.append("\(day.date)  cleared        \(entry.rule)  \(entry.subject)") }
        }
        if lines.isEmpty { lines.append("No flags were raised") }
        let counts = Dictionary(
            days.flatMap(\.raised).filter(\.isNew).map { ($0.rule, 1) }, uniquingKeysWith: +)
        lines.append("")
        lines.append("\(days.count) dates; flags raised by rule: " + (counts.isEmpty ? "none" : ""))
        lines += counts.sorted { $0.key < $1.key }.map { "  \($0.key)  \($0.value)" }
        return lines.joined(separator: "\n")
    }
}
