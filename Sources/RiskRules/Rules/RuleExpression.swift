public import ConfigText
public import Market

/// One expression of the rule language, compiled: what theses, tests and `chiptop rules` evaluate by themselves.
public struct RuleExpression: Sendable {
    /// Its text.
    public let text: String
    /// What it speaks about.
    public let scope: RuleScope
    /// What its value is.
    public var type: ValueType { root.type }
    /// What it reads.
    public var dependencies: RuleDependencies { program.dependencies }
    let source: SourceText
    let root: TypedNode
    let program: RuleProgram

    /// Compiles a text.
    ///
    /// - Throws: `TextProblem` with the place of the first error.
    public init(_ text: String, scope: RuleScope, file: String = "rule") throws(TextProblem) {
        try self.init(SourceText(text, file: file), scope: scope)
    }

    init(_ source: SourceText, scope: RuleScope, expecting type: ValueType? = nil) throws(TextProblem) {
        var program = RuleProgram()
        root = try RuleExpression.compile(source, scope: scope, expecting: type, into: &program)
        self.program = program
        self.source = source
        self.scope = scope
        text = source.text(0..<source.bytes.count)
    }

    /// Adds an expression to a program that may hold others.
    static func compile(
        _ source: SourceText, scope: RuleScope, expecting type: ValueType?, into program: inout RuleProgram
    ) throws(TextProblem) -> TypedNode {
        var checker = TypeChecker(source)
        var root = try checker.check(try Parser.parse(source), in: scope)
        if let type, root.type != type, !(type.isNumeric && root.type.isNumeric) {
            throw TextProblem(source, root.range, "expected \(type.name), found \(root.type.name)")
        }
        program.emit(&root)
        return root
    }

    /// Its value for a subject; `nil` as subject stands for the market.
    public func value(for subject: RuleSubject?, in data: RuleData) -> RuleValue {
        var evaluator = Evaluator(data)
        guard evaluator.turn(to: subject, program.dependencies.groups) else { return RuleValue(.unknown, type) }
        let shared = evaluator.sharedValues(of: program)
        return evaluator.value(of: evaluator.run(program, root.code, shared: shared), root, program)
    }

    /// The instruments for which it is true; those for which it is unknown are not among them.
    public func instruments(among symbols: [Symbol], in data: RuleData) -> Set<Symbol> {
        var evaluator = Evaluator(data)
        let shared = evaluator.sharedValues(of: program)
        var result: Set<Symbol> = []
        for symbol in symbols {
            guard let state = data.state(symbol) else { continue }
            evaluator.turn(to: state, program.dependencies.groups)
            if evaluator.run(program, root.code, shared: shared) == 1 { result.insert(symbol) }
        }
        return result
    }

    /// Its value and that of every part; nil where the subject is not there.
    public func explanation(for subject: RuleSubject?, in data: RuleData) -> Explanation? {
        var evaluator = Evaluator(data)
        guard evaluator.turn(to: subject, program.dependencies.groups) else { return nil }
        return evaluator.explain(root, program, source)
    }
}
