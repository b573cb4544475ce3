public import Market

/// What is remembered of a flag.
public struct FlagRecord: Hashable, Sendable {
    /// How a flag stands.
    public enum State: String, CaseIterable, Hashable, Sendable {
        case raised, acknowledged, snoozed, cleared
    }

    /// Which flag.
    public var key: FlagKey
    /// How bad it is, or was when it cleared.
    public var severity: RiskFlag.Severity
    /// What it says.
    public var message: String
    /// What it is measured by.
    public var measure: Double?
    /// What that was when people were last told: a quarter more is worse.
    public var noticedMeasure: Double?
    /// Since when it has been raised.
    public var since: Instant
    /// When something last happened to it.
    public var updatedAt: Instant
    /// When it cleared; nil while it is raised.
    public var clearedAt: Instant?
    /// When it was acknowledged, and by whom.
    public var acknowledgedAt: Instant?
    /// See `acknowledgedAt`.
    public var acknowledgedBy: String?
    /// Until when it is snoozed, and by whom.
    public var snoozedUntil: Instant?
    /// See `snoozedUntil`.
    public var snoozedBy: String?
    /// How often it has been raised.
    public var raisings: Int
    /// Counts the changes of the row that it is kept in.
    public var version: Int
    /// The last changes, oldest first.
    public var history: [FlagChange]

    /// How many changes a record remembers; a database's log has more.
    public static let longestHistory = 32

    /// Creates the record of a flag that is raised for the first time.
    public init(key: FlagKey, flag: RaisedFlag, at moment: Instant) {
        self.key = key
        severity = flag.severity
        message = flag.message
        measure = flag.measure
        noticedMeasure = flag.measure
        since = flag.since
        updatedAt = moment
        raisings = 1
        version = 0
        history = []
    }

    /// How it stands at a moment.
    public func state(at moment: Instant) -> State {
        if clearedAt != nil { return .cleared }
        if let snoozedUntil, moment < snoozedUntil { return .snoozed }
        return acknowledgedAt == nil ? .raised : .acknowledged
    }
}
