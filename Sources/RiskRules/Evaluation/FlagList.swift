public import Market

/// Everything that is raised as the board shows it, kept in order while flags come and go: the worst first, then the
/// newest, then in the order of the rules.
///
/// What a change costs grows with the flags, not with the instruments.
public struct FlagList: Sendable {
    /// The flags in order.
    public private(set) var flags: [RiskFlag] = []
    /// The worst flag of each instrument that has one.
    public private(set) var flagged: [Symbol: RiskFlag.Severity] = [:]
    private let ranks: [String: Int]
    private let covers: Set<String>
    private let states: Set<String>
    private let gathered: Set<String>
    private let nature: RuleNature?

    /// Creates an empty list of the flags of some rules.
    ///
    /// - Parameter nature: only of rules of this nature; manual risks count as events. All where nil.
    public init(_ rules: RuleSet, _ nature: RuleNature? = nil) {
        self.nature = nature
        states = Set(rules.rules.filter { $0.nature == .state }.map(\.id))
        gathered = Set(rules.rules.filter(\.isGatheredByRegion).map(\.id))
        ranks = Dictionary(rules.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        covers = Set(rules.rules.compactMap(\.coveredBy))
    }

    /// Takes what a round of evaluation changed.
    ///
    /// - Parameters:
    ///   - book: the rules after that round.
    ///   - watched: the flags of manual risks, which no rule raises.
    ///   - areNamesNew: whether subjects may be called otherwise than before.
    public mutating func take(
        _ update: RuleUpdate, of book: RuleBook, watched: [RuleOutcome], areNamesNew: Bool = false, in data: RuleData
    ) {
        let changed = update.changed.filter(belongs)
        let outcomes = changed + update.cleared.filter(belongs)
        guard !outcomes.isEmpty || areNamesNew else { return }
        let isWide =
            areNamesNew || outcomes.count > 64 + flags.count / 4
            || outcomes.contains { covers.contains($0.rule) || isOfRegion($0) }
        let names = SubjectNames(data)
        if isWide {
            flags = (book.raised + watched).filter(belongs).compactMap { $0.riskFlag(name: names[$0.subject]) }.sorted(
                by: precedes)
            flagged = [:]
            note(flags)
            return
        }
        let touched = Set(outcomes.map(\.key))
        let fresh = changed.filter { !book.isCovered($0) }
            .compactMap { $0.riskFlag(name: names[$0.subject]) }.sorted(by: precedes)
        let kept = flags.filter { !touched.contains(FlagKey($0)) }
        flags = merged(kept, fresh)
        for case .instrument(let symbol) in outcomes.map(\.subject) { flagged[symbol] = nil }
        let symbols = Set(outcomes.map(\.subject))
        note(flags.filter { symbols.contains(FlagKey($0).subject) })
    }

    /// How many flags a query finds: what `flagCount` of the data for theses answers.
    public func count(_ query: FlagQuery, in instruments: InstrumentTable) -> Int {
        query.count(flags, in: instruments)
    }

    private func belongs(_ outcome: RuleOutcome) -> Bool {
        guard let nature else { return true }
        return (states.contains(outcome.rule) && outcome.origin.manualRisk == nil) == (nature == .state)
    }

    /// Whether it stands for a region's flags of instruments, or did until now.
    private func isOfRegion(_ outcome: RuleOutcome) -> Bool {
        guard case .region = outcome.subject else { return false }
        return gathered.contains(outcome.rule)
    }

    private mutating func note(_ flags: [RiskFlag]) {
        for flag in flags {
            guard case .instrument(let symbol) = flag.scope else { continue }
            flagged[symbol] = max(flagged[symbol] ?? flag.severity, flag.severity)
        }
    }

    /// Manual risks come before the rules'.
    private func rank(_ flag: RiskFlag) -> Int {
        switch flag.origin {
        case .rule(let id): ranks[id] ?? -1
        case .manualRisk: -1
        }
    }

    private func precedes(_ left: RiskFlag, _ right: RiskFlag) -> Bool {
        if left.severity != right.severity { return left.severity > right.severity }
        let (one, other) = (left.since?.milliseconds ?? 0, right.since?.milliseconds ?? 0)
        if one != other { return one > other }
        let (rank, otherRank) = (rank(left), rank(right))
        if rank != otherRank { return rank < otherRank }
        return (left.rule, left.subject, left.message) < (right.rule, right.subject, right.message)
    }

    /// Two ordered lists as one.
    private func merged(_ left: [RiskFlag], _ right: [RiskFlag]) -> [RiskFlag] {
        if right.isEmpty { return left }
        var result: [RiskFlag] = []
        result.reserveCapacity(left.count + right.count)
        var next = right.startIndex
        for flag in left {
            while next < right.endIndex, precedes(right[next], flag) {
                result.append(right[next])
                next += 1
            }
            result.append(flag)
        }
        return result + right[next...]
    }
}

extension FlagQuery {
    /// How many flags it finds among some, of which the worst come first.
    public func count(_ flags: [RiskFlag], in instruments: InstrumentTable) -> Int {
        flags.prefix { $0.severity >= severity }.count { flag in
            region.map { flag.concerns($0, in: instruments) } ?? true
        }
    }
}

/// What people call the subjects of flags.
public struct SubjectNames {
    private let data: RuleData
    private let baskets: [String: String]

    /// Reads the names in some data.
    public init(_ data: RuleData) {
        self.data = data
        baskets = Dictionary(data.baskets().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The name of a subject; its key where it is unknown.
    public subscript(subject: RuleSubject) -> String {
        switch subject {
        case .instrument(let symbol):
            guard let instrument = data.state(symbol)?.instrument else { return symbol.rawValue }
            return instrument.kind == .fx ? symbol.rawValue : instrument.name
        case .region(let region): return region.name
        case .basket(let id): return baskets[id] ?? id
        case .pair(let foreign, let home): return "\(foreign) / \(home)"
        case .feed(let name): return name
        }
    }
}
