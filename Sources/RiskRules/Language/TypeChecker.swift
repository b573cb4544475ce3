import ConfigText
import Market

/// Gives every name its meaning and every part its type, or says what does not fit.
struct TypeChecker {
    let source: SourceText
    /// Whether an expression about another is being read.
    private var isInsideOf = false

    init(_ source: SourceText) {
        self.source = source
    }

    func problem(_ node: SyntaxNode, _ message: String) -> TextProblem { TextProblem(source, node.focus, message) }

    mutating func check(_ node: SyntaxNode, in scope: RuleScope) throws(TextProblem) -> TypedNode {
        switch node.kind {
        case .number(let value): return TypedNode(node, .number, .literal(value), [], in: scope)
        case .percent(let value): return TypedNode(node, .percent, .literal(value), [], in: scope)
        case .duration(let value): return TypedNode(node, .duration, .literal(value), [], in: scope)
        case .text(let text): return TypedNode(node, .string, .words(text), [], in: scope)
        case .truth(let value): return TypedNode(node, .boolean, .literal(value ? 1 : 0), [], in: scope)
        case .unary(let operation): return try unary(operation, node, in: scope)
        case .binary(let operation): return try binary(operation, node, in: scope)
        case .choice: return try choice(node, in: scope)
        case .call("of", true): return try other(node)
        case .call("count", true) where scope == .region: return try members(node, isShare: false)
        case .call("share", true) where scope == .region: return try members(node, isShare: true)
        case .call(let name, let hasParentheses):
            return try call(name, node, hasParentheses: hasParentheses, in: scope)
        }
    }

    // MARK: Operators

    private mutating func unary(
        _ operation: UnaryOperator, _ node: SyntaxNode, in scope: RuleScope
    ) throws(TextProblem) -> TypedNode {
        let operand = try check(node.children[0], in: scope)
        switch operation {
        case .not: try require(operand, .boolean, "`not` needs true or false")
        case .negate:
            guard operand.type.isNumeric || operand.type == .duration else {
                throw TextProblem(source, operand.range, "`-` needs a number, found \(operand.type.name)")
            }
        }
        return TypedNode(node, operand.type, .unary(operation), [operand], in: scope)
    }

    private mutating func binary(
        _ operation: BinaryOperator, _ node: SyntaxNode, in scope: RuleScope
    ) throws(TextProblem) -> TypedNode {
        let left = try check(node.children[0], in: scope)
        let right = try check(node.children[1], in: scope)
        let type: ValueType
        if operation.isArithmetic {
            type = try arithmetic(operation, left, right, node)
        } else if operation.isComparison {
            try compare(operation, left, right, node)
            type = .boolean
        } else {
            for side in [left, right] { try require(side, .boolean, "`\(operation.rawValue)` needs true or false") }
            type = .boolean
        }
        return TypedNode(node, type, .binary(operation), [left, right], in: scope)
    }

    private func require(_ node: TypedNode, _ type: ValueType, _ why: String) throws(TextProblem) {
        guard node.type == type else {
            throw TextProblem(source, node.range, "\(why) on each side, found \(node.type.name)")
        }
    }

    private func compare(
        _ operation: BinaryOperator, _ left: TypedNode, _ right: TypedNode, _ node: SyntaxNode
    ) throws(TextProblem) {
        guard left.type.isComparable(with: right.type) else {
            let hint = left.type == .duration && right.type.isNumeric ? "; write a duration such as 5d or 30min" : ""
            throw TextProblem(
                source, right.range,
                "\(left.type.name) cannot be compared with \(right.type.name)\(hint)")
        }
        let isOrdered = left.type.isNumeric || left.type == .duration
        guard isOrdered || operation == .equal || operation == .notEqual else {
            throw problem(node, "\(left.type.name) has no order; expected `==` or `!=`")
        }
    }

    private func arithmetic(
        _ operation: BinaryOperator, _ left: TypedNode, _ right: TypedNode, _ node: SyntaxNode
    ) throws(TextProblem) -> ValueType {
        for side in [left, right] where !side.type.isNumeric && side.type != .duration {
            throw TextProblem(source, side.range, "`\(operation.rawValue)` needs numbers, found \(side.type.name)")
        }
        guard let type = operation.result(left, right) else {
            throw problem(
                node, "`\(operation.rawValue)` does not go with \(left.type.name) and \(right.type.name)")
        }
        return type
    }

