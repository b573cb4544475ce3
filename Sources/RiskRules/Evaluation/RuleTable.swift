import Market

/// The rules of one scope, linked into one program, and how each stands with each subject.
struct RuleTable {
    /// How a rule stands with a subject.
    enum Status: UInt8 {
        case fresh, clear, unknown
        /// True, but not yet long enough.
        case pending
        case raised
        /// No longer true, but raised and cleared so often lately that it is waited for.
        case settling
        /// Raised, and now nobody can tell.
        case uncertain
        /// The rule's `only` does not name the subject.
        case excluded

        var isActive: Bool { self == .raised || self == .settling || self == .uncertain }
        var isTimed: Bool { self == .pending || self == .settling }
    }

    /// The code of one rule's parts.
    struct Parts {
        let condition: Range<Int>
        let clearing: Range<Int>?
        let worsening: Range<Int>?
        /// What of the program's shared values belongs to it.
        let shared: Range<Int>
    }

    /// What is remembered of a rule and a subject beyond its status.
    struct Memory {
        var flag: RaisedFlag
        /// Since when the condition has been true without a break.
        var trueSince: Instant
        /// Since when it has not been.
        var falseSince: Instant?
        /// When the flag was raised lately, the newest last.
        var raisings: [Instant] = []
    }

    struct Key: Hashable {
        let rule: Int
        let subject: Int
    }

    let scope: RuleScope
    let rules: [Rule]
    let program: RuleProgram
    let parts: [Parts]
    /// Whether each rule names whom it is about.
    private let areFiltered: [Bool]
    private(set) var subjects: [RuleSubject] = []
    private var places: [RuleSubject: Int] = [:]
    /// By subject, then by rule.
    private(set) var statuses: [Status] = []
    var memories: [Key: Memory] = [:]
    /// What is pending, settling, or remembers raisings that cannot matter much longer.
    var timed: Set<Key> = []
    var shared: [Double] = []
    /// The rows of subjects that are no instruments, as of the last evaluation.
    var rows: [RuleSubject: [Double]] = [:]

    init(_ scope: RuleScope, _ all: [Rule]) {
        self.scope = scope
        rules = all.filter { $0.scope == scope }
        var program = RuleProgram()
        parts = rules.map { rule in
            let first = program.shared.count
            func link(_ node: TypedNode?) -> Range<Int>? {
                guard var node else { return nil }
                program.emit(&node)
                return node.code
            }
            let condition = link(rule.condition) ?? 0..<0
            let clearing = link(rule.clearing)
            let worsening = link(rule.worsening)
            return Parts(
                condition: condition, clearing: clearing, worsening: worsening, shared: first..<program.shared.count)
        }
        self.program = program
        areFiltered = rules.map { !$0.only.isEmpty }
    }

    /// The place of a subject, made where it has none.
    mutating func place(of subject: RuleSubject) -> Int {
        if let place = places[subject] { return place }
        let place = subjects.count
        places[subject] = place
        subjects.append(subject)
        statuses.append(contentsOf: repeatElement(.fresh, count: rules.count))
        return place
    }

    func existingPlace(of subject: RuleSubject) -> Int? { places[subject] }

    func status(_ key: Key) -> Status { statuses[key.subject * rules.count + key.rule] }

    mutating func set(_ status: Status, _ key: Key) {
        statuses[key.subject * rules.count + key.rule] = status
        if status.isTimed { timed.insert(key) }
    }

    /// Takes a status over from before, where it is the usual case that nothing else has to be done. Returns whether it
    /// did.
    @inline(__always)
    mutating func settle(_ value: Double, at index: Int, of rule: Int) -> Bool {
        switch statuses[index] {
        case .clear: return value == 0
        case .excluded: return true
        case .fresh, .unknown:
            if statuses[index] == .fresh && areFiltered[rule] { return false }
            if value == 0 {
                statuses[index] = .clear
                return true
            }
            if value.isNaN {
                statuses[index] = .unknown
                return true
            }
            return false
        case .pending, .raised, .settling, .uncertain: return false
        }
    }
}
