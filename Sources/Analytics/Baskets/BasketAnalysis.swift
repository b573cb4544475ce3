public import Market

/// Works a basket out from its definition and its members.
///
/// All members have one window: they are held from their last closes on or before one common date. Without rebalancing
/// a return is Σ weight · return, which is what the weights bought at the period's start and held would have earned.
/// With it, the period is a chain of such legs between the dates on which weights are set: Π (1 + leg) - 1, worked out
/// from the members' closes.
public struct BasketAnalysis: Sendable {
    /// The definition.
    public let basket: Basket
    let members: [BasketMember]
    let rates: DollarRates
    let today: CalendarDate?

    /// Takes the members as they stand.
    ///
    /// - Parameters:
    ///   - basket: the definition.
    ///   - members: who is in it, where that is known already; else the definition is asked.
    ///   - today: the date that periods are counted back from; nil for the newest session that a member has a price of.
    ///   - rates: what local prices are converted by; needed for rebalancing in dollars.
    ///   - history: a member's closes; without them returns over a week, a month, three months and a year are unknown.
    ///   - state: a member's state; nil where the cache does not know it.
    public init(
        _ basket: Basket, members: [Symbol]? = nil, today: CalendarDate? = nil, rates: DollarRates = DollarRates(),
        history: (Symbol) -> PriceHistory? = { _ in nil }, state: (Symbol) -> InstrumentState?
    ) {
        self.basket = basket
        self.rates = rates
        let counted = (members ?? basket.members).map { symbol in
            let state = state(symbol)
            return BasketMember(symbol, state, weight: basket.weighting.weight(of: symbol, state), history(symbol))
        }
        self.members = counted
        self.today = today ?? counted.compactMap(\.sessionDate).max()
    }

    /// The basket's returns over every period and its weights.
    ///
    /// A member without a return over a period is treated as the definition says; a share that was listed within the
    /// year has none for the year to date, and a price of an earlier session than it should be has none at all. A
    /// definition in a currency of its own has the same returns in both.
    public func state() -> BasketState {
        var state = BasketState(id: basket.id, name: basket.name)
        state.memberCount = members.count { $0.isInCache }
        state.knownCount = members.count { $0.isCounted && $0.local.yearToDate != nil }
        state.knownDollarCount = members.count { $0.isCounted && $0.usd.yearToDate != nil }
        state.definition = basket
        state.weights = weights
        for period in Period.allCases {
            state.local[period] = value(over: period, in: .local)
            state.usd[period] = value(over: period, in: .usd)
        }
        return state
    }

    /// The basket's return over a period, as a fraction; nil where it is unknown.
    public func value(over period: Period, in currency: ReturnCurrency) -> Double? {
        let currency = basket.currency ?? currency
        if let span = rebalancedSpan(of: period) { return chain(over: span, in: currency).total }
        return held(over: period, in: currency).total
    }

    /// What each member added to the basket's return over a period; the parts add up to it.
    public func contributions(over period: Period, in currency: ReturnCurrency) -> BasketContributions {
        let currency = basket.currency ?? currency
        if let span = rebalancedSpan(of: period) { return chain(over: span, in: currency).contributions(of: members) }
        return held(over: period, in: currency).contributions(of: members)
    }

    /// The weights as they would be set now, summing to one: members without a price that counts are left out unless
    /// their weight is held for them, and those without a market value where that decides.
    public var weights: [MemberWeight] {
        let counted = members.compactMap { member -> MemberWeight? in
            guard member.isCounted || basket.missing == .hold, let weight = member.weight else { return nil }
            return MemberWeight(symbol: member.symbol, weight: weight)
        }
        let total = counted.reduce(0) { $0 + $1.weight }
        guard total > 0, total.isFinite else { return [] }
        return counted.map { MemberWeight(symbol: $0.symbol, weight: $0.weight / total) }
    }

    /// How concentrated the weights are; nil without any.
    public var concentration: Concentration? { Concentration(weights) }

    /// How many members are above, below and at their previous close today; a price from an earlier session than it
    /// should be counts nowhere.
    public var breadth: Breadth {
        var breadth = Breadth()
        for member in members where member.isCounted { breadth.count(member.change, by: 1) }
        return breadth
    }

    /// The members that have no return over a period, in the basket's order.
    public func missing(over period: Period, in currency: ReturnCurrency) -> [Symbol] {
        contributions(over: period, in: currency).missing
    }

    /// The date that all members are held from; nil for the day, which every exchange has at its own time, and for the
    /// year to date, whose start is one date for all of them anyway.
    func commonStart(of period: Period) -> CalendarDate? {
        switch period {
        case .day, .yearToDate, .sinceListing: nil
        case .week, .month, .threeMonths, .year: today.flatMap { RotationHistory.start(of: period, today: $0) }
        }
    }

    /// The start of a period within which weights are set again; nil for all others.
    private func rebalancedSpan(of period: Period) -> Span? {
        guard let today, let start = RotationHistory.start(of: period, today: today),
            !basket.rebalancing.dates(after: start, before: today).isEmpty
        else { return nil }
        return Span(start: start, end: today)
    }

    struct Span {
        let start: CalendarDate
        let end: CalendarDate
    }
}

extension Basket.Weighting {
    /// What a member counts, before all are made to add up to one; nil where it cannot be said.
    fileprivate func weight(of symbol: Symbol, _ state: InstrumentState?) -> Double? {
        let weight: Double? =
            switch self {
            case .equal: 1
            case .marketValue: state?.marketValue
            case .fixed(let weights): weights[symbol]
            }
        guard let weight, weight > 0, weight.isFinite else { return nil }
        return weight
    }
}
