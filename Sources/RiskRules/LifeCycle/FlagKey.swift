public import Market

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

    /// The key of a flag on the board.
    public init(_ flag: RiskFlag) {
        rule = flag.rule
        switch flag.scope {
        case .instrument(let symbol): subject = .instrument(symbol)
        case .region(let region): subject = .region(region)
        case .gauge(let id): subject = .gauge(id)
        case .pair(let foreign, let home): subject = .pair(foreign: foreign, home: home)
        case .feed: subject = .feed(flag.subject)
        }
    }
}
