import Analytics
import Market
import Testing

@Suite struct GaugeTests {
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
        let gauge = EqualWeightGauge(id: "g", name: "G", members: ["A", "B", "C", "D", "gone"]).state { states[$0] }
        #expect(gauge.memberCount == 4)
        #expect(gauge.knownCount == 3)
        // An old price's last change is not today's; a new share has no year to date.
        #expect(abs((gauge.local.day ?? 0) - 0.035) < nearly)
        #expect(abs((gauge.local.yearToDate ?? 0) - 0.2) < nearly)
        #expect(abs((gauge.usd.yearToDate ?? 0) - 0.1) < nearly)
        #expect(gauge.local.week == nil)
    }

    @Test func nobodyIsNoReturn() {
        let gauge = EqualWeightGauge(id: "g", name: "G", members: ["A"]).state { _ in nil }
        #expect(gauge.local == PeriodReturns())
        #expect(gauge.memberCount == 0)
    }
}

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
}
