import ConfigText
import Market

/// Makes a rule of an entry.
struct RuleCompiler {
    private let entry: RuleEntry
    private var program = RuleProgram()

    init(_ entry: RuleEntry) {
        self.entry = entry
    }

    /// Whether the entry says that it is switched off.
    static func isEnabled(_ entry: RuleEntry) throws(TextProblem) -> Bool {
        try choice(entry, .enabled, ["true": true, "false": false]) ?? true
    }

    /// The rule; nil where the log has an error of it.
    mutating func rule(_ log: inout ProblemLog) throws(TextProblem) -> Rule? {
        let scope = try self.scope(&log)
        let known = log.mistakes.count
        let when = try required(.when)
        let condition = log.attempt { _ throws(TextProblem) in try compile(when, scope, .boolean) }
        let clearing = log.attempt { _ throws(TextProblem) in try optional(.clear, scope, .boolean) }
        let worsening = log.attempt { _ throws(TextProblem) in try optional(.highWhen, scope, .boolean) }
        let easing = log.attempt { _ throws(TextProblem) in try optional(.highClear, scope, .boolean) }
        let nature = log.attempt { _ throws(TextProblem) in
            try Self.choice(entry, .nature, RuleWords.natures)
        }
        let term = log.attempt { _ throws(TextProblem) in try self.term() }
        let measure = log.attempt { _ throws(TextProblem) in try optional(.value, scope, .number) }
        let template = log.attempt { _ throws(TextProblem) in
            try MessageTemplate(try required(.message), scope: scope, into: &program)
        }
        let severity = log.attempt { _ throws(TextProblem) in try Self.choice(entry, .severity, RuleWords.severities) }
        let hold = log.attempt { _ throws(TextProblem) in try self.hold() }
        let filter = log.attempt { _ throws(TextProblem) in try self.filter() }
        guard log.mistakes.count == known, let condition, let template, let hold, let filter,
            let term
        else { return nil }
        if program.dependencies.readsFlags {
            throw when.problem("a rule cannot count flags; that is for theses")
        }
        return Rule(
            id: entry.id, title: text(.title) ?? entry.id, severity: (severity ?? nil) ?? .warn, scope: scope,
            category: text(.category) ?? "other", help: text(.help) ?? "", when: entry.words(.when) ?? "",
            clear: entry.words(.clear), highWhen: entry.words(.highWhen),
            highClear: entry.words(.highClear), nature: (nature ?? nil) ?? .event, term: term,
            message: entry.words(.message) ?? "",
            holdSeconds: hold, only: filter, coveredBy: entry.words(.coveredBy), program: program,
            conditionSource: when, condition: condition, clearing: clearing ?? nil,
            clearingSource: entry.fields[.clear], worsening: worsening ?? nil,
            worseningSource: entry.fields[.highWhen], easing: easing ?? nil,
            measure: (measure ?? nil) ?? template.firstNumber,
            template: template)
    }

    private func scope(_ log: inout ProblemLog) throws(TextProblem) -> RuleScope {
        if let source = entry.fields[.scope], let scope = RuleScope(olderName: source.words) {
            log.add(
                TextProblem(
                    source, 0..<source.bytes.count, "`\(source.words)` is now `\(scope.rawValue)`", kind: .hint))
            return scope
        }
        let scopes = Dictionary(uniqueKeysWithValues: RuleScope.ofRules.map { ($0.rawValue, $0) })
        return try Self.choice(entry, .scope, scopes) ?? .instrument
    }

    private func text(_ key: RuleKey) -> String? {
        entry.words(key).map { DisplayText.sanitized($0, limit: 600) }
    }

    private func required(_ key: RuleKey) throws(TextProblem) -> SourceText {
        if let source = entry.fields[key] { return source }
        throw TextProblem(
            entry.source, 0..<1, "the rule `\(entry.id)` has no `\(key.rawValue):`",
            kind: entry.hasUnknownKeys ? .consequence : .error)
    }

    private mutating func compile(
        _ source: SourceText, _ scope: RuleScope, _ type: ValueType
    ) throws(TextProblem) -> TypedNode {
        try RuleExpression.compile(source, scope: scope, expecting: type, into: &program)
    }

    private mutating func optional(
        _ key: RuleKey, _ scope: RuleScope, _ type: ValueType
    ) throws(TextProblem) -> TypedNode? {
        guard let source = entry.fields[key] else { return nil }
        return try compile(source, scope, type)
    }

    private static func choice<Meaning>(
        _ entry: RuleEntry, _ key: RuleKey, _ meanings: [String: Meaning]
    ) throws(TextProblem) -> Meaning? {
        guard let source = entry.fields[key] else { return nil }
        if let meaning = meanings[source.words] { return meaning }
        throw source.unknown(source.words, "a value of `\(key.rawValue)`", among: meanings.keys.sorted())
    }

    private func hold() throws(TextProblem) -> Int {
        guard let source = entry.fields[.hold] else { return 0 }
        let tokens = try Lexer.tokens(of: source)
        guard tokens.count == 2, case .duration(let seconds) = tokens[0].kind, seconds <= 366 * 86_400 else {
            throw source.problem("`for` is a duration of at most a year, such as 30min, 2h or 5d")
        }
        return Int(seconds)
    }

    private func term() throws(TextProblem) -> FlagTerm {
        guard let source = entry.fields[.lasts] else { return .condition }
        if let term = FlagTerm(source.words) { return term }
        throw source.problem("`lasts` is `session`, a number of sessions such as `3 sessions`, or `condition`")
    }

    private func filter() throws(TextProblem) -> RuleFilter {
        var filter = RuleFilter()
        for source in entry.only ?? [] {
            let words = source.words
            if let tag = ExposureTag(rawValue: words) {
                filter.tags.insert(tag)
            } else if let kind = InstrumentKind(rawValue: words) {
                filter.kinds.insert(kind)
            } else if let region = Region(rawValue: words) ?? RuleWords.regions[words] {
                filter.regions.insert(region)
            } else if words.contains(where: \.isLowercase) {
                filter.names.insert(words)
            } else if let symbol = Symbol(validating: words) {
                filter.symbols.insert(symbol)
            } else {
                throw source.problem("`only` names symbols, regions, exposure tags, kinds or baskets, found `\(words)`")
            }
        }
        return filter
    }
}

extension MessageTemplate {
    /// How a flag is measured by default.
    fileprivate var firstNumber: TypedNode? {
        for case .value(let node, _) in pieces where node.type.isNumeric || node.type == .duration { return node }
        return nil
    }
}
