import Analytics
import Market
import RefreshEngine
import RiskRules
import TextUI

/// What the rules said on one date.
struct RuleTestDay: Encodable {
    /// A flag with what it said.
    struct Entry: Encodable, Hashable {
        let rule: String
        let subject: String
        /// What people call the subject.
        let name: String
        let severity: String
        let message: String
        /// Whether it was not raised on the date before.
        let isNew: Bool
        /// The returns against the region after 1, 5 and 20 sessions, for those that are new.
        var after: [ForwardReturn] = []

        fileprivate let key: FlagKey

        private enum CodingKeys: String, CodingKey {
            case rule, subject, name, severity, message, after
            case isNew = "new"
        }
    }

    /// A flag that is raised no more.
    struct Cleared: Encodable, Hashable {
        let rule: String
        let subject: String
    }

    let date: String
    private(set) var raised: [Entry]
    let cleared: [Cleared]
    private let day: CalendarDate

    private enum CodingKeys: String, CodingKey {
        case date, raised, cleared
    }

    /// - Parameters:
    ///   - raised: everything that is raised on the date.
    ///   - before: the day before, to tell what is new.
    init(_ step: MarketWalk.Step, raised: [RuleOutcome], before: RuleTestDay?, isWanted: (FlagKey) -> Bool) {
        (date, day) = (step.date.description, step.date)
        let known = Set(before?.raised.map(\.key) ?? [])
        let names = SubjectNames(RuleData(step.snapshot, events: EventIndex([])))
        self.raised = raised.filter { isWanted($0.key) }.compactMap { outcome in
            outcome.flag.map { flag in
                Entry(
                    rule: outcome.rule, subject: outcome.subject.key, name: names[outcome.subject],
                    severity: flag.severity.name, message: flag.message, isNew: !known.contains(outcome.key),
                    key: outcome.key)
            }
        }.sorted { ($0.rule, $0.subject) < ($1.rule, $1.subject) }
        cleared = step.update.cleared.filter { isWanted($0.key) }
            .map { Cleared(rule: $0.rule, subject: $0.subject.key) }
            .sorted { ($0.rule, $0.subject) < ($1.rule, $1.subject) }
    }

    /// The day with what followed its flags.
    func adding(_ records: RuleRecords?) -> RuleTestDay {
        guard let records else { return self }
        var day = self
        let raisings = Dictionary(
            records.raisings.filter { $0.date == self.day }.map { ($0.key, $0.returns) },
            uniquingKeysWith: { first, _ in first })
        for index in day.raised.indices where day.raised[index].isNew {
            let returns = raisings[day.raised[index].key] ?? []
            day.raised[index].after = zip(ForwardReturns.horizons, returns).map(ForwardReturn.init)
        }
        return day
    }

    /// What was raised and what cleared, date by date, and the record of each rule.
    static func text(_ days: [RuleTestDay], _ records: RuleRecords?) -> String {
        var lines: [String] = []
        for day in days {
            for entry in day.raised where entry.isNew {
                let after = entry.after.map(\.text).joined(separator: " ")
                lines.append(
                    "\(day.date)  raised   \(entry.severity)  \(entry.rule)  \(entry.subject)  \(entry.name)  "
                        + entry.message + (after.isEmpty ? "" : "  [\(after)]"))
            }
            for entry in day.cleared { lines.append("\(day.date)  cleared        \(entry.rule)  \(entry.subject)") }
        }
        if lines.isEmpty { lines.append("No flags were raised") }
        lines += [
            "", "\(days.count) dates; flags raised after the first by rule, with the returns against the region:",
        ]
        lines += records.map { RuleRecordDocument($0, rules: nil, theses: []).table } ?? []
        return lines.joined(separator: "\n")
    }
}

/// A return against the others after some sessions.
struct ForwardReturn: Encodable, Hashable {
    let sessions: Int
    /// A fraction; null where it is unknown.
    let excess: Double?

    init(_ sessions: Int, _ excess: Double?) { (self.sessions, self.excess) = (sessions, excess) }

    private enum CodingKeys: String, CodingKey {
        case sessions, excess
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(sessions, forKey: .sessions)
        try values.encode(excess, forKey: .excess)
    }

    var text: String { excess.map { NumberText.percent($0, decimals: 1) } ?? "–" }
}
