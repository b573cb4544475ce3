import ConfigText
import Market

/// Reads a file of rules into entries.
enum RuleFile {
    /// The entries of a file; errors in one entry do not hide those in others.
    static func entries(_ yaml: YAMLText, _ log: inout ProblemLog) -> [RuleEntry] {
        var entries: [RuleEntry] = []
        let trees = log.attempt { log throws(TextProblem) in
            try yaml.tree(&log)?.entries(of: "rules", beginningWith: "id") ?? []
        }
        for tree in trees ?? [] {
            guard let entry = log.attempt({ log throws(TextProblem) in try self.entry(tree, &log) }) else { continue }
            if let first = entries.first(where: { $0.id == entry.id }) {
                let line = first.source.position(of: 0).line
                log.add(
                    TextProblem(entry.source, 0..<1, "duplicate rule `\(entry.id)`; the first is on line \(line)"))
            } else {
                entries.append(entry)
            }
        }
        return entries
    }

    private static func entry(_ tree: YAMLTree, _ log: inout ProblemLog) throws(TextProblem) -> RuleEntry {
        let fields = try tree.fields(RuleKey.self, of: "a rule", &log)
        let id = try fields.identifier(.id)
        if let present = RuleNames.renamed[id] {
            log.add(TextProblem(tree.source, 0..<1, "the rule `\(id)` is now `\(present)`", kind: .hint))
        }
        var entry = RuleEntry(id: RuleNames.current(id), source: tree.source, fields: [:])
        entry.hasUnknownKeys = fields.hasUnknownKeys
        for field in fields.all {
            log.attempt { log throws(TextProblem) in
                if field.key == .only {
                    entry.only = try words(field.value)
                } else if !field.value.isNothing || !field.key.mayBeEmpty {
                    _ = try field.value.text(for: field.key.rawValue)
                    entry.fields[field.key] = field.value.source
                }
            }
        }
        return entry
    }

    private static func words(_ tree: YAMLTree) throws(TextProblem) -> [SourceText] {
        var words: [SourceText] = []
        for element in try tree.listElements(for: RuleKey.only.rawValue) {
            _ = try element.word(for: RuleKey.only.rawValue, "a name")
            words.append(element.source)
        }
        return words
    }
}

extension RuleKey {
    /// Whether a key without a value says nothing, as opposed to one that waits for an expression.
    fileprivate var mayBeEmpty: Bool {
        switch self {
        case .title, .category, .help: true
        case .id, .severity, .scope, .when, .clear, .hold, .highWhen, .highClear, .value, .message, .nature, .lasts,
            .only, .coveredBy, .enabled:
            false
        }
    }
}
