/// Something that could go wrong, or is wrong with the data.
public struct RiskFlag: Hashable, Sendable {
    /// How bad it is.
    public enum Severity: Int, Comparable, CaseIterable, Hashable, Sendable {
        case info, warn, high

        /// Orders from harmless to bad.
        public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

        /// What it is called on screen and in JSON.
        public var name: String {
            switch self {
            case .info: "info"
            case .warn: "warn"
            case .high: "high"
            }
        }
    }

    /// What it is about.
    public enum Scope: Hashable, Sendable {
        /// One instrument.
        case instrument(Symbol)
        /// A whole region.
        case region(Region)
        /// A basket by its id.
        case basket(String)
        /// The two lines of a company.
        case pair(foreign: Symbol, home: Symbol)
        /// The cache itself or what fills it.
        case feed

        /// The instruments that it is about.
        package var symbols: [Symbol] {
            switch self {
            case .instrument(let symbol): [symbol]
            case .pair(let foreign, let home): [foreign, home]
            case .region, .basket, .feed: []
            }
        }
    }

    /// What raised it.
    public var origin: FlagOrigin
    /// How bad it is.
    public var severity: Severity
    /// What it is about.
    public var scope: Scope
    /// The name of what it is about.
    public var subject: String
    /// What is the matter, with the value that raised it.
    public var message: String
    /// Since when it has been so, where known.
    public var since: Instant?
    /// The instruments that one flag of their region stands for; empty for flags about one subject alone.
    public var members: [Symbol] = []
    /// The instruments that it is about: those of its scope and its members.
    package var symbols: [Symbol] { scope.symbols + members }
    /// What it is measured by, where it is: by that, screens are sorted.
    public var measure: Double?

    /// The name of the rule that raised it, such as `limit`, or of the manual risk.
    public var rule: String { origin.name }

    /// Creates a flag that a rule raises.
    public init(
        rule: String, severity: Severity, scope: Scope, subject: String, message: String, since: Instant? = nil
    ) {
        self.init(
            origin: .rule(rule), severity: severity, scope: scope, subject: subject, message: message, since: since)
    }

    /// Creates a flag.
    public init(
        origin: FlagOrigin, severity: Severity, scope: Scope, subject: String, message: String, since: Instant? = nil
    ) {
        self.origin = origin
        self.severity = severity
        self.scope = scope
        self.subject = subject
        self.message = message
        self.since = since
    }
}

/// How many flags there are of each severity.
public struct FlagCounts: Hashable, Sendable {
    private var counts: [Int]

    /// Counts flags.
    public init(_ flags: [RiskFlag] = []) {
        counts = RiskFlag.Severity.allCases.map { _ in 0 }
        for flag in flags { counts[flag.severity.rawValue] += 1 }
    }

    /// Counts one more.
    public mutating func add(_ severity: RiskFlag.Severity) { counts[severity.rawValue] += 1 }

    /// How many flags are as bad as that.
    public subscript(severity: RiskFlag.Severity) -> Int { counts[severity.rawValue] }
}
