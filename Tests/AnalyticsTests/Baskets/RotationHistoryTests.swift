import Analytics
import Market
import Testing

/// Two members and a benchmark over three days, worked out by hand.
@Suite struct RotationHistoryTests {
    let asian = PriceHistory(
        closes: closes(["2025-12-30": 50, "2025-12-31": 100, "2026-01-02": 110, "2026-01-06": 120]), currency: .twd)
    let other = PriceHistory(closes: closes(["2025-12-31": 200, "2026-01-05": 180]), currency: .usd)
    let benchmark = PriceHistory(
        closes: closes(["2025-12-31": 1000, "2026-01-02": 1010, "2026-01-05": 1020]), currency: .usd)
    let rates = DollarRates([.twd: closes(["2025-12-31": 32, "2026-01-02": 30, "2026-01-06": 33])])

    private func points(
        _ members: [PriceHistory], _ rates: DollarRates, through today: String = "2026-01-06",
        in currency: ReturnCurrency = .local, over period: Period = .yearToDate
    ) -> [RotationState.Point] {
        RotationHistory(members: members, benchmark: benchmark, rates: rates)
            .points(over: period, through: date(today), in: currency)
    }

    private func expect(_ points: [RotationState.Point], _ expected: [(String, Double, Double)]) {
        #expect(points.map(\.date) == expected.map { date($0.0) })
        for (point, (_, basket, benchmark)) in zip(points, expected) {
            #expect(abs(point.basket - basket) < nearly)
            #expect(abs(point.benchmark - benchmark) < nearly)
            #expect(point.spread == point.basket - point.benchmark)
        }
    }

    @Test func inLocalCurrencies() {
        expect(
            points([asian, other], DollarRates()),
            [
                ("2025-12-31", 0, 0), ("2026-01-02", 0.05, 0.01), ("2026-01-05", 0, 0.02), ("2026-01-06", 0.05, 0.02),
            ])
    }

    @Test func inDollars() {
        let second = (1.1 * 32 / 30 - 1) / 2
        expect(
            points([asian, other], rates, in: .usd),
            [
                ("2025-12-31", 0, 0), ("2026-01-02", second, 0.01), ("2026-01-05", second - 0.05, 0.02),
                ("2026-01-06", (1.2 * 32 / 33 - 1 - 0.1) / 2, 0.02),
            ])
    }

    @Test func aMissingRateCarriesTheLastValueOn() {
        let old = DollarRates([.twd: closes(["2025-12-31": 32])])
        var late = asian
        late.closes.append(DatedClose(date: date("2026-01-12"), close: 300))
        let all = points([late], old, through: "2026-01-12", in: .usd)
        #expect(all.last?.date == date("2026-01-12"))
        #expect(abs((all.last?.basket ?? 0) - 0.2) < nearly)
    }

    @Test func whoHasNoReferenceIsLeftOut() {
        let young = PriceHistory(closes: closes(["2026-01-02": 5, "2026-01-06": 50]), currency: .twd)
        let old = PriceHistory(closes: closes(["2025-12-16": 5, "2026-01-06": 50]), currency: .twd)
        #expect(points([asian, young, old], DollarRates()) == points([asian], DollarRates()))
        #expect(points([young], DollarRates()).isEmpty)
        #expect(points([], DollarRates()).isEmpty)
        #expect(points([asian], DollarRates(), in: .usd).isEmpty)
    }

    @Test func whatLiesLaterIsNotKnown() {
        #expect(points([asian], DollarRates(), through: "2026-01-05").last?.date == date("2026-01-05"))
    }

    @Test(
        arguments: [
            (Period.day, nil), (.week, "2026-03-24"), (.month, "2026-02-28"), (.yearToDate, "2025-12-31"),
            (.year, "2025-03-31"),
        ] as [(Period, String?)])
    func whereAPeriodStarts(period: Period, start: String?) {
        #expect(RotationHistory.start(of: period, today: date("2026-03-31")) == start.map { date($0) })
    }

    private func weighted(
        _ rebalancing: Basket.Rebalancing, _ weights: [WeightedHistory.Weight], missing: Basket.MissingRule = .leaveOut,
        over period: Period = .yearToDate
    ) -> [RotationState.Point] {
        let steady = PriceHistory(
            closes: closes(["2025-12-31": 10, "2026-01-30": 20, "2026-02-27": 20, "2026-03-31": 30]), currency: .usd)
        let idle = PriceHistory(closes: closes(["2025-12-31": 7, "2026-02-27": 7, "2026-03-31": 7]), currency: .usd)
        let young = PriceHistory(closes: closes(["2026-03-31": 7]), currency: .usd)
        let members = zip([steady, idle, young], weights).map { WeightedHistory(history: $0, weight: $1) }
        return RotationHistory(
            members: members, rebalancing: rebalancing, missing: missing, benchmark: benchmark, rates: DollarRates()
        ).points(over: period, through: date("2026-03-31"), in: .usd)
    }

    @Test(
        arguments: [
            (Basket.Rebalancing.never, [.fixed(1), .fixed(1)], 1), (.never, [.fixed(6), .fixed(2)], 1.5),
            // Half of it doubles, then half of it grows by half.
            (.monthly, [.fixed(1), .fixed(1)], 1.5 * 1.25 - 1), (.quarterly, [.fixed(1), .fixed(1)], 1),
            // Worth 30 and 10 now means 10 and 10 at first, and later as it grew by itself.
            (.never, [.marketValue(30), .marketValue(10)], 1), (.monthly, [.marketValue(30), .marketValue(10)], 1),
        ] as [(Basket.Rebalancing, [WeightedHistory.Weight], Double)])
    func weights(rebalancing: Basket.Rebalancing, weights: [WeightedHistory.Weight], value: Double) {
        #expect(abs((weighted(rebalancing, weights).last?.basket ?? .nan) - value) < nearly)
    }

    @Test(
        arguments: [(Basket.MissingRule.leaveOut, 1), (.hold, 0.5), (.unknown, nil)] as [(Basket.MissingRule, Double?)])
    func whoIsMissing(rule: Basket.MissingRule, value: Double?) {
        let points = weighted(.never, [.fixed(1), .fixed(1), .fixed(2)], missing: rule)
        #expect((points.last?.basket).map { abs($0 - (value ?? .nan)) < nearly } == value.map { _ in true })
    }
}
