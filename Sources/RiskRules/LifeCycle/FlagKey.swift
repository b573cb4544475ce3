/// Which flag: a rule's about a subject.
public struct FlagKey: Hashable, Sendable {
    /// The rule's id.
    public var rule: String
    /// Whom it is about.
    public var subject: RuleSubject

    /// Creates a key.
    public init(rule: String, subject: RuleSubject) {
        self.rule = rule
        self.subject = subject
    }
}
