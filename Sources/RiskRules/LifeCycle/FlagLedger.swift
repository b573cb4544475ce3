public import Market

/// What is remembered of all flags, in memory: for programs that keep no state, and for tests.
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

extension RuleOutcome {
    /// Which flag it is about.
    public var key: FlagKey { FlagKey(rule: rule, subject: subject) }
}

extension RuleUpdate {
    /// The update that outcomes come to: flags, and everything else as cleared.
    public init(_ outcomes: some Sequence<RuleOutcome>) {
        self.init()
        for outcome in outcomes {
            if outcome.flag == nil { cleared.append(outcome) } else { changed.append(outcome) }
        }
    }

    /// What happened to which flag, as the life cycle takes it.
    public var events: [(key: FlagKey, event: FlagEvent)] {
        (changed + cleared).compactMap { outcome in
            switch outcome.verdict {
            case .raised(let flag): return (outcome.key, .raised(flag))
            case .clear: return (outcome.key, .cleared)
            case .unknown: return nil
            }
        }
    }
}
