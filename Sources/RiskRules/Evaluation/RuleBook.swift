public import Market

/// The rules and how they stand with everybody: a value that is reported what changed and says what that changes.
///
/// Only what reads something that changed is evaluated again. A flag is raised when its condition has been true for the
/// rule's `for`; it clears when the condition is false and, where the rule has one, `clear` is true. Unknown neither
/// raises nor clears: a raised flag becomes uncertain.
///
/// Flapping is damped: a flag that is raised for the third time within an hour clears only after its condition has been
/// false for ten minutes without a break. It forgets that once an hour has passed without a third raising.
public struct RuleBook: Sendable {
    /// How often within `flappingSpan` a flag has to be raised to count as flapping.
    public static let flappingCount = 3
    /// Seconds.
    public static let flappingSpan = 3600
    /// Seconds that a flapping flag's condition has to be false before it clears.
    public static let settlingTime = 600

    /// The rules.
    public let rules: RuleSet
    var tables: [RuleTable]
    /// The region and the age of each instrument's price, by its place in the table of instruments.
    var classes: [MemberClass] = []
    var tallies: [Region: OtherRows.Tally] = [:]
    var regionRows: [Region: [Double]] = [:]
    var weights: [String: [MemberWeight]] = [:]
    var dates: [CalendarDate] = []
    var isFirst = true
    /// The flags that stand for those of a region.
    var causes: [CauseKey: Cause] = [:]

    /// Creates a book in which nothing has been evaluated.
    public init(_ rules: RuleSet) {
        self.rules = rules
        tables = RuleScope.ofRules.map { RuleTable($0, rules.rules) }
    }

    /// Where an instrument counts and how old its price is.
    struct MemberClass: Hashable, Sendable {
        var region: Region?
        var isBehind = false
        var isMissing = false
    }

    /// Everything that is raised, those flags left out for which a flag of the region stands; in no order.
    public var raised: [RuleOutcome] {
        tables.flatMap { table in
            table.memories.compactMap { key, memory in
                let rule = table.rules[key.rule]
                let subject = table.subjects[key.subject]
                guard table.status(key).isActive, !isCovered(rule, key) else { return nil }
                return RuleOutcome(rule: rule.id, subject: subject, verdict: .raised(memory.flag))
            }
        } + causeOutcomes
    }

    /// Whether a flag of the region stands for an instrument's.
    public func isCovered(_ outcome: RuleOutcome) -> Bool {
        guard case .rule = outcome.origin, let table = tables.firstIndex(where: { $0.scope == outcome.subject.scope }),
            let key = key(of: outcome, table)
        else { return false }
        return isCovered(tables[table].rules[key.rule], key)
    }

    /// Where a table keeps what is known of an outcome; nil where it is of another scope or of nothing that it knows.
    func key(of outcome: RuleOutcome, _ table: Int) -> RuleTable.Key? {
        guard let place = tables[table].existingPlace(of: outcome.subject),
            let number = tables[table].rules.firstIndex(where: { $0.id == outcome.rule })
        else { return nil }
        return RuleTable.Key(rule: number, subject: place)
    }

    private func isCovered(_ rule: Rule, _ key: RuleTable.Key) -> Bool {
        if rule.isGatheredByRegion { return isGathered(key) }
        guard let cover = rule.coveredBy, rule.scope == .instrument, classes.indices.contains(key.subject),
            let region = classes[key.subject].region, let table = tables.first(where: { $0.scope == .region }),
            let place = table.existingPlace(of: .region(region)),
            let number = table.rules.firstIndex(where: { $0.id == cover })
        else { return false }
        return table.status(RuleTable.Key(rule: number, subject: place)).isActive
    }

    /// How many rules say what about how many subjects.
    public func count() -> (raised: Int, clear: Int, unknown: Int) {
        var counts = (raised: 0, clear: 0, unknown: 0)
        for table in tables {
            for status in table.statuses {
                switch status {
                case .raised, .settling, .uncertain: counts.raised += 1
                case .clear, .pending: counts.clear += 1
                case .unknown: counts.unknown += 1
                case .fresh, .excluded: break
                }
            }
        }
        return counts
    }

    /// What is unknown, with the reason: what the flag pane shows as unknown.
    ///
    /// - Parameter limit: reasons cost an evaluation each; no more than this many are given.
    public func unknown(in data: RuleData, limit: Int = 200) -> [RuleOutcome] {
        var result: [RuleOutcome] = []
        for table in tables {
            for (index, status) in table.statuses.enumerated() where status == .unknown || status == .uncertain {
                guard result.count < limit else { return result }
                let rule = table.rules[index % table.rules.count]
                let subject = table.subjects[index / table.rules.count]
                let reason = rule.explanation(for: subject, in: data)?.reason ?? "it is not in the cache"
                result.append(RuleOutcome(rule: rule.id, subject: subject, verdict: .unknown(reason)))
            }
        }
        return result
    }

    /// The rules that cannot be evaluated for some subjects, with how many and one reason each: what the flag pane shows.
    public func unknownRules(in data: RuleData) -> [UnknownJudgement] {
        let names = SubjectNames(data)
        return tables.flatMap { table in
            table.rules.indices.compactMap { number -> UnknownJudgement? in
                let places = table.subjects.indices.filter { place in
                    let status = table.status(RuleTable.Key(rule: number, subject: place))
                    return status == .unknown || status == .uncertain
                }
                guard let first = places.first else { return nil }
                let subject = table.subjects[first]
                let reason = table.rules[number].explanation(for: subject, in: data)?.reason
                return UnknownJudgement(
                    rule: table.rules[number].id, count: places.count, example: names[subject],
                    reason: reason ?? "it is not in the cache")
            }
        }
    }

    /// What one rule says about one subject; nil where it was not evaluated for it.
    public func outcome(of rule: String, for subject: RuleSubject, in data: RuleData) -> RuleOutcome? {
        guard let table = tables.first(where: { $0.scope == subject.scope }),
            let number = table.rules.firstIndex(where: { $0.id == rule }),
            let place = table.existingPlace(of: subject)
        else { return nil }
        let key = RuleTable.Key(rule: number, subject: place)
        let verdict: RuleOutcome.Verdict
        switch table.status(key) {
        case .fresh, .excluded: return nil
        case .clear, .pending: verdict = .clear
        case .unknown:
            verdict = .unknown(table.rules[number].explanation(for: subject, in: data)?.reason ?? "it is not known")
        case .raised, .settling, .uncertain:
            guard let memory = table.memories[key] else { return nil }
            verdict = .raised(memory.flag)
        }
        return RuleOutcome(rule: rule, subject: subject, verdict: verdict)
    }
}
