public import ConfigText
import Market

/// Reads manual risks from YAML.
///
/// ```yaml
/// - id: taiwan-drills
///   severity: high
///   title: Military drills around Taiwan
///   kind: geopolitics
///   scope: tag:taiwan-strait      # all, region:TW, tag:…, symbols:NVDA,TSM
///   start: 2026-01-05
///   expiry: 2026-02-28
///   source: press reports
/// ```
public enum ManualRiskFile {
    private enum Key: String, FileKey {
        case id, severity, title, kind, scope, start, expiry, source, note
    }

    /// The items of a text.
    ///
    /// - Throws: `TextProblems` with every error.
    public static func items(_ text: String, file: String) throws(TextProblems) -> [ManualRisk] {
        var log = ProblemLog()
        var items: [ManualRisk] = []
        let trees = log.attempt { log throws(TextProblem) in
            try YAMLText(text, file: file).tree(&log)?.entries(of: "manual risks", beginningWith: "id") ?? []
        }
        for tree in trees ?? [] {
            log.attempt { log throws(TextProblem) in
                let item = try self.item(try tree.fields(Key.self, of: "a manual risk", &log))
                guard !items.contains(where: { $0.id == item.id }) else {
                    throw tree.problem("duplicate manual risk `\(item.id)`")
                }
                items.append(item)
            }
        }
        try log.check()
        return items
    }

    private static func item(_ fields: YAMLFields<Key>) throws(TextProblem) -> ManualRisk {
        let start = try fields.required(.start).date(for: Key.start.rawValue)
        let scope = try fields.required(.scope).value(
            for: Key.scope.rawValue, "all, region:TW, tag:… or symbols:…", ManualRisk.Scope.init(_:))
        return ManualRisk(
            id: try fields.identifier(.id),
            severity: try fields[.severity]?.choice(among: RuleWords.severities, for: Key.severity.rawValue) ?? .warn,
            title: try fields.required(.title).text(for: Key.title.rawValue),
            kind: try fields[.kind]?.choice(of: ManualRisk.Kind.self, for: Key.kind.rawValue) ?? .other,
            scope: scope, start: start, expiry: try fields[.expiry]?.date(for: Key.expiry.rawValue),
            source: try fields.text(.source) ?? "", note: try fields.text(.note) ?? "")
    }
}
