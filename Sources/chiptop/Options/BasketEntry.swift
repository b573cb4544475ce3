import Market

/// One basket as it is written in a file.
struct BasketEntry: Decodable {
    let id: String
    let name: String?
    let members: [String]?
    let regions: [String]?
    let segments: [String]?
    let weights: Weights?
    let rebalance: String?
    let currency: String?
    let missing: String?

    /// What is wrong with an entry.
    struct Problem: Error {
        let text: String

        init(_ text: String) {
            self.text = text
        }
    }

    /// The name of a way to weigh, or a weight for each symbol.
    enum Weights: Decodable {
        case named(String)
        case fixed([String: Double])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let weights = try? container.decode([String: Double].self) {
                self = .fixed(weights)
            } else {
                self = .named(try container.decode(String.self))
            }
        }
    }

    func basket() throws(Problem) -> Basket {
        let id = DisplayText.sanitized(id, limit: 40)
        return Basket(
            id: id, name: DisplayText.sanitized(name ?? id, limit: 40), membership: try membership(),
            weighting: try weighting(),
            rebalancing: try choice(rebalance, of: Basket.Rebalancing.self, "rebalance") ?? .never,
            currency: try choice(currency, of: ReturnCurrency.self, "currency"),
            missing: try choice(missing, of: Basket.MissingRule.self, "missing") ?? .leaveOut)
    }

    private func membership() throws(Problem) -> Basket.Membership {
        if let members {
            if members.isEmpty { throw Problem("members names nobody") }
            return .symbols(try symbols(members))
        }
        if case .fixed(let weights) = weights { return .symbols(try symbols(weights.keys.sorted())) }
        guard let regions else { throw Problem("say members or regions") }
        var chosen: [Region] = []
        for text in regions {
            guard let region = Region.allCases.first(where: { $0.code == text || $0.name == text }) else {
                throw Problem(
                    "\(text) is not a region; write one of " + Region.allCases.map(\.code).joined(separator: ", "))
            }
            chosen.append(region)
        }
        return .directory(regions: chosen, segments: segments ?? [])
    }

    private func weighting() throws(Problem) -> Basket.Weighting {
        switch weights {
        case nil, .named("equal"): return .equal
        case .named("market-value"): return .marketValue
        case .named(let name):
            throw Problem("weights \(name) is not known; write equal, market-value or a weight for each symbol")
        case .fixed(let weights):
            var result: [Symbol: Double] = [:]
            for (text, weight) in weights {
                guard weight.isFinite, weight >= 0 else {
                    throw Problem("the weight of \(text) is not a number from 0 on")
                }
                result[try symbol(text)] = weight
            }
            guard result.values.reduce(0, +) > 0 else { throw Problem("all weights are zero") }
            return .fixed(result)
        }
    }

    private func symbols(_ texts: [String]) throws(Problem) -> [Symbol] {
        var result: [Symbol] = []
        for text in texts {
            let symbol = try symbol(text)
            if !result.contains(symbol) { result.append(symbol) }
        }
        return result
    }

    private func symbol(_ text: String) throws(Problem) -> Symbol {
        guard let symbol = Symbol(validating: text) else { throw Problem("\(text) is not a symbol") }
        return symbol
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String?, of type: Choice.Type, _ key: String
    ) throws(Problem) -> Choice? where Choice.RawValue == String {
        guard let text else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem("\(key) \(text) is not known; write one of \(all)")
        }
        return choice
    }
}
