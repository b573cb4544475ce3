public import Market
public import RiskRules

/// A change in a flag's life with the names that people read.
public struct NamedChange: Hashable, Sendable {
    /// What happened to which flag.
    public var change: FlagChange
    /// The rule's title.
    public var title: String
    /// The name of whom it is about.
    public var name: String
    /// What the rule belongs to, such as `price`; nil where unknown.
    public var category: String?
    /// Since when the flag has been raised; nil where unknown.
    public var since: Instant?
    /// Where the subject trades: whose hours make quiet times.
    public var exchanges: [Exchange]
    /// Whether the flag is acknowledged or snoozed and the change does not end that.
    public var isSilenced: Bool

    /// Creates a named change.
    ///
    /// - Parameters:
    ///   - exchanges: where the subject trades; left out, what the subject tells (a basket and a feed tell nothing).
    ///   - isSilenced: whether the flag is acknowledged or snoozed and the change does not end that.
    public init(
        _ change: FlagChange, title: String, name: String, category: String? = nil, since: Instant? = nil,
        exchanges: [Exchange]? = nil, isSilenced: Bool = false
    ) {
        self.change = change
        self.title = title
        self.name = name
        self.category = category
        self.since = since
        self.exchanges = exchanges ?? change.key.subject.exchanges
        self.isSilenced = isSilenced
    }

    /// Creates a named change from what is remembered of its flag after it: since when, and whether it is silenced.
    public init(
        _ change: FlagChange, record: FlagRecord?, title: String, name: String, category: String? = nil,
        exchanges: [Exchange]? = nil
    ) {
        self.init(
            change, title: title, name: name, category: category, since: record?.since, exchanges: exchanges,
            isSilenced: record?.silences(change) ?? false)
    }
}

extension RuleSubject {
    fileprivate var exchanges: [Exchange] {
        switch self {
        case .instrument(let symbol): [Instrument(inferredFrom: symbol).exchange].compactMap { $0 }
        case .region(let region): [region.leadingExchange]
        case .pair(let foreign, let home):
            [foreign, home].compactMap { Instrument(inferredFrom: $0).exchange }
        case .basket, .feed: []
        }
    }
}

extension FlagRecord {
    /// Whether a change that this record already has is silenced.
    ///
    /// Clearing wipes an acknowledgement and a snooze off the record, so that its history has to tell.
    fileprivate func silences(_ change: FlagChange) -> Bool {
        guard change.kind == .cleared else {
            let state = state(at: change.at)
            return state == .snoozed || state == .acknowledged
        }
        var isAcknowledged = false
        var isSnoozed = false
        var severity: RiskFlag.Severity?
        for entry in history {
            switch entry.kind {
            case .raised: (isAcknowledged, isSnoozed) = (false, false)
            case .worse:
                isAcknowledged = false
                if let severity, entry.severity > severity { isSnoozed = false }
            case .acknowledged: isAcknowledged = true
            case .unacknowledged: isAcknowledged = false
            case .snoozed: isSnoozed = true
            case .woken: isSnoozed = false
            case .eased, .cleared: break
            }
            severity = entry.severity
        }
        return isAcknowledged || isSnoozed
    }
}
