import Analytics
import Market
import Testing

@Suite struct BasketAnalysisTests {
    private func state(_ symbol: Symbol, day: Double?, ytd: Double?, staleness: Staleness = .current) -> InstrumentState
    {
        var state = InstrumentState(instrument: Instrument(inferredFrom: symbol))
        state.price = 1
        state.staleness = staleness
        state.local = PeriodReturns(day: day, yearToDate: ytd)
        state.usd = PeriodReturns(day: day.map { $0 / 2 }, yearToDate: ytd.map { $0 / 2 })
        return state
    }

    @Test func membersCountTheSame() {
        var listed = state("D", day: 0.06, ytd: 9)
        listed.isSinceListing = true
        let states: [Symbol: InstrumentState] = [
            "A": state("A", day: 0.01, ytd: 0.1), "B": state("B", day: nil, ytd: 0.3),
            "C": state("C", day: 0.5, ytd: 0.2, staleness: .sessionsBehind(1)), "D": listed,
        ]
        let basket = analysis(["A", "B", "C", "D", "gone"]) { states[$0] }.state()
        #expect(basket.memberCount == 4)
        #expect(basket.knownCount == 2)
        // An old price counts over no period; a new share has no year to date.
        #expect(abs((basket.local.day ?? 0) - 0.035) < nearly)
        #expect(abs((basket.local.yearToDate ?? 0) - 0.2) < nearly)
        #expect(abs((basket.usd.yearToDate ?? 0) - 0.1) < nearly)
        #expect(basket.local.week == nil)
    }

    @Test func nobodyIsNoReturn() {
        let basket = analysis(["A"]) { _ in nil }.state()
        #expect(basket.local == PeriodReturns())
        #expect(basket.memberCount == 0)
    }

    private func analysis(
        _ members: [Symbol], weighting: Basket.Weighting = .equal, missing: Basket.MissingRule = .leaveOut,
        currency: ReturnCurrency? = nil, state: (Symbol) -> InstrumentState?
    ) -> BasketAnalysis {
        let basket = Basket(
            id: "g", name: "G", membership: .symbols(members), weighting: weighting, currency: currency,
            missing: missing)
        return BasketAnalysis(basket, state: state)
    }

    /// Worth 300, 100 and 100 now; the first was worth 200 when the year began.
    private var unequal: [Symbol: InstrumentState] {
        var states: [Symbol: InstrumentState] = [
            "A": state("A", day: 0.02, ytd: 1), "B": state("B", day: -0.01, ytd: 0),
            "C": state("C", day: nil, ytd: nil),
        ]
        for (symbol, value) in ["A": 300, "B": 100, "C": 100] as [Symbol: Double] {
            states[symbol]?.marketValue = value
        }
        return states
    }

