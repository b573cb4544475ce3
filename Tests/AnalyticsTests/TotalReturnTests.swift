import Analytics
import Market
import Testing

@Suite struct TotalReturnTests {
    let history = closes(["2026-01-05": 100, "2026-01-06": 110, "2026-01-07": 99, "2026-01-08": 108])

    /// 10 paid on the 7th buys 10 / 100 more shares at 110: the factor is 1 / (1 - 10 / 110) = 1.1.
    @Test(
        arguments: [
            ("2026-01-05", "2026-01-08", 1.1), ("2026-01-06", "2026-01-07", 1.1), ("2026-01-07", "2026-01-08", 1),
            ("2026-01-05", "2026-01-06", 1),
        ] as [(String, String, Double)])
    func aDividendCountsInItsSpan(start: String, end: String, factor: Double) {
        let dividends = [Dividend(exDate: date("2026-01-07"), amount: 10)]
        let result = TotalReturn.factor(dividends, closes: history, after: date(start), through: date(end))
        #expect(abs((result ?? 0) - factor) < nearly)
    }

    @Test func theyBuildOnEachOther() {
        let dividends = [
            Dividend(exDate: date("2026-01-08"), amount: 9), Dividend(exDate: date("2026-01-07"), amount: 10),
        ]
        // 1.1 · 1 / (1 - 9 / 99) = 1.21, and the price rose by 8 %.
        let value = TotalReturn.value(
            priceReturn: 0.08, dividends, closes: history, after: date("2026-01-05"), through: date("2026-01-08"))
        #expect(abs((value ?? 0) - (1.08 * 1.21 - 1)) < nearly)
    }

    @Test(arguments: [("2026-01-05", 1.0), ("2026-01-07", 110), ("2026-01-07", -1), ("2026-02-20", 1)])
    func whatCannotBeReinvestedIsUnknown(day: String, amount: Double) {
        let dividends = [Dividend(exDate: date(day), amount: amount)]
        #expect(
            TotalReturn.factor(dividends, closes: history, after: date("2026-01-01"), through: date("2026-03-01"))
                == nil)
    }

    @Test func everyPeriodCountsItsOwnDividends() {
        let references = ReferenceCloses(
            of: share(), latest: (date("2026-01-08"), true), today: date("2026-01-08"), offerPrice: nil,
            firstClose: { nil },
            closeOnOrBefore: { $0 >= date("2026-01-07") ? history[2] : DatedClose(date: date("2025-12-31"), close: 96) }
        )
        let total = TotalReturn.all(
            prices: PeriodReturns(day: 108.0 / 99 - 1, yearToDate: 0.125), references: references,
            date: date("2026-01-08"), [Dividend(exDate: date("2026-01-07"), amount: 10)], closes: history)
        #expect(abs((total.day ?? 0) - (108.0 / 99 - 1)) < nearly)
        #expect(abs((total.yearToDate ?? 0) - (1.125 * 1.1 - 1)) < nearly)
        #expect(total.month == nil)
    }
}

@Suite struct SplitAdjustmentTests {
    private func bars(_ closes: [Double]) -> [DailyBar] {
        closes.enumerated().map { index, close in
            DailyBar(
                date: date("2026-01-05").advanced(days: index), open: close, high: close, low: close, close: close,
                volume: 100)
        }
    }

    /// The split is on the third day.
    @Test(
        arguments: [
            ([400, 404, 100, 101], 4, [100, 101, 100, 101]), ([100, 101, 100, 101], 4, [100, 101, 100, 101]),
            ([10, 10, 98, 99], 0.1, [100, 100, 98, 99]), ([100, 100, 98, 99], 0.1, [100, 100, 98, 99]),
            ([110, 110, 100, 100], 1.1, [100, 100, 100, 100]), ([120, 120, 101, 100], 1.2, [100, 100, 101, 100]),
            ([400, 404, 100, 101], 0, [400, 404, 100, 101]), ([400, 404], 4, [400, 404]),
        ] as [([Double], Double, [Double])])
    func onlyARawStepIsTakenOut(raw: [Double], ratio: Double, adjusted: [Double]) {
        let splits = [Split(date: date("2026-01-07"), ratio: ratio)]
        let result = SplitAdjustment.adjusted(bars(raw), for: splits, date: \.date)
        #expect(zip(result.map(\.close), adjusted).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(result.map(\.close) == result.map(\.high) && result.map(\.open) == result.map(\.low))
        #expect(abs((result.first?.volume ?? 0) - 100 * raw[0] / adjusted[0]) < 1e-9)
    }

    @Test func splitsAddUp() {
        let splits = [Split(date: date("2026-01-06"), ratio: 2), Split(date: date("2026-01-07"), ratio: 5)]
        let result = SplitAdjustment.adjusted(bars([1000, 500, 100]), for: splits, date: \.date)
        #expect(result.map(\.close) == [100, 100, 100])
    }
}
