public import ConfigText
import Market

/// Reads watch items from YAML.
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
public enum WatchFile {
    private static let keys = ["id", "severity", "title", "kind", "scope", "start", "expiry", "source", "note"]

    /// The items of a text.
    ///
    /// - Throws: `TextProblem` for the first mistake.
    public static func items(_ text: String, file: String) throws(TextProblem) -> [WatchItem] {
        var items: [WatchItem] = []
        for entry in try YAMLText(text, file: file).entries(of: "watch items") {
            let item = try item(try FlatEntry(entry, keys: keys))
            guard !items.contains(where: { $0.id == item.id }) else {
                throw TextProblem(entry.start, 0..<1, "the item `\(item.id)` stands there twice")
            }
            items.append(item)
        }
        return items
    }

    private static func item(_ entry: FlatEntry) throws(TextProblem) -> WatchItem {
        let kinds = Dictionary(uniqueKeysWithValues: WatchItem.Kind.allCases.map { ($0.rawValue, $0) })
        guard let start = try entry.value("start", "a date such as 2026-01-05", CalendarDate.init(_:)) else {
            throw entry.missing("start")
        }
        guard let scope = try entry.value("scope", "all, region:TW, tag:… or symbols:…", WatchItem.Scope.init(_:))
        else {
            throw entry.missing("scope")
        }
        guard let id = try entry.value("id", "small letters, digits and `-`", { $0.isIdentifier ? $0 : nil }) else {
            throw entry.missing("id")
        }
        return WatchItem(
            id: id, severity: try entry.value("severity", "info, warn or high") { RuleWords.severities[$0] } ?? .warn,
            title: try entry.required("title"),
            kind: try entry.value("kind", kinds.keys.sorted().joined(separator: ", ")) { kinds[$0] } ?? .other,
            scope: scope, start: start,
            expiry: try entry.value("expiry", "a date such as 2026-01-05", CalendarDate.init(_:)),
            source: entry.words("source") ?? "", note: entry.words("note") ?? "")
    }
}
