import ConfigText

/// What a rule's entry in a file may say.
enum RuleKey: String, FileKey {
    case id, title, severity, scope, category, help, when, clear, hold = "for", highWhen = "high-when", highClear =
        "high-clear"
    case value, message, nature, lasts, only, coveredBy = "covered-by", enabled
}

/// One entry of a file, or several that are laid over each other; nothing is compiled yet.
struct RuleEntry {
    var id: String
    /// Where the entry begins.
    var source: SourceText
    var fields: [RuleKey: SourceText]
    /// Whether there are keys that were not understood.
    var hasUnknownKeys = false
    /// The words of `only`.
    var only: [SourceText]?

    /// What another entry of the same id says, before what this one says.
    func overridden(by other: RuleEntry) -> RuleEntry {
        var result = self
        result.fields.merge(other.fields) { $1 }
        result.only = other.only ?? only
        result.hasUnknownKeys = other.hasUnknownKeys || hasUnknownKeys
        return result
    }

    func words(_ key: RuleKey) -> String? {
        fields[key]?.words
    }
}