    private mutating func choice(_ node: SyntaxNode, in scope: RuleScope) throws(TextProblem) -> TypedNode {
        let condition = try check(node.children[0], in: scope)
        guard condition.type == .boolean else {
            throw TextProblem(
                source, condition.range, "the condition of `if` must be true or false, found \(condition.type.name)")
        }
        let first = try check(node.children[1], in: scope)
        let second = try check(node.children[2], in: scope)
        guard first.type.isComparable(with: second.type) else {
            throw TextProblem(
                source, second.range,
                "both branches of `if` must be alike: \(first.type.name) and \(second.type.name) are not")
        }
        return TypedNode(node, first.type.joined(with: second.type), .choice, [condition, first, second], in: scope)
    }

    // MARK: Another subject

    private mutating func other(_ node: SyntaxNode) throws(TextProblem) -> TypedNode {
        guard node.children.count == 2 else {
            throw problem(node, "expected `of(\"SYMBOL\", value)`: a symbol, a basket or a region, and a value")
        }
        guard !isInsideOf else { throw problem(node, "`of` cannot stand inside another `of`") }
        let target = try target(node.children[0])
        isInsideOf = true
        defer { isInsideOf = false }
        let body = try check(node.children[1], in: target.scope)
        guard body.type != .string else {
            throw TextProblem(source, body.range, "`of` gives numbers and true or false, found a text")
        }
        return TypedNode(node, body.type, .other(target), [body], in: target.scope)
    }

    /// What a region asks of its stocks.
    static let memberCounts = ["count", "share"]

    private mutating func members(_ node: SyntaxNode, isShare: Bool) throws(TextProblem) -> TypedNode {
        let name = isShare ? "share" : "count"
        guard node.children.count == 1 else {
            throw problem(node, "expected `\(name)(condition)`: a condition that each stock meets or not")
        }
        guard !isInsideOf else { throw problem(node, "`\(name)` cannot stand inside `of`, `count` or `share`") }
        isInsideOf = true
        defer { isInsideOf = false }
        let body = try check(node.children[0], in: .instrument)
        guard body.type == .boolean else {
            throw TextProblem(source, body.range, "`\(name)` needs a condition, found \(body.type.name)")
        }
        return TypedNode(node, isShare ? .percent : .number, .members(isShare: isShare), [body], in: .region)
    }

    private func target(_ node: SyntaxNode) throws(TextProblem) -> Target {
        switch node.kind {
        case .text(let text):
            switch Series(text) {
            case .basket(let id): return .basket(id)
            case .symbol(let symbol): return .instrument(symbol)
            case nil: break
            }
            throw problem(node, "\"\(text)\" is not a symbol; expected one such as \"2330.TW\" or \"^NDX\"")
        case .call(let name, hasParentheses: false):
            if let region = RuleWords.regions[name] { return .region(region) }
            throw problem(node, unknown(name, among: RuleWords.regions.keys, "a region"))
        case .number, .percent, .duration, .truth, .call, .unary, .binary, .choice:
            throw problem(node, "expected a symbol in quotation marks or a region such as taiwan")
        }
    }

    /// A sentence about a word that is none of those expected.
    func unknown(_ name: String, among names: some Sequence<String>, _ what: String) -> String {
        let sorted = names.sorted()
        if let nearest = NearestName.of(name, among: sorted) {
            return "`\(name)` is not \(what); did you mean `\(nearest)`?"
        }
        return "`\(name)` is not \(what); expected one of \(sorted.joined(separator: ", "))"
    }
}

extension BinaryOperator {
    /// The type of what comes out; nil where the two do not go together.
    func result(_ left: TypedNode, _ right: TypedNode) -> ValueType? {
        switch self {
        case .plus, .minus: sum(left, right)
        case .times: product(left.type, right.type)
        case .divided: quotient(left.type, right.type)
        case .or, .and, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: .boolean
        }
    }

    private func sum(_ left: TypedNode, _ right: TypedNode) -> ValueType? {
        let types = (left.type, right.type)
        if types.0 == .duration || types.1 == .duration { return types.0 == types.1 ? .duration : nil }
        // `last / sma(200) - 1` is how far the one is above the other.
        if self == .minus, types.0 == .ratio, case .literal(1) = right.operation { return .percent }
        if types.0 == types.1 { return types.0 }
        if types.0 == .percent || types.1 == .percent { return .percent }
        if types.0 == .price || types.1 == .price { return .price }
        return types.0 == .ratio || types.1 == .ratio ? .ratio : .number
    }

    private func product(_ left: ValueType, _ right: ValueType) -> ValueType? {
        if left == .duration || right == .duration { return left == right ? nil : .duration }
        if left == .price || right == .price { return left == right ? .number : .price }
        if left == .number { return right }
        return right == .number ? left : left == right ? left : .number
    }

    private func quotient(_ left: ValueType, _ right: ValueType) -> ValueType? {
        if right == .duration { return left == .duration ? .number : nil }
        if left == .duration { return .duration }
        if left == right { return left == .number ? .number : .ratio }
        return right == .price ? .number : left
    }
}
