public import Market

/// What rules and theses would have said on past dates, reckoned from bars: how flags and statements stood before
/// anything was recorded.
public struct RiskPast: Sendable {
    /// The changes of each flag, oldest first.
    public private(set) var changes: [FlagKey: [FlagChange]] = [:]
    /// How each statement came to stand otherwise, oldest first.
    public private(set) var statements: [StatementKey: [StatementChange]] = [:]
    /// What followed flags and breaches; nil before it is worked out.
    public var records: RuleRecords?
    /// The end of the first date: what stood so then may be any older.
    public private(set) var start: Instant?
    private var lives: [FlagKey: FlagRecord] = [:]

    /// Creates a past in which nothing happened.
    public init() {}

    /// Takes what one date brought; dates are taken in order.
    ///
    /// - Parameters:
    ///   - update: the rules' changes since the date before.
    ///   - moment: the end of the date.
    ///   - closing: when a subject's session of the date was over.
    public mutating func take(
        _ update: RuleUpdate, _ theses: [ThesisState], at moment: Instant, closing: (RuleSubject) -> Instant
    ) {
        start = start ?? moment
        for (key, event) in update.events {
            let (record, change) = FlagLifeCycle.reduce(lives[key], key, event, at: closing(key.subject))
            lives[key] = record
            lives[key]?.history = []
            if let change { changes[key, default: []].append(change) }
        }
        for thesis in theses {
            for statement in thesis.statements {
                let key = StatementKey(thesis: thesis.id, statement: statement.id)
                guard statements[key]?.last?.standing != statement.standing else { continue }
                statements[key, default: []].append(
                    StatementChange(key: key, standing: statement.standing, at: moment))
            }
        }
    }

    /// A flag's changes: those that were recorded, before them what bars tell.
    public func changes(of key: FlagKey, before recorded: [FlagChange] = []) -> [FlagChange] {
        let own = changes[key] ?? []
        guard let first = recorded.first?.at else { return own }
        return own.filter { $0.at < first } + recorded
    }

    /// A statement's changes: those that were recorded, before them what bars tell.
    public func changes(of key: StatementKey, before recorded: [StatementChange] = []) -> [StatementChange] {
        let own = statements[key] ?? []
        guard let first = recorded.first?.at else { return own }
        return own.filter { $0.at < first } + recorded
    }
}
