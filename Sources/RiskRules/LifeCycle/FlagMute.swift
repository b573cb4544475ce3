public import Market

/// What is muted: flags that it covers are neither listed nor told until that is taken back.
public enum FlagMute: Hashable, Sendable {
    /// One flag.
    case flag(FlagKey)
    /// All flags of a rule or of a manual risk.
    case origin(FlagOrigin)
    /// All flags about a subject.
    case subject(RuleSubject)
    /// All flags of a region and of what trades there.
    case region(Region)
    /// All flags of rules of a category.
    case category(String)

    /// Whether it covers a flag whose rule belongs to a category; where an instrument trades, its symbol tells.
    public func covers(_ key: FlagKey, category: String?) -> Bool {
        switch self {
        case .flag(let own): own == key
        case .origin(let origin): origin == key.origin
        case .subject(let subject): subject == key.subject
        case .region(let region): key.subject.region == region
        case .category(let name): name == category
        }
    }
}

/// Who muted something, and when.
public struct FlagMuteRecord: Hashable, Sendable {
    /// Who.
    public var by: String
    /// When.
    public var at: Instant

    /// Creates a record.
    public init(by: String, at: Instant) {
        self.by = by
        self.at = at
    }
}

extension RuleSubject {
    /// The region it belongs to, as far as its symbol tells; nil where it is of none.
    package var region: Region? {
        switch self {
        case .instrument(let symbol), .pair(_, let symbol): Instrument(inferredFrom: symbol).region
        case .region(let region): region
        case .basket, .feed: nil
        }
    }
}
