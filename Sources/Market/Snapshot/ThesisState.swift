/// A view of the market and how the statements that must hold for it stand.
public struct ThesisState: Hashable, Sendable {
    /// A short name for programs.
    public var id: String
    /// What people read.
    public var title: String
    /// The view in a few sentences; may be empty.
    public var text: String
    /// What must hold, in order.
    public var statements: [StatementState]

    /// Creates a state.
    public init(id: String, title: String, text: String, statements: [StatementState]) {
        self.id = id
        self.title = title
        self.text = text
        self.statements = statements
    }

    /// How many statements stand so.
    public func count(_ standing: StatementState.Standing) -> Int { statements.count { $0.standing == standing } }

    /// Broken where a statement is, unknown where nothing is broken but something cannot be told.
    public var standing: StatementState.Standing {
        if count(.broken) > 0 { return .broken }
        return count(.unknown) > 0 ? .unknown : .holds
    }
}

/// How one statement of a thesis stands.
public struct StatementState: Hashable, Sendable {
    /// The verdict.
    public enum Standing: String, CaseIterable, Hashable, Sendable {
        case holds, broken, unknown
    }

    /// A short name, unique in its thesis.
    public var id: String
    /// What people read.
    public var title: String
    /// The statement as it is written.
    public var expression: String
    /// The verdict.
    public var standing: Standing
    /// Why it is unknown; nil where it is known.
    public var reason: String?
    /// What stands on both sides of its comparison, for people; nil where it compares nothing.
    public var left: String?
    /// See `left`.
    public var right: String?
    /// How far it is from the other verdict, negative where it is broken, in `unit`.
    public var distance: Double?
    /// What `distance` is in.
    public var unit: DistanceUnit

    /// What a distance is in.
    public enum DistanceUnit: Hashable, Sendable {
        /// Points of a percentage, as a fraction: 0.03 is 3 points.
        case points
        /// A share of the right side's amount.
        case share
        /// The difference itself, where the right side is zero.
        case amount
    }

    /// Creates a state.
    public init(
        id: String, title: String, expression: String, standing: Standing, reason: String? = nil, left: String? = nil,
        right: String? = nil, distance: Double? = nil, unit: DistanceUnit = .share
    ) {
        self.id = id
        self.title = title
        self.expression = expression
        self.standing = standing
        self.reason = reason
        self.left = left
        self.right = right
        self.distance = distance
        self.unit = unit
    }
}

/// A rule that cannot be evaluated for some subjects because data is missing.
public struct UnknownJudgement: Hashable, Sendable {
    /// The rule's id.
    public var rule: String
    /// About how many subjects it is unknown.
    public var count: Int
    /// What people call one of them.
    public var example: String
    /// Why it is unknown about that one: a clause without a stop.
    public var reason: String

    /// Creates a judgement.
    public init(rule: String, count: Int, example: String, reason: String) {
        self.rule = rule
        self.count = count
        self.example = example
        self.reason = reason
    }
}

/// How many times a rule says what about a subject.
public struct RuleCounts: Hashable, Sendable {
    /// A flag is raised.
    public var raised: Int
    /// There is no reason for one.
    public var clear: Int
    /// Unknown: data is missing.
    public var unknown: Int

    /// Creates counts.
    public init(raised: Int = 0, clear: Int = 0, unknown: Int = 0) {
        self.raised = raised
        self.clear = clear
        self.unknown = unknown
    }
}
