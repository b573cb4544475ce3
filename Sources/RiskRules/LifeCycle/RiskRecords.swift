public import Market

/// What people did about flags, what happened to them lately, and what was entered by hand: what a screen shows beside
/// the flags that are raised.
public struct RiskRecords: Sendable {
    /// What is remembered of each flag.
    public var flags: [FlagKey: FlagRecord]
    /// The last changes of all flags, oldest first.
    public var log: [FlagChange]
    /// The manual risks by id, ended and expired ones included.
    public var items: [ManualRisk]
    /// Since when each statement has stood as it does, by thesis and statement.
    public var statements: [StatementKey: Instant]
    /// When statements changed, oldest first.
    public var statementLog: [StatementChange]
    /// What is muted, with who did it.
    public var mutes: [FlagMute: FlagMuteRecord] = [:]
    /// Why nothing is kept, for people; nil where all is well.
    public var fault: String?

    /// Creates records of nothing.
    public init() {
        flags = [:]
        log = []
        items = []
        statements = [:]
        statementLog = []
    }

    /// The flags that are acknowledged or snoozed.
    public func silenced(at moment: Instant) -> [FlagKey: FlagRecord.State] {
        var result: [FlagKey: FlagRecord.State] = [:]
        for (key, record) in flags where record.acknowledgedAt != nil || record.snoozedUntil != nil {
            let state = record.state(at: moment)
            if state == .acknowledged || state == .snoozed { result[key] = state }
        }
        return result
    }
}

/// Which statement of which thesis.
public struct StatementKey: Hashable, Sendable {
    /// The thesis's id.
    public var thesis: String
    /// The statement's id.
    public var statement: String

    /// Creates a key.
    public init(thesis: String, statement: String) {
        self.thesis = thesis
        self.statement = statement
    }
}

/// A statement that came to stand otherwise.
public struct StatementChange: Hashable, Sendable {
    /// Which one.
    public var key: StatementKey
    /// How it stands since.
    public var standing: StatementState.Standing
    /// When.
    public var at: Instant

    /// Creates a change.
    public init(key: StatementKey, standing: StatementState.Standing, at: Instant) {
        self.key = key
        self.standing = standing
        self.at = at
    }
}

/// What the user at the screen wants done about flags and manual risks.
public enum RiskOrder: Hashable, Sendable {
    /// Something happens to flags: seen, snoozed, taken back.
    case flags([FlagKey], FlagEvent)
    /// Flags are muted, or no longer.
    case mute(FlagMute)
    /// See `mute`.
    case unmute(FlagMute)
    /// A new manual risk, or another text for one of that id.
    case save(ManualRisk)
    /// A manual risk ends before its time.
    case end(String)
}
