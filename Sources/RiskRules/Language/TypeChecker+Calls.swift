import ConfigText
import Market

extension TypeChecker {
    mutating func call(
        _ name: String, _ node: SyntaxNode, hasParentheses: Bool, in scope: RuleScope
    ) throws(TextProblem) -> TypedNode {
        guard let function = FunctionTable.function(name, in: scope) else {
            throw problem(node, unknownName(name, in: scope))
        }
        let counts = function.counts
        guard counts.contains(node.children.count) else {
            let found = node.children.isEmpty ? "none" : "\(node.children.count)"
            let wanted = counts.upperBound == 0 ? "nothing between parentheses" : "`\(function.signature)`"
            throw problem(node, "`\(name)` takes \(wanted), found \(found)")
        }
        let arguments = try arguments(node, function, in: scope)
        let type: ValueType = function.result == .number ? arguments.values.commonType ?? .number : function.result
        return TypedNode(node, type, function.operation(arguments), arguments.values, in: scope)
    }

    private func unknownName(_ name: String, in scope: RuleScope) -> String {
        let elsewhere = FunctionTable.scopes(knowing: name)
        if !elsewhere.isEmpty {
            let whose = elsewhere.map(\.name).joined(separator: " and ")
            let advice = elsewhere.contains(.instrument) ? "; write `of(\"SYMBOL\", \(name))`" : ""
            return "`\(name)` is known of \(whose), and this speaks about \(scope.name)\(advice)"
        }
        let names = FunctionTable.names(in: scope) + ["of", "if"] + (scope == .region ? TypeChecker.memberCounts : [])
        guard let nearest = NearestName.of(name, among: names) else {
            return "Unknown name `\(name)`; `chiptop rules language` lists every name"
        }
        return "Unknown name `\(name)`; did you mean `\(nearest)`?"
    }

    private mutating func arguments(
        _ node: SyntaxNode, _ function: RuleFunction, in scope: RuleScope
    ) throws(TextProblem) -> [Argument] {
        var result: [Argument] = []
        var place = 0
        for child in node.children {
            let parameters = function.parameters
            while place < parameters.count - 1, parameters[place].isOptional || parameters[place].isRepeated,
                !parameters[place].kind.looksLike(child)
            {
                place += 1
            }
            guard place < parameters.count else { throw problem(child, "`\(function.name)` takes no more than that") }
            result.append(try argument(child, parameters[place].kind, function, in: scope))
            if !parameters[place].isRepeated { place += 1 }
        }
        return result
    }

    private mutating func argument(
        _ node: SyntaxNode, _ kind: Parameter.Kind, _ function: RuleFunction, in scope: RuleScope
    ) throws(TextProblem) -> Argument {
        switch kind {
        case .period: return .period(try word(node, RuleWords.periods, "a period"))
        case .money(let allowed):
            return .money(try word(node, RuleWords.money.filter { allowed.contains($0.value) }, "a currency"))
        case .pairKind: return .pairKind(try word(node, RuleWords.pairKinds, "a kind of line"))
        case .eventKind: return .eventKind(try word(node, RuleWords.eventKinds, "a kind of event"))
        case .severity: return .severity(try word(node, RuleWords.severities, "a severity"))
        case .region: return .region(try word(node, RuleWords.regions, "a region"))
        case .ownFigure: return .ownFigure(try word(node, RuleWords.ownFigures, "a daily figure"))
        case .level: return .level(try word(node, RuleWords.levels, "a level"))
        case .window(let allowed): return .window(try window(node, allowed, function))
        case .value:
            let value = try check(node, in: scope)
            guard value.type.isNumeric || function.result == .boolean else {
                throw problem(node, "`\(function.name)` needs a number, found \(value.type.name)")
            }
            return .value(value)
        case .symbol, .series, .basket, .words, .currency, .tag: return try quoted(node, kind, function)
        }
    }

    private func word<Meaning>(
        _ node: SyntaxNode, _ meanings: [String: Meaning], _ what: String
    ) throws(TextProblem) -> Meaning {
        guard case .call(let name, hasParentheses: false) = node.kind else {
            throw problem(node, "expected \(what): one of \(meanings.keys.sorted().joined(separator: ", "))")
        }
        guard let meaning = meanings[name] else { throw problem(node, unknown(name, among: meanings.keys, what)) }
        return meaning
    }

    private func window(
        _ node: SyntaxNode, _ allowed: ClosedRange<Int>, _ function: RuleFunction
    ) throws(TextProblem) -> Int {
        guard case .number(let value) = node.kind else {
            throw problem(node, "`\(function.name)` needs a number of sessions, such as \(function.name)(20)")
        }
        guard let window = Int(exactly: value), allowed.contains(window) else {
            throw problem(
                node, "expected a whole number of sessions from \(allowed.lowerBound) to \(allowed.upperBound)")
        }
        return window
    }

    private func quoted(
        _ node: SyntaxNode, _ kind: Parameter.Kind, _ function: RuleFunction
    ) throws(TextProblem) -> Argument {
        guard case .text(let text) = node.kind else {
            throw problem(node, "`\(function.signature)` needs it in quotation marks here")
        }
        switch kind {
        case .symbol:
            if let symbol = Symbol(validating: text) { return .symbol(symbol) }
            throw problem(node, "\"\(text)\" is not a symbol; expected one such as \"2330.TW\" or \"^NDX\"")
        case .series:
            if let series = Series(text) { return .series(series) }
            throw problem(node, "\"\(text)\" is neither a basket such as \"asia-tech\" nor a symbol such as \"^NDX\"")
        case .currency:
            if let currency = Currency(text) { return .currency(currency) }
            throw problem(node, "\"\(text)\" is not a currency; expected a code such as \"TWD\"")
        case .tag:
            guard ExposureTag(rawValue: text) != nil else {
                throw problem(node, unknown(text, among: ExposureTag.allCases.map(\.rawValue), "an exposure tag"))
            }
            return .words(text)
        case .basket, .words, .period, .money, .window, .pairKind, .eventKind, .severity, .region, .ownFigure, .level,
            .value:
            guard !text.isEmpty, text.utf8.count <= 64 else {
                throw problem(node, "expected between 1 and 64 characters between the quotation marks")
            }
            return .words(text)
        }
    }
}

extension Parameter.Kind {
    /// Whether a node is written the way this parameter is; decides which optional one is meant.
    func looksLike(_ node: SyntaxNode) -> Bool {
        switch self {
        case .value: return true
        case .window: if case .number = node.kind { return true }
        case .symbol, .series, .basket, .words, .currency, .tag: if case .text = node.kind { return true }
        case .period, .money, .pairKind, .eventKind, .severity, .region, .ownFigure, .level:
            if case .call(_, hasParentheses: false) = node.kind { return true }
        }
        return false
    }
}

extension [TypedNode] {
    /// The type that all have; a number where they differ.
    fileprivate var commonType: ValueType? {
        guard let first else { return nil }
        return allSatisfy { $0.type == first.type } ? first.type : .number
    }
}
