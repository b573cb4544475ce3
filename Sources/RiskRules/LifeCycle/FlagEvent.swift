public import Market

/// Something that happens to a flag.
public enum FlagEvent: Hashable, Sendable {
    /// Its rule raises it, or goes on to.
    case raised(RaisedFlag)
    /// Its rule no longer does.
    case cleared
    /// It was acknowledged.
    case acknowledged(by: String)
    /// The acknowledgement was withdrawn.
    case unacknowledged(by: String)
    /// It was snoozed.
    case snoozed(until: Instant, by: String)
    /// The snooze was ended early.
    case awakened(by: String)
    /// Time passed.
    case tick
}

/// A change in a flag's life: what the log keeps and what alerts follow.
public struct FlagChange: Hashable, Sendable {
    /// What kind of change.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case raised, worse, eased, cleared, acknowledged, unacknowledged, snoozed
        /// A snooze ended and the flag is still raised.
        case woken
    }

    /// Which flag.
    public var key: FlagKey
    /// What happened.
    public var kind: Kind
    /// When.
    public var at: Instant
    /// Who did it; nil where the rule did.
    public var by: String?
    /// How bad the flag was then.
    public var severity: RiskFlag.Severity
    /// What it said then.
    public var message: String

    /// Creates a change.
    public init(
        key: FlagKey, kind: Kind, at: Instant, by: String? = nil, severity: RiskFlag.Severity, message: String
    ) {
        self.key = key
        self.kind = kind
        self.at = at
        self.by = by
        self.severity = severity
        self.message = message
    }
}
