/// What a rule's flags are to those who read them.
public enum RuleNature: String, CaseIterable, Hashable, Sendable {
    /// Something happened: it is counted, alerts follow it, and it ends.
    case event
    /// Something is so: a screen to sort by, listed and never an alert.
    case state
}

/// How long a raised flag stands.
public enum FlagTerm: Hashable, Sendable {
    /// Until the rule's condition clears.
    case condition
    /// So many sessions of what it is about, whatever the condition says meanwhile: to the open of the session after
    /// them, and no longer than a day after the last of them closed.
    case sessions(Int)

    /// As a rules file says it.
    public var text: String {
        switch self {
        case .condition: "condition"
        case .sessions(1): "session"
        case .sessions(let count): "\(count) sessions"
        }
    }

    /// The term of a text such as `session`, `3 sessions` or `condition`; nil for others.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        switch (words.first, words.count) {
        case ("condition", 1): self = .condition
        case ("session", 1): self = .sessions(1)
        default:
            guard words.count == 2, words[1].hasPrefix("session"), let count = Int(words[0]), (1...60).contains(count)
            else { return nil }
            self = .sessions(count)
        }
    }
}
