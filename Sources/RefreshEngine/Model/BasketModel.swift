import Analytics
import Market

/// The baskets, and the comparison of the first of them with the Nasdaq 100.
struct BasketModel: Sendable {
    private let baskets: [(definition: Basket, members: [Symbol])]
    private var benchmark: Symbol?
    private let members: Set<Symbol>
    private var basketStates: [BasketState] = []
    private var benchmarkState = BasketState(id: "nasdaq-100", name: "Nasdaq 100")
    private var history: [ReturnCurrency: [Period: [RotationState.Point]]] = [:]
    private var areStatesDue = true
    private var isHistoryDue = true

    init(_ baskets: [Basket]) {
        let chosen = baskets.isEmpty ? [.asiaTech] : baskets
        self.baskets = chosen.map { ($0, $0.members) }
        members = Set(self.baskets.flatMap(\.members))
    }

    /// The instruments whose closes are needed.
    var symbols: Set<Symbol> { members.union([benchmark].compactMap { $0 }) }

    /// Whether anything that the history rests on changed since it was worked out.
    var isDue: Bool { isHistoryDue }

    /// Takes what the first basket is held against.
    mutating func arrange(benchmark: Symbol?) {
        self.benchmark = benchmark
        (areStatesDue, isHistoryDue) = (true, true)
    }

    /// Notes that closes or rates differ.
    mutating func inputsChanged() { (areStatesDue, isHistoryDue) = (true, true) }

    /// Notes a member's new state.
    mutating func take(_ state: InstrumentState) {
        let symbol = state.instrument.symbol
        guard symbol == benchmark || members.contains(symbol) else { return }
        (areStatesDue, isHistoryDue) = (true, true)
    }

    /// Works the comparison's history out again.
    mutating func refresh(
        _ histories: HistoryModel, rates: DollarRates, today: CalendarDate, lookUp: (Symbol) -> InstrumentState?
    ) {
        isHistoryDue = false
        guard let (basket, members) = baskets.first else { return }
        var end: CalendarDate?
        func leg(_ symbol: Symbol) -> WeightedHistory? {
            guard let state = lookUp(symbol), state.isCounted, let history = histories.history(with: state) else {
                return nil
            }
            if let date = state.sessionDate { end = max(end ?? date, date) }
            switch basket.weighting {
            case .equal: return WeightedHistory(history: history)
            case .fixed(let weights): return WeightedHistory(history: history, weight: .fixed(weights[symbol] ?? 0))
            case .marketValue:
                return state.marketValue.map { WeightedHistory(history: history, weight: .marketValue($0)) }
            }
        }
        let base = benchmark.flatMap(leg)?.history ?? PriceHistory(closes: [], currency: nil)
        let worked = RotationHistory(
            members: members.compactMap(leg), rebalancing: basket.rebalancing, missing: basket.missing,
            benchmark: base, rates: rates)
        for currency in ReturnCurrency.allCases {
            let periods = Period.allCases.filter { $0 != .day && $0 != .sinceListing }
                .map { ($0, worked.points(over: $0, through: end ?? today, in: basket.currency ?? currency)) }
            history[currency] = Dictionary(uniqueKeysWithValues: periods)
        }
    }

    /// The benchmark with its returns over the windows that the baskets have: a basket of one.
    private func comparison(
        _ histories: HistoryModel, _ rates: DollarRates, _ today: CalendarDate, _ lookUp: (Symbol) -> InstrumentState?
    ) -> BasketState {
        var other = BasketState(id: "nasdaq-100", name: "Nasdaq 100", memberCount: benchmark == nil ? 0 : 1)
        guard let benchmark, let state = lookUp(benchmark), state.isCounted else { return other }
        let own = BasketAnalysis(
            Basket(id: other.id, name: other.name, membership: .symbols([benchmark])), members: [benchmark],
            today: today, rates: rates, history: { histories.histories[$0] }, state: { _ in state }
        ).state()
        (other.local, other.usd) = (own.local, own.usd)
        (other.knownCount, other.knownDollarCount) = (own.knownCount, own.knownDollarCount)
        return other
    }

    /// The baskets and the comparison from the members' latest states.
    mutating func states(
        _ histories: HistoryModel, rates: DollarRates, today: CalendarDate, lookUp: (Symbol) -> InstrumentState?
    ) -> (baskets: [BasketState], rotation: RotationState) {
        if areStatesDue {
            areStatesDue = false
            basketStates = baskets.map { basket, members in
                BasketAnalysis(
                    basket, members: members, today: today, rates: rates, history: { histories.histories[$0] },
                    state: lookUp
                ).state()
            }
            benchmarkState = comparison(histories, rates, today, lookUp)
        }
        var rotation = RotationState(
            basket: basketStates.first ?? BasketState(id: "", name: ""), benchmark: benchmarkState)
        rotation.history = history
        return (basketStates, rotation)
    }
}
