public import Market
public import RiskRules

/// What is remembered of all flags, in memory.
public struct FlagLedger: Hashable, Sendable {
    /// The records by flag.
    public private(set) var records: [FlagKey: FlagRecord] = [:]

    /// Creates an empty ledger.
    public init() {}

    /// Takes what a round of evaluation changed. Returns the changes for logs and alerts.
    public mutating func apply(_ update: RuleUpdate, at moment: Instant) -> [FlagChange] {
        update.events.compactMap { apply($0.event, to: $0.key, at: moment) }
    }

    /// Takes one event.
    @discardableResult
    public mutating func apply(_ event: FlagEvent, to key: FlagKey, at moment: Instant) -> FlagChange? {
        let (record, change) = FlagLifeCycle.reduce(records[key], key, event, at: moment)
        records[key] = record
        return change
    }

    /// Ends the snoozes that are over.
    public mutating func passTime(to moment: Instant) -> [FlagChange] {
        records.keys.sorted { ($0.rule, $0.subject.key) < ($1.rule, $1.subject.key) }
            .compactMap { apply(.tick, to: $0, at: moment) }
    }
}
