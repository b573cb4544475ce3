import Market

/// What a basket grew by and who made it.
struct BasketGrowth {
    struct Part {
        var weight: Double
        /// One plus the member's own return.
        var grown: Double
        var contribution: Double
    }

    /// The basket's return, as a fraction; nil where it is unknown.
    var total: Double?
    /// By the member's place; nil for those without a return.
    var parts: [Part?]

    func contributions(of members: [BasketMember]) -> BasketContributions {
        var known: [BasketContributions.Member] = []
        var missing: [Symbol] = []
        for (member, part) in zip(members, parts) {
            guard let part else {
                missing.append(member.symbol)
                continue
            }
            known.append(
                BasketContributions.Member(
                    symbol: member.symbol, region: member.region, weight: part.weight, value: part.grown - 1,
                    contribution: part.contribution))
        }
        return BasketContributions(total: total, members: known, missing: missing)
    }
}

extension BasketAnalysis {
    /// Bought at the period's start and held: Σ weight · return, from the members' own returns.
    func held(over period: Period, in currency: ReturnCurrency) -> BasketGrowth {
        let isByValue = basket.weighting == .marketValue
        var growth = BasketGrowth(total: nil, parts: Array(repeating: nil, count: members.count))
        var (sum, known, all) = (0.0, 0.0, 0.0)
        var isComplete = true
        let start = commonStart(of: period)
        for (place, member) in members.enumerated() {
            func value(in currency: ReturnCurrency) -> Double? {
                member.value(over: period, since: start, in: currency, rates)
            }
            let grown = isByValue ? value(in: .usd) ?? value(in: .local) : nil
            let weight = member.weight(grownBy: grown, isByValue: isByValue)
            all += weight ?? 0
            guard let weight, let value = value(in: currency) else {
                isComplete = false
                continue
            }
            sum += weight * value
            known += weight
            growth.parts[place] = BasketGrowth.Part(weight: weight, grown: 1 + value, contribution: weight * value)
        }
        guard let divisor = basket.missing.divisor(known: known, all: all, isComplete: isComplete) else {
            return growth.withoutShares
        }
        growth.total = sum / divisor
        for place in growth.parts.indices {
            growth.parts[place]?.weight /= divisor
            growth.parts[place]?.contribution /= divisor
        }
        return growth
    }

    /// Legs one after another, weights set again between them: Π (1 + leg) - 1. A leg's contributions count by what the
    /// basket had grown to before it.
    func chain(over span: Span, in currency: ReturnCurrency) -> BasketGrowth {
        var growth = BasketGrowth(total: nil, parts: Array(repeating: nil, count: members.count))
        let counted = members.indices.filter { members[$0].weight != nil }
        let rules = Basket.Rules(rebalancing: basket.rebalancing, missing: basket.missing)
        let legs = BasketLeg.legs(
            counted.map(weighted), from: span.start, through: span.end, rules, in: currency, rates)
        let isUnknown =
            basket.missing == .unknown && (counted.count < members.count || legs.contains { $0.divisor == nil })
        var level = 1.0
        for (number, leg) in legs.enumerated() {
            // A leg of which nothing is known earns nothing, but tells who is missing.
            let divisor = leg.divisor ?? .infinity
            var sum = 0.0
            for position in leg.positions {
                let value = position.held.value(through: leg.end, rates)
                let weight = position.weight / divisor
                sum += position.weight * value
                growth.add(
                    weight: number == 0 ? weight : 0, value: value, contribution: level * weight * value,
                    to: counted[position.member])
            }
            level *= 1 + sum / divisor
        }
        guard !isUnknown, legs.first?.divisor != nil else { return growth.withoutShares }
        growth.total = level - 1
        return growth
    }

    private func weighted(_ place: Int) -> WeightedHistory {
        let member = members[place]
        let weight = member.weight ?? 0
        return WeightedHistory(
            history: member.history,
            weight: basket.weighting == .marketValue ? .marketValue(weight) : .fixed(weight))
    }
}

extension BasketGrowth {
    fileprivate mutating func add(weight: Double, value: Double, contribution: Double, to place: Int) {
        var part = parts[place] ?? Part(weight: 0, grown: 1, contribution: 0)
        part.weight += weight
        part.grown *= 1 + value
        part.contribution += contribution
        parts[place] = part
    }

    /// Where the whole is unknown its parts count as none.
    fileprivate var withoutShares: BasketGrowth {
        var result = self
        for place in parts.indices where parts[place] != nil {
            result.parts[place]?.weight = 0
            result.parts[place]?.contribution = 0
        }
        return result
    }
}
