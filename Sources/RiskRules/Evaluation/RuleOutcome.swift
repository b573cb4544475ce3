public import Market

/// What a rule says about a subject.
public struct RuleOutcome: Hashable, Sendable {
    /// The verdict.
    public enum Verdict: Hashable, Sendable {
        /// A flag is raised.
        case raised(RaisedFlag)
        /// There is no reason for one.
        case clear
        /// Unknown, for this reason.
        case unknown(String)
    }

    /// The rule that says it, or the manual risk.
    public let origin: FlagOrigin
    /// Whom it is about.
    public let subject: RuleSubject
    /// The verdict.
    public let verdict: Verdict

    /// The name of the rule.
    public var rule: String { origin.name }

    /// Creates a rule's outcome.
    public init(rule: String, subject: RuleSubject, verdict: Verdict) {
        self.init(origin: .rule(rule), subject: subject, verdict: verdict)
    }

    /// Creates an outcome.
    public init(origin: FlagOrigin, subject: RuleSubject, verdict: Verdict) {
        self.origin = origin
        self.subject = subject
        self.verdict = verdict
    }

    /// The flag, where one is raised.
    public var flag: RaisedFlag? {
        if case .raised(let flag) = verdict { return flag }
        return nil
    }
}

/// A flag as its rule raises it.
public struct RaisedFlag: Hashable, Sendable {
    /// How bad it is.
    public var severity: RiskFlag.Severity
    /// What is the matter, with the values in it.
    public var message: String
    /// The message's values in order.
    public var values: [RuleValue]
    /// What it is measured by: the rule's `value`, else the first number of the message.
    public var measure: Double?
    /// Since when the condition has been true.
    public var since: Instant
    /// Whether it is unknown at present whether it still is; the last message stays.
    public var isUncertain: Bool
    /// The instruments that one flag of their region stands for; empty for flags about one subject alone.
    public var members: [Symbol] = []

    /// Creates a flag.
    public init(
        severity: RiskFlag.Severity, message: String, values: [RuleValue] = [], measure: Double? = nil, since: Instant,
        isUncertain: Bool = false
    ) {
        self.severity = severity
        self.message = message
        self.values = values
        self.measure = measure
        self.since = since
        self.isUncertain = isUncertain
    }
}

/// What one round of evaluation changed.
public struct RuleUpdate: Hashable, Sendable {
    /// Flags that were raised, that say something else now, or that became unknown.
    public var changed: [RuleOutcome] = []
    /// Flags that cleared.
    public var cleared: [RuleOutcome] = []
    /// How many times a rule was evaluated for a subject.
    public var evaluations = 0

    /// Creates an update that changes nothing.
    public init() {}

    /// Whether a list of flags looks different.
    public var isEmpty: Bool { changed.isEmpty && cleared.isEmpty }
}