    @Test(
        arguments: [
            // In dollars A earned half, so it counted 200 against B's 100 (and C's 100).
            (Basket.Weighting.marketValue, Basket.MissingRule.leaveOut, 2.0 / 3), (.marketValue, .hold, 0.5),
            (.marketValue, .unknown, nil), (.equal, .leaveOut, 0.5), (.equal, .hold, 1.0 / 3),
            (.fixed(["A": 3, "B": 1]), .leaveOut, 0.75), (.fixed(["A": 3, "B": 1, "C": 4]), .hold, 0.375),
            (.fixed(["A": 3, "B": 1]), .unknown, nil), (.fixed(["A": -1, "B": .nan]), .leaveOut, nil),
        ] as [(Basket.Weighting, Basket.MissingRule, Double?)])
    func weightings(weighting: Basket.Weighting, missing: Basket.MissingRule, value: Double?) {
        let states = unequal
        let result = analysis(["A", "B", "C"], weighting: weighting, missing: missing) { states[$0] }
            .value(over: .yearToDate, in: .local)
        #expect((result == nil) == (value == nil))
        if let result, let value { #expect(abs(result - value) < nearly) }
    }

    @Test(
        arguments: [Basket.Weighting.equal, .marketValue, .fixed(["A": 3, "B": 1, "C": 2])], Basket.MissingRule.allCases
    )
    func contributionsAddUp(weighting: Basket.Weighting, missing: Basket.MissingRule) {
        let states = unequal
        let analysis = analysis(["A", "B", "C"], weighting: weighting, missing: missing) { states[$0] }
        for period in [Period.day, .yearToDate] {
            let parts = analysis.contributions(over: period, in: .usd)
            #expect(parts.missing == ["C"])
            #expect(parts.members.map(\.symbol) == ["A", "B"])
            #expect(parts.total == analysis.value(over: period, in: .usd))
            #expect(abs(parts.members.reduce(0) { $0 + $1.contribution } - (parts.total ?? 0)) < nearly)
            #expect(abs(parts.regions.reduce(0) { $0 + $1.contribution } - (parts.total ?? 0)) < nearly)
        }
    }

    @Test func regionsComeInTheBoardsOrder() {
        let states: [Symbol: InstrumentState] = [
            "NVDA": state("NVDA", day: 0, ytd: 0.1), "2330.TW": state("2330.TW", day: 0, ytd: 0.2),
            "2454.TW": state("2454.TW", day: 0, ytd: 0.4), "X.YY": state("X.YY", day: 0, ytd: 0.5),
        ]
        let parts = analysis(["NVDA", "X.YY", "2330.TW", "2454.TW"]) { states[$0] }
            .contributions(over: .yearToDate, in: .local)
        #expect(parts.regions.map(\.region) == [.taiwan, .unitedStates, nil])
        #expect(parts.regions.map(\.count) == [2, 1, 1])
        #expect(abs((parts.regions.first?.contribution ?? 0) - 0.15) < nearly)
        #expect(parts.members.map(\.weight) == [0.25, 0.25, 0.25, 0.25])
    }

    @Test func aCurrencyOfItsOwnCountsInBoth() {
        let states = unequal
        let basket = analysis(["A", "B"], currency: .usd) { states[$0] }.state()
        #expect(basket.local == basket.usd)
        #expect(abs((basket.local.yearToDate ?? 0) - 0.25) < nearly)
    }

    @Test func weightsBreadthAndConcentration() throws {
        var states = unequal
        for (symbol, previous) in zip(["A", "B", "C"] as [Symbol], [0.5, 1, 2]) {
            states[symbol]?.previousClose = previous
        }
        let analysis = analysis(["A", "B", "C", "gone"], weighting: .marketValue) { states[$0] }
        #expect(analysis.weights.map(\.weight) == [0.6, 0.2, 0.2])
        #expect(analysis.breadth == Breadth(advancing: 1, declining: 1, unchanged: 1))
        #expect(analysis.missing(over: .yearToDate, in: .local) == ["C", "gone"])
        let concentration = try #require(analysis.concentration)
        #expect(concentration.largest == MemberWeight(symbol: "A", weight: 0.6))
        #expect(abs(concentration.herfindahl - 0.44) < nearly)
        #expect(abs(concentration.effectiveNumber - 1 / 0.44) < nearly)
        #expect(Concentration([]) == nil)
    }

    /// One member doubles in January and stays, the other stays and grows by half in February.
    @Test(
        arguments: [
            (Basket.Rebalancing.never, Basket.MissingRule.leaveOut, 0.75),
            (.monthly, .leaveOut, 1.5 * 1.25 - 1), (.quarterly, .leaveOut, 0.75), (.monthly, .unknown, nil),
            (.monthly, .hold, (1 + 1.0 / 3) * (1 + 0.5 / 3) - 1),
        ] as [(Basket.Rebalancing, Basket.MissingRule, Double?)])
    func rebalancing(_ rebalancing: Basket.Rebalancing, missing: Basket.MissingRule, value: Double?) {
        let histories: [Symbol: PriceHistory] = [
            "A": PriceHistory(closes: closes(["2025-12-31": 10, "2026-01-30": 20]), currency: .usd),
            "B": PriceHistory(closes: closes(["2025-12-30": 10, "2026-01-30": 10]), currency: .usd),
        ]
        var states: [Symbol: InstrumentState] = [:]
        for (symbol, price, ytd) in [("A", 20.0, 1.0), ("B", 15, 0.5)] {
            var state = state(Symbol(rawValue: symbol), day: 0, ytd: ytd)
            state.price = price
            state.sessionDate = date("2026-02-10")
            states[Symbol(rawValue: symbol)] = state
        }
        let members: [Symbol] = missing == .leaveOut ? ["A", "B"] : ["A", "B", "gone"]
        let basket = Basket(
            id: "g", name: "G", membership: .symbols(members), rebalancing: rebalancing, missing: missing)
        let analysis = BasketAnalysis(basket, history: { histories[$0] }, state: { states[$0] })
        let parts = analysis.contributions(over: .yearToDate, in: .local)
        #expect((parts.total == nil) == (value == nil))
        #expect(parts.missing == Array(members.dropFirst(2)))
        guard let value, let total = parts.total else { return }
        #expect(abs(total - value) < nearly)
        #expect(abs(parts.members.reduce(0) { $0 + $1.contribution } - total) < nearly)
        #expect(abs((parts.members.first?.value ?? 0) - 1) < nearly)
    }
}
