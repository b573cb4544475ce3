import ConfigText

/// Makes a tree of a rule's tokens: recursive descent with precedences, and a limit on how deep it may go.
struct Parser {
    /// Parentheses, calls and signs may stand in each other so deep.
    static let deepestNesting = 64
    /// Operators may follow each other so often: `a + b + c` is a tree too.
    static let highestTree = 256

    private let source: SourceText
    private let tokens: [Token]
    private var place = 0
    private var depth = 0

    private init(_ source: SourceText, _ tokens: [Token]) {
        self.source = source
        self.tokens = tokens
    }

    /// The tree of a text.
    static func parse(_ source: SourceText) throws(TextProblem) -> SyntaxNode {
        var parser = Parser(source, try Lexer.tokens(of: source))
        guard parser.token.kind != .end else {
            throw TextProblem(source, 0..<0, "expected an expression, found nothing")
        }
        let tree = try parser.expression()
        guard parser.token.kind == .end else {
            throw parser.problem("expected an operator or the end, found \(parser.token.name)")
        }
        return tree
    }

    private var token: Token { tokens[place] }

    private mutating func advance() -> Token {
        let token = tokens[place]
        if place + 1 < tokens.count { place += 1 }
        return token
    }

    private func problem(_ message: String) -> TextProblem { TextProblem(source, token.range, message) }

    @discardableResult
    private mutating func expect(_ sign: Token.Sign, _ why: String) throws(TextProblem) -> Token {
        guard token.kind == .sign(sign) else {
            throw problem("expected `\(sign.rawValue)` \(why), found \(token.name)")
        }
        return advance()
    }

    private mutating func expect(word: String, _ why: String) throws(TextProblem) {
        guard token.kind == .word(word) else { throw problem("expected `\(word)` \(why), found \(token.name)") }
        _ = advance()
    }

    // MARK: Operators

    private mutating func expression(_ minimum: Int = 0) throws(TextProblem) -> SyntaxNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Parser.deepestNesting else {
            throw problem("nested deeper than \(Parser.deepestNesting) levels; split the rule")
        }
        return try rest(after: try operand(minimum), minimum)
    }

    /// Takes the operators behind an operand as long as they bind at least so tight.
    private mutating func rest(after first: SyntaxNode, _ minimum: Int) throws(TextProblem) -> SyntaxNode {
        var left = first
        while let operation = binaryOperator, operation.precedence >= minimum {
            let sign = advance()
            let right = try expression(operation.precedence + 1)
            left = SyntaxNode(
                .binary(operation), left.range.lowerBound..<right.range.upperBound, focus: sign.range,
                children: [left, right])
            guard left.height <= Parser.highestTree else {
                throw TextProblem(
                    source, sign.range, "more than \(Parser.highestTree) operations in a row; split the rule")
            }
            if operation.isComparison, binaryOperator?.isComparison == true {
                throw problem("comparisons cannot be chained; write `a < b and b < c`")
            }
        }
        return left
    }

    private var binaryOperator: BinaryOperator? {
        switch token.kind {
        case .word("and"): .and
        case .word("or"): .or
        case .sign(let sign): BinaryOperator(rawValue: sign.rawValue)
        case .number, .percent, .duration, .text, .word, .end: nil
        }
    }

    // MARK: Operands

    private mutating func operand(_ minimum: Int) throws(TextProblem) -> SyntaxNode {
        let token = advance()
        switch token.kind {
        case .number(let value): return SyntaxNode(.number(value), token.range)
        case .percent(let value): return SyntaxNode(.percent(value), token.range)
        case .duration(let value): return SyntaxNode(.duration(value), token.range)
        case .text(let text): return SyntaxNode(.text(text), token.range)
        case .sign(.open): return try parenthesized(after: token)
        case .sign(.minus): return try unary(.negate, token, BinaryOperator.signPrecedence)
        case .word("not"): return try unary(.not, token, max(minimum, BinaryOperator.notPrecedence))
        case .word("true"): return SyntaxNode(.truth(true), token.range)
        case .word("false"): return SyntaxNode(.truth(false), token.range)
        case .word("if"): return try choice(after: token)
        case .word(let name) where !Parser.reserved.contains(name): return try call(name, token)
        case .word, .sign, .end:
            throw TextProblem(source, token.range, "expected a value, a name or `(`, found \(token.name)")
        }
    }

    private static let reserved: Set<String> = ["and", "or", "then", "else"]

    private mutating func unary(
        _ operation: UnaryOperator, _ sign: Token, _ precedence: Int
    ) throws(TextProblem) -> SyntaxNode {
        let operand = try expression(precedence)
        return SyntaxNode(
            .unary(operation), sign.range.lowerBound..<operand.range.upperBound, focus: sign.range, children: [operand])
    }

    private mutating func parenthesized(after open: Token) throws(TextProblem) -> SyntaxNode {
        let inner = try expression()
        let close = try expect(.close, "for the `(` that is still open")
        return SyntaxNode(
            inner.kind, open.range.lowerBound..<close.range.upperBound, focus: inner.focus, children: inner.children)
    }

    private mutating func call(_ name: String, _ word: Token) throws(TextProblem) -> SyntaxNode {
        guard token.kind == .sign(.open) else {
            return SyntaxNode(.call(name, hasParentheses: false), word.range)
        }
        _ = advance()
        var arguments: [SyntaxNode] = []
        if token.kind != .sign(.close) {
            arguments.append(try expression())
            while token.kind == .sign(.comma) {
                _ = advance()
                arguments.append(try expression())
            }
        }
        let close = try expect(.close, "or `,` behind the arguments of `\(name)`")
        return SyntaxNode(
            .call(name, hasParentheses: true), word.range.lowerBound..<close.range.upperBound, focus: word.range,
            children: arguments)
    }

    /// Both `if condition then a else b` and `if(condition, a, b)`.
    private mutating func choice(after word: Token) throws(TextProblem) -> SyntaxNode {
        var condition: SyntaxNode
        if token.kind == .sign(.open) {
            let open = advance()
            let inner = try expression()
            if token.kind == .sign(.comma) { return try choiceCall(word, condition: inner) }
            let close = try expect(.close, "for the `(` that is still open")
            let operand = SyntaxNode(
                inner.kind, open.range.lowerBound..<close.range.upperBound, focus: inner.focus,
                children: inner.children)
            condition = try rest(after: operand, 0)
        } else {
            condition = try expression()
        }
        try expect(word: "then", "behind the condition of `if`")
        let first = try expression()
        try expect(word: "else", "with what holds where the condition is false")
        let second = try expression()
        return SyntaxNode(
            .choice, word.range.lowerBound..<second.range.upperBound, focus: word.range,
            children: [condition, first, second])
    }

    private mutating func choiceCall(_ word: Token, condition: SyntaxNode) throws(TextProblem) -> SyntaxNode {
        try expect(.comma, "behind the condition of `if`")
        let first = try expression()
        try expect(.comma, "with what holds where the condition is false")
        let second = try expression()
        let close = try expect(.close, "for the `(` that is still open")
        return SyntaxNode(
            .choice, word.range.lowerBound..<close.range.upperBound, focus: word.range,
            children: [condition, first, second])
    }
}
