import ConfigText
import Market

/// The keys of a basket.
enum BasketKey: String, FileKey {
    case id, name, members, regions, segments, weights, rebalance, currency, missing

    static var refusesOthers: Bool { false }
}

extension YAMLFields<BasketKey> {
    /// The basket; nil where the log has an error of it.
    func basket(_ log: inout ProblemLog) throws(TextProblem) -> Basket? {
        let id = DisplayText.sanitized(try required(.id).word(for: BasketKey.id.rawValue, "a short name"), limit: 40)
        let known = log.mistakes.count
        let weighting = log.attempt { log throws(TextProblem) in try self.weighting(&log) } ?? nil
        let membership = log.attempt { log throws(TextProblem) in try self.membership(weighting, &log) } ?? nil
        let name = log.attempt { _ throws(TextProblem) in try text(.name) } ?? nil
        let rebalancing = choice(.rebalance, of: Basket.Rebalancing.self, &log)
        let currency = choice(.currency, of: ReturnCurrency.self, &log)
        let missing = choice(.missing, of: Basket.MissingRule.self, &log)
        guard log.mistakes.count == known, let membership, let weighting else { return nil }
        return Basket(
            id: id, name: DisplayText.sanitized(name ?? id, limit: 40), membership: membership, weighting: weighting,
            rebalancing: rebalancing ?? .never, currency: currency, missing: missing ?? .leaveOut)
    }

    private func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: BasketKey, of type: Choice.Type, _ log: inout ProblemLog
    ) -> Choice? {
        log.attempt { _ throws(TextProblem) in
            guard let value = self[key], !value.isNothing else { return nil }
            return try value.choice(of: type, for: key.rawValue)
        } ?? nil
    }

    private func membership(
        _ weighting: Basket.Weighting?, _ log: inout ProblemLog
    ) throws(TextProblem) -> Basket.Membership? {
        if let members = self[.members], !members.isNothing {
            let symbols = try members.symbols(for: BasketKey.members.rawValue, &log)
            guard try !members.listElements(for: BasketKey.members.rawValue).isEmpty else {
                throw members.problem("`members` has no symbols")
            }
            return .symbols(symbols)
        }
        // Weights that are wrong may have named the members.
        guard let weighting else { return nil }
        if case .fixed(let weights) = weighting { return .symbols(weights.keys.sorted()) }
        var regions: [Region] = []
        for element in try self[.regions]?.listElements(for: BasketKey.regions.rawValue) ?? [] {
            let region = log.attempt { _ throws(TextProblem) in try element.region(for: BasketKey.regions.rawValue) }
            if let region, !regions.contains(region) { regions.append(region) }
        }
        guard self[.regions] != nil else { throw missing("a basket needs `members` or `regions`") }
        return .directory(regions: regions, segments: try segments(&log))
    }

    private func segments(_ log: inout ProblemLog) throws(TextProblem) -> [String] {
        let known = Set(InstrumentDirectory.shared.instruments.compactMap(\.segment)).sorted()
        var segments: [String] = []
        for element in try self[.segments]?.listElements(for: BasketKey.segments.rawValue) ?? [] {
            // Instruments of one's own may have segments of one's own.
            let segment = log.attempt { _ throws(TextProblem) in
                try element.word(for: BasketKey.segments.rawValue, "the name of a segment")
            }
            log.attemptOptional { _ throws(TextProblem) in
                _ = try element.word(among: known, for: BasketKey.segments.rawValue)
            }
            if let segment { segments.append(segment) }
        }
        return segments
    }

    private func weighting(_ log: inout ProblemLog) throws(TextProblem) -> Basket.Weighting? {
        guard let tree = self[.weights], !tree.isNothing else { return .equal }
        guard case .mapping = tree.content else {
            let named: [String: Basket.Weighting] = ["equal": .equal, "market-value": .marketValue]
            return try tree.choice(among: named, for: BasketKey.weights.rawValue)
        }
        var weights: [Symbol: Double] = [:]
        let known = log.mistakes.count
        for (key, _, value) in try tree.pairs("a weight for each symbol") {
            log.attempt { _ throws(TextProblem) in
                let symbol = try key.symbol(for: BasketKey.weights.rawValue)
                guard weights[symbol] == nil else { throw key.problem("duplicate `\(symbol)` in `weights`") }
                weights[symbol] = try value.value(for: "\(symbol)", "a number of at least 0") { word in
                    Double(word).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
                }
            }
        }
        guard log.mistakes.count == known else { return nil }
        guard weights.values.reduce(0, +) > 0 else { throw tree.problem("all weights are zero") }
        return .fixed(weights)
    }
}
