import Market
import Testing

@Suite struct MeanReturnsTests {
    @Test func whatWasAddedLeavesNoTrace() {
        var mean = MeanReturns()
        mean.count(PeriodReturns(day: 0.1, week: 0.3), by: 1)
        let before = mean
        for value in [0.7, 1e9, -0.999_999_9, 1e-9, 123.456] {
            mean.count(PeriodReturns(day: value), by: 1)
            mean.count(PeriodReturns(day: -value / 3), by: 1)
            mean.count(PeriodReturns(day: value), by: -1)
            mean.count(PeriodReturns(day: -value / 3), by: -1)
        }
        #expect(mean == before)
        #expect(mean[.day] == 0.1)
        #expect(mean[.week] == 0.3)
        #expect(mean[.year] == nil)
    }

    @Test func theMeanOfMany() {
        var mean = MeanReturns()
        for value in [0.121, 0.106] { mean.count(PeriodReturns(yearToDate: value), by: 1) }
        #expect(mean[.yearToDate] == (0.121 + 0.106) / 2)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
    func whatNoPriceCanHaveCountsNowhere(value: Double) {
        var mean = MeanReturns()
        mean.count(PeriodReturns(day: value), by: 1)
        #expect(mean[.day] == nil)
    }
}
