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
        /// Raised, and now unknown.
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
        let easing: Range<Int>?
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
        /// The session that the flag is about and when it ends, for rules whose flags stand for sessions.
        var span: Span?
        /// Whether others know of the flag: not while one of its region stands for it.
        var isReported = false
        /// When the flag was raised lately, the newest last.
        var raisings: [Instant] = []
    }

    /// The session of a flag that stands for sessions, and when that is over.
    struct Span {
        let session: CalendarDate
        let end: Instant
    }

    /// The numbers of the rules that read something.
    struct Readers {
        var subject: [Int] = []
        var shared: [Int] = []
        var time: [Int] = []
        var date: [Int] = []
        var weights: [Int] = []
        var history: [Int] = []
        /// With the figures of the region that each reads.
        var region: [(number: Int, figures: UInt64)] = []

        init(_ rules: [Rule]) {
            for (number, rule) in rules.enumerated() {
                let reads = rule.dependencies
                if reads.readsSubject { subject.append(number) }
                if !rule.program.shared.isEmpty { shared.append(number) }
                if reads.readsTime { time.append(number) }
                if reads.readsDate { date.append(number) }
                if reads.readsWeights { weights.append(number) }
                if reads.readsHistory { history.append(number) }
                if reads.readsOwnRegion { region.append((number, reads.regionFigures)) }
            }
        }
    }

    struct Key: Hashable {
        let rule: Int
        let subject: Int
    }

    let scope: RuleScope
    let rules: [Rule]
    let program: RuleProgram
    let parts: [Parts]
    /// The code of each rule's condition.
    let conditions: [Range<Int>]
    /// Which rules read what: looked at on every tick.
    let readers: Readers
    /// Whether each rule's flags of a region can become one.
    let areGathered: [Bool]
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
    /// Whether a flag was raised or cleared since this was last false.
    var hasTransitions = false
    /// The rows of subjects that are not instruments, as of the last evaluation.
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
            let easing = link(rule.easing)
            return Parts(
                condition: condition, clearing: clearing, worsening: worsening, easing: easing,
                shared: first..<program.shared.count)
        }
        self.program = program
        conditions = parts.map(\.condition)
        readers = Readers(rules)
        areGathered = rules.map(\.isGatheredByRegion)
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
        if status.isActive != self.status(key).isActive { hasTransitions = true }
        statuses[key.subject * rules.count + key.rule] = status
        if status.isTimed { timed.insert(key) }
    }

    /// Takes the values of some rules for a subject where they are the usual case and nothing else has to be done.
    /// Returns where in `numbers` the others are.
    mutating func settle(_ values: [Double], of numbers: [Int], subject: Int) -> [Int] {
        var others: [Int] = []
        let first = subject * rules.count
        statuses.withUnsafeMutableBufferPointer { statuses in
            for (place, number) in numbers.enumerated() {
                let value = values[place]
                switch statuses[first + number] {
                case .excluded: continue
                case .clear where value == 0: continue
                case .fresh where areFiltered[number]: others.append(place)
                case .fresh, .unknown:
                    if value == 0 {
                        statuses[first + number] = .clear
                    } else if value.isNaN {
                        statuses[first + number] = .unknown
                    } else {
                        others.append(place)
                    }
                case .clear, .pending, .raised, .settling, .uncertain: others.append(place)
                }
            }
        }
        return others
    }
}
