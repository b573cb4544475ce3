import ConfigText

/// What a rule's entry in a file may say.
enum RuleKey: String, CaseIterable, Hashable, Sendable {
    case id, title, severity, scope, category, help, when, clear, hold = "for", highWhen = "high_when", value, message
    case only, coveredBy = "covered_by", enabled
}

/// One entry of a file, or several that are laid over each other; nothing is compiled yet.
struct RuleEntry {
    var id: String
    /// Where the entry begins.
    var source: SourceText
    var fields: [RuleKey: SourceText]
    /// The words of `only`.
    var only: [SourceText]?

    /// What another entry of the same id says, before what this one says.
    func overridden(by other: RuleEntry) -> RuleEntry {
        var result = self
        result.fields.merge(other.fields) { $1 }
        result.only = other.only ?? only
        return result
    }

    func words(_ key: RuleKey) -> String? {
        fields[key].map { $0.text(0..<$0.bytes.count) }
    }
}
