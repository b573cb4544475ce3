import Market

/// One round of evaluation: what it was told, what that touches, and what came of it.
struct RuleRound {
    let changes: RuleChanges
    let isNewDate: Bool
    /// The places of the instruments that changed.
    var touched: [Int] = []
    /// One bit for each number of a region that differs.
    var regionChanges: [Region: UInt64] = [:]
    var areWeightsNew = false
    /// The rules that have to be evaluated for all subjects of a scope.
    var due: [RuleScope: [Int]] = [:]
    var update = RuleUpdate()
    /// Room for the values of one subject's rules.
    var values: [Double] = []

    init(changes: RuleChanges, isNewDate: Bool) {
        self.changes = changes
        self.isNewDate = isNewDate
    }

    /// Whether anything that rules share may differ.
    func mayTouch(_ dependencies: RuleDependencies) -> Bool {
        guard let symbols = changes.symbols else { return true }
        if !dependencies.baskets.isEmpty || !dependencies.regions.isEmpty { return true }
        if changes.rates && dependencies.readsRates { return true }
        if dependencies.readsTime && changes.time || dependencies.readsDate && isNewDate { return true }
        if !dependencies.tags.isEmpty && !symbols.isEmpty { return true }
        return !dependencies.symbols.isDisjoint(with: symbols)
            || !dependencies.symbols.isDisjoint(with: changes.histories)
    }

    /// Whether a rule that reads past closes has to be evaluated for everybody.
    func isHistoryDue(_ dependencies: RuleDependencies, in scope: RuleScope) -> Bool {
        guard let symbols = changes.symbols else { return true }
        if scope != .instrument && !changes.histories.isEmpty { return true }
        return !dependencies.symbols.isDisjoint(with: symbols)
            || !dependencies.symbols.isDisjoint(with: changes.histories)
    }

    /// Whether the rows of a scope have to be looked at.
    func mayTouchRows(of scope: RuleScope) -> Bool {
        guard let symbols = changes.symbols else { return true }
        switch scope {
        case .region: return regionChanges.values.contains { $0 != 0 }
        case .basket: return !symbols.isEmpty || changes.rates
        case .pair: return !symbols.isEmpty || changes.rates
        case .feed: return changes.feeds || changes.time
        case .instrument, .market: return false
        }
    }
}

extension Evaluator {
    /// Everybody of a scope but instruments.
    mutating func subjects(of scope: RuleScope) -> [RuleSubject] {
        switch scope {
        case .instrument, .market: []
        case .region: Region.allCases.filter { regionStates[$0] != nil }.map { .region($0) }
        case .basket: basketStates.keys.sorted().map { .basket($0) }
        case .pair: pairStates.map { .pair(foreign: $0.pair.foreign, home: $0.pair.home) }
        case .feed: feedStates.map { .feed($0.feed) }
        }
    }
}
