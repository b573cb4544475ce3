public import Market

/// A view of the market as statements that must hold for it to be right.
public struct Thesis: Sendable {
    /// A short name for programs.
    public let id: String
    /// What people read.
    public let title: String
    /// The view in a few sentences; may be empty.
    public let text: String
    /// What must hold, in order.
    public let statements: [ThesisStatement]

    /// Evaluates every statement.
    ///
    /// - Parameter data: its `flagCount` has to be set where statements count flags.
    public func results(in data: RuleData) -> [ThesisResult] { statements.map { $0.result(in: data) } }

    /// Evaluates every statement and says how each stands in words.
    ///
    /// - Parameter data: its `flagCount` has to be set where statements count flags.
    public func state(in data: RuleData) -> ThesisState {
        ThesisState(id: id, title: title, text: text, statements: statements.map { $0.state(in: data) })
    }
}

/// One statement of a thesis.
public struct ThesisStatement: Sendable {
    /// A short name, unique in its thesis.
    public let id: String
    /// What people read.
    public let title: String
    /// The statement, compiled.
    public let expression: RuleExpression

    /// The statement step by step, with the numbers.
    public func explanation(in data: RuleData) -> Explanation {
        var evaluator = Evaluator(data)
        _ = evaluator.turn(to: nil, [])
        return evaluator.explain(expression.root, expression.program, expression.source)
    }

    /// Whether it holds, and by how much, in words.
    func state(in data: RuleData) -> StatementState {
        let result = result(in: data)
        var state = StatementState(id: id, title: title, expression: expression.text, standing: .unknown)
        switch result.verdict {
        case .holds: state.standing = .holds
        case .broken: state.standing = .broken
        case .unknown(let reason): state.reason = reason
        }
        state.left = result.left?.text()
        state.right = result.right?.text()
        state.distance = result.distance
        let isInPoints = result.left?.type == .percent && result.right?.type == .percent
        state.unit = isInPoints ? .points : result.right?.number == 0 ? .amount : .share
        return state
    }

    /// Whether it holds, and by how much.
    public func result(in data: RuleData) -> ThesisResult {
        var evaluator = Evaluator(data)
        _ = evaluator.turn(to: nil, [])
        let (root, program) = (expression.root, expression.program)
        let shared = evaluator.sharedValues(of: program)
        let value = evaluator.run(program, root.code, shared: shared)
        let verdict: ThesisResult.Verdict
        if value.isNaN {
            let reason = evaluator.explain(root, program, expression.source).reason
            verdict = .unknown(reason ?? "it is not known")
        } else {
            verdict = value == 1 ? .holds : .broken
        }
        var result = ThesisResult(statement: id, verdict: verdict)
        if case .binary(let operation) = root.operation, operation.isComparison, root.children[0].type != .string {
            let sides = root.children.map { evaluator.run(program, $0.code, shared: shared) }
            result.left = evaluator.value(of: sides[0], root.children[0], program)
            result.right = evaluator.value(of: sides[1], root.children[1], program)
            let isPercent = root.children.allSatisfy { $0.type == .percent }
            result.distance = operation.distance(sides[0], sides[1], isPercent: isPercent)
        }
        return result
    }
}

/// How a statement stands.
public struct ThesisResult: Hashable, Sendable {
    /// The verdict.
    public enum Verdict: Hashable, Sendable {
        case holds, broken
        /// Unknown, for this reason.
        case unknown(String)
    }

    /// The statement's id.
    public let statement: String
    /// The verdict.
    public let verdict: Verdict
    /// Both sides, where the statement compares two values.
    public internal(set) var left: RuleValue?
    /// See `left`.
    public internal(set) var right: RuleValue?
    /// How far the sides are from changing the verdict, negative where it is broken: percentages in points as a
    /// fraction (0.03 is 3 points), anything else over the right side's amount, or over one where that is zero.
    public internal(set) var distance: Double?

    init(statement: String, verdict: Verdict) {
        self.statement = statement
        self.verdict = verdict
    }
}

extension BinaryOperator {
    fileprivate func distance(_ left: Double, _ right: Double, isPercent: Bool) -> Double? {
        let difference = left - right
        guard difference.isFinite else { return nil }
        let scale = isPercent || right == 0 ? 1 : right.magnitude
        switch self {
        case .greater, .greaterOrEqual: return difference / scale
        case .less, .lessOrEqual: return -difference / scale
        // It breaks at the first difference; zero is as near as it gets.
        case .equal: return -difference.magnitude / scale
        case .notEqual: return difference.magnitude / scale
        case .or, .and, .plus, .minus, .times, .divided: return nil
        }
    }
}
