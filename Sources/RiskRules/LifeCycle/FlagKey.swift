public import Market

/// Which flag: a rule's or a manual risk's about a subject.
public struct FlagKey: Hashable, Sendable {
    /// What raised it.
    public var origin: FlagOrigin
    /// Whom it is about.
    public var subject: RuleSubject

    /// The name of the rule, or of the manual risk.
    public var rule: String { origin.name }

    /// Creates the key of a rule's flag.
    public init(rule: String, subject: RuleSubject) { self.init(origin: .rule(rule), subject: subject) }

    /// Creates a key.
    public init(origin: FlagOrigin, subject: RuleSubject) {
        self.origin = origin
        self.subject = subject
    }

    /// The key of a flag on the board.
    public init(_ flag: RiskFlag) {
        origin = flag.origin
        switch flag.scope {
        case .instrument(let symbol): subject = .instrument(symbol)
        case .region(let region): subject = .region(region)
        case .basket(let id): subject = .basket(id)
        case .pair(let foreign, let home): subject = .pair(foreign: foreign, home: home)
        case .feed: subject = .feed(flag.subject)
        }
    }
}
