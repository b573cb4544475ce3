import ConfigText
public import Market

/// A rule, compiled: when it raises a flag, when that clears, and what is then said.
public struct Rule: Sendable {
    /// A short name for programs and files.
    public let id: String
    /// What people read.
    public let title: String
    /// How bad its flags are, where `high-when` does not say worse.
    public let severity: RiskFlag.Severity
    /// What it speaks about.
    public let scope: RuleScope
    /// What it belongs to, such as `market`, `valuation` or `data`.
    public let category: String
    /// Why it matters, in a sentence or two; may be empty.
    public let help: String
    /// The condition's text.
    public let when: String
    /// The text of what has to be true before a raised flag clears; nil where `when` being false is enough.
    public let clear: String?
    /// The text of what makes a flag high; nil where nothing does.
    public let highWhen: String?
    /// The text of what lets a high flag ease; nil where `highWhen` being false is enough.
    public let highClear: String?
    /// What its flags are to those who read them.
    public let nature: RuleNature
    /// How long its flags stand.
    public let term: FlagTerm
    /// The message's text with its expressions between braces.
    public let message: String
    /// Seconds that the condition has to hold before a flag is raised.
    public let holdSeconds: Int
    /// Whom it is about; everybody of its scope where empty.
    public let only: RuleFilter
    /// The region rule whose flag stands for this rule's flags of that region.
    public let coveredBy: String?
    /// What it reads, its message included.
    public var dependencies: RuleDependencies { program.dependencies }

    let program: RuleProgram
    let conditionSource: SourceText
    let condition: TypedNode
    let clearing: TypedNode?
    let clearingSource: SourceText?
    let worsening: TypedNode?
    let worseningSource: SourceText?
    let easing: TypedNode?
    let measure: TypedNode?
    let template: MessageTemplate
}

extension Rule {
    /// The condition step by step for a subject; nil where the subject is not there.
    public func explanation(for subject: RuleSubject, in data: RuleData) -> Explanation? {
        guard var evaluator = evaluator(of: subject, in: data) else { return nil }
        return evaluator.explain(condition, program, conditionSource)
    }

    /// What would clear it step by step: `clear`, or the condition itself if absent.
    public func clearingExplanation(for subject: RuleSubject, in data: RuleData) -> Explanation? {
        guard let clearing, let clearingSource else { return explanation(for: subject, in: data) }
        guard var evaluator = evaluator(of: subject, in: data) else { return nil }
        return evaluator.explain(clearing, program, clearingSource)
    }
}

extension Rule {
    /// What makes it high step by step; nil where nothing does, or where the subject is not there.
    public func worseningExplanation(for subject: RuleSubject, in data: RuleData) -> Explanation? {
        guard let worsening, let worseningSource else { return nil }
        guard var evaluator = evaluator(of: subject, in: data) else { return nil }
        return evaluator.explain(worsening, program, worseningSource)
    }
}

extension Rule {
    /// An evaluator that stands at a subject of the rule's scope; nil where that is not there.
    private func evaluator(of subject: RuleSubject, in data: RuleData) -> Evaluator? {
        guard subject.scope == scope else { return nil }
        var evaluator = Evaluator(data)
        return evaluator.turn(to: subject, dependencies.groups) ? evaluator : nil
    }
}

/// Whom a rule is about.
public struct RuleFilter: Hashable, Sendable {
    /// These instruments.
    public var symbols: Set<Symbol> = []
    /// These regions, or the instruments in them.
    public var regions: Set<Region> = []
    /// The instruments with one of these tags.
    public var tags: Set<ExposureTag> = []
    /// The instruments of these kinds.
    public var kinds: Set<InstrumentKind> = []
    /// The baskets or feeds of these names.
    public var names: Set<String> = []

    /// A filter that lets everybody pass.
    public init() {}

    var isEmpty: Bool { self == RuleFilter() }

    /// Whether a subject passes: one match is enough.
    func admits(_ subject: RuleSubject, _ instrument: Instrument?, _ exposures: ExposureDirectory) -> Bool {
        if isEmpty { return true }
        switch subject {
        case .instrument(let symbol):
            if symbols.contains(symbol) { return true }
            if let instrument, kinds.contains(instrument.kind) { return true }
            if let region = instrument?.region, regions.contains(region) { return true }
            return !tags.isEmpty && !tags.isDisjoint(with: exposures[symbol])
        case .pair(let foreign, let home): return symbols.contains(foreign) || symbols.contains(home)
        case .region(let region): return regions.contains(region)
        case .basket(let name), .feed(let name): return names.contains(name)
        }
    }
}
