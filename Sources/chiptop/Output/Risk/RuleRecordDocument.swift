import Analytics
import Market
import RiskRules
import TextUI

/// The records of rules and conditions, as text and JSON.
struct RuleRecordDocument: Encodable {
    /// The record of one rule or condition.
    struct Entry: Encodable {
        let id: String
        let title: String
        let raised: Int
        let after: [Horizon]
    }

    /// What followed after some sessions.
    struct Horizon: Encodable {
        let sessions: Int
        let count: Int
        /// Fractions; null without any return.
        @OrNull var median: Double?
        @OrNull var positive: Double?
    }

    let from: String
    let to: String
    let rules: [Entry]
    let conditions: [Entry]

    /// - Parameters:
    ///   - rules: those that were evaluated, in their order; nil: those that were raised, by name.
    ///   - theses: those whose conditions are listed.
    init(_ records: RuleRecords, rules: [Rule]?, theses: [Thesis]) {
        (from, to) = (records.first.description, records.last.description)
        let ids = rules?.map { ($0.id, $0.title) } ?? records.rules.keys.sorted().map { ($0, "") }
        self.rules = ids.map { id, title in Self.entry(id, title, records.rules[id]) }
        conditions = theses.flatMap { thesis in
            thesis.statements.map { statement in
                let record = records.conditions[StatementKey(thesis: thesis.id, statement: statement.id)]
                return Self.entry(thesis.id + "/" + statement.id, statement.title, record)
            }
        }
    }

    private static func entry(_ id: String, _ title: String, _ record: RuleRecord?) -> Entry {
        let horizons = record?.horizons ?? ForwardReturns.horizons.map { .init(sessions: $0, returns: []) }
        return Entry(
            id: id, title: title, raised: record?.raised ?? 0,
            after: horizons.map {
                Horizon(sessions: $0.sessions, count: $0.count, median: $0.median, positive: $0.positive)
            })
    }

    /// The rules in columns.
    var table: [String] { Self.table("rule", ">raised", rules) }

    /// Everything, with what the columns mean.
    var text: String {
        var lines = ["\(from) to \(to); flags raised after the first date", ""] + table
        lines += [
            "",
            "After so many sessions: the median return less that of the region's stocks (of a region: less that of all",
            "stocks), the share above zero, and how many returns are known.",
        ]
        if !conditions.isEmpty {
            lines +=
                [""] + Self.table("condition", ">breached", conditions) + [
                    "", "After a breach: the mean return of Asia's regions less that of the United States.",
                ]
        }
        return lines.joined(separator: "\n")
    }

    private static func table(_ name: String, _ count: String, _ entries: [Entry]) -> [String] {
        let columns = ForwardReturns.horizons.flatMap { [">after \($0)", ">above 0", ">n"] }
        let rows = entries.map { entry in
            [entry.id, "\(entry.raised)"]
                + entry.after.flatMap { horizon in
                    [
                        horizon.median.map { NumberText.percent($0, decimals: 1) } ?? "–",
                        horizon.positive.map { "\(Int(($0 * 100).rounded()))%" } ?? "–",
                        "\(horizon.count)",
                    ]
                }
        }
        return TextTable.lines([name, count] + columns, rows)
    }
}

extension FlagKey {
    /// Whether a flag is one of those that were asked for; all are where nothing was.
    func isWanted(rules: [String], symbols: [String]) -> Bool {
        guard rules.isEmpty || rules.contains(rule) else { return false }
        guard !symbols.isEmpty else { return true }
        guard case .instrument(let symbol) = subject else { return false }
        return symbols.contains(symbol.rawValue)
    }
}
