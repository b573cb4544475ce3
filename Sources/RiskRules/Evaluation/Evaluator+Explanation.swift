import Analytics
import ConfigText
import Market

extension Evaluator {
    /// Evaluates every part of an expression by itself; the numbers are those that the rule itself gets.
    mutating func explain(_ node: TypedNode, _ program: RuleProgram, _ source: SourceText) -> Explanation {
        explain(node, program, source, sharedValues(of: program))
    }

    private mutating func explain(
        _ node: TypedNode, _ program: RuleProgram, _ source: SourceText, _ shared: [Double]
    ) -> Explanation {
        let value = value(of: run(program, node.code, shared: shared), node, program)
        let children: [Explanation]
        if case .other(let target) = node.operation {
            let inner = visiting(target, program.dependencies.groups) { evaluator in
                node.children.map { evaluator.explain($0, program, source, shared) }
            }
            children = inner ?? []
        } else if case .members = node.operation {
            // Its condition is about each stock; there is not one value to show.
            children = []
        } else {
            children = node.children.map { explain($0, program, source, shared) }
        }
        return Explanation(
            kind: kind(of: node), range: node.range, text: source.text(node.range), value: value,
            reason: value.isUnknown ? reason(node, children, source) : nil, children: children)
    }

    private func kind(of node: TypedNode) -> Explanation.Kind {
        switch node.operation {
        case .literal, .words: .literal
        // A negative number is a number that is there.
        case .unary where node.children.allSatisfy { kind(of: $0) == .literal }: .literal
        case .own, .probe, .region, .shared, .text, .other, .members: .figure
        case .unary, .binary, .choice, .extreme, .magnitude, .isKnown: .operation
        }
    }

    /// A number of the stack as what it stands for.
    mutating func value(of number: Double, _ node: TypedNode, _ program: RuleProgram) -> RuleValue {
        if case .words(let text) = node.operation { return RuleValue(.text(text), .string) }
        guard !number.isNaN else { return RuleValue(.unknown, node.type) }
        switch node.type {
        case .boolean: return RuleValue(.truth(number == 1), .boolean)
        case .string: return RuleValue(words(number, program).map { .text($0) } ?? .unknown, .string)
        case .number, .percent, .price, .ratio, .duration: return RuleValue(.number(number), node.type)
        }
    }

    private mutating func words(_ number: Double, _ program: RuleProgram) -> String? {
        if let literal = program.words.first(where: { RuleProgram.number(of: $0) == number }) { return literal }
        for figure in program.texts {
            if let text = text(figure), RuleProgram.number(of: text) == number { return text }
        }
        return nil
    }

    private func reason(_ node: TypedNode, _ children: [Explanation], _ source: SourceText) -> String {
        if let inner = children.lazy.compactMap(\.reason).first { return inner }
        let whose = name(of: subject)
        let words = source.text(node.focus)
        switch node.operation {
        case .other(let target): return "\(name(of: target.subject)) is not in the cache"
        case .binary(.divided): return "`\(source.text(node.range))` divides by zero"
        case .unary, .binary, .choice, .extreme, .magnitude:
            return "`\(source.text(node.range))` is beyond any number"
        case .probe(let probe): return Evaluator.reason(probe, whose)
        case .own(let place):
            guard case .instrument = subject, let state else { return "`\(words)` of \(whose) is unknown" }
            if state.price == nil { return "no price for \(whose)" }
            return Evaluator.reason(InstrumentFigure(rawValue: place), words, whose)
        case .region: return "`\(words)` of the region of \(whose) is unknown"
        case .shared: return "`\(source.text(node.range))` is unknown"
        case .members: return "no stock of \(whose) is known to meet `\(source.text(node.range))` or not"
        case .literal, .words, .text, .isKnown: return "`\(words)` is unknown"
        }
    }

    private static func reason(_ figure: InstrumentFigure?, _ words: String, _ whose: String) -> String {
        switch figure {
        case .limitUp, .limitDown, .limitDistance, .isAtLimit, .isAtUpperLimit, .isUpperNearer:
            "no price limits apply to \(whose)"
        case .targetMean, .targetHighest, .targetUpside: "no price targets for \(whose)"
        case .toEarnings, .toLockUp, .toDividend, .toSplit, .toRevenue: "no upcoming date for \(whose)"
        case .average20, .average50, .average200, .volatility, .beta, .correlation, .volumeRatio, .strengthIndex,
            .changeScore, .gapScore:
            "too few bars of \(whose) for `\(words)`"
        case .listedFor: "the first trading day of \(whose) is unknown"
        case .forwardPE, .earningsGrowth: "the cache has no `\(words)` of \(whose)"
        case .last, .open, .high, .low, .volume, .previousClose, .gap, .hasPrice, .isDoubtful, .isStale,
            .sessionsBehind, .minutesBehind, .age, .isRateOld, .exponential12, .exponential26, .trueRange, .lowerBand,
            .upperBand, .convergence, .convergenceSignal, .drawdown, .yearLow, .yearHigh, .yearPosition, .isAtYearLow,
            .isAtYearHigh, .strengthRank, .marketValue, .isSinceListing, .kind, .region, .exchange, .currency, .segment,
            .symbol, .targetCount, nil:
            "`\(words)` of \(whose) is unknown"
        }
    }

    private static func reason(_ probe: Probe, _ whose: String) -> String {
        switch probe {
        case .window(_, let window): "fewer than \(window) sessions of bars for \(whose)"
        case .movement(_, let symbol, let window):
            "fewer than \(window) common sessions of \(whose) and \(symbol)"
        case .fact(let metric): "the cache has no fact `\(DisplayText.sanitized(metric))` of \(whose)"
        case .weight(let basket): "no weights for the basket `\(DisplayText.sanitized(basket))`"
        case .premium, .percentile: "no pair of listings with \(whose)"
        case .daysTo(let kind): "no upcoming \(kind) of \(whose)"
        case .isTagged: "no exposures recorded for \(whose)"
        case .ownScore(_, let window), .ownPercentile(_, let window):
            "fewer than \(min(window, TypicalMoves.fewest)) of \(window) sessions of bars for \(whose)"
        case .crossed(_, let window, _): "fewer than \(window + 1) sessions of bars for \(whose)"
        case .regionRank: "too few stocks of its region have a return to rank \(whose) by"
        case .members: "no stock of \(whose) is known to meet the condition or not"
        case .regionCorrelation(let window): "fewer than three stocks of \(whose) have \(window) common sessions"
        }
    }

    private func name(of subject: RuleSubject?) -> String {
        switch subject {
        case .instrument(let symbol): symbol.rawValue
        case .region(let region): region.name
        case .basket(let id): DisplayText.sanitized(id)
        case .pair(let foreign, let home): "\(foreign) and \(home)"
        case .feed(let feed): DisplayText.sanitized(feed)
        case nil: "the market"
        }
    }
}
