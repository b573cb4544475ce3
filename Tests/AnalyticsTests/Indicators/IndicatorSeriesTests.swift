import Analytics
import Market
import Testing

/// Small series, worked out by hand.
@Suite struct IndicatorSeriesTests {
    private func expect(_ values: [Double?], _ expected: [Double?], sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(values.count == expected.count, sourceLocation: sourceLocation)
        for (value, wanted) in zip(values, expected) {
            #expect((value == nil) == (wanted == nil), sourceLocation: sourceLocation)
            if let value, let wanted { #expect(abs(value - wanted) < 1e-12, sourceLocation: sourceLocation) }
        }
    }

    @Test func averages() {
        expect(IndicatorSeries.simpleAverage([1, 2, 6, 4], window: 3), [nil, nil, 3, 4])
        // Seeded with 3, then 3 + 2/4 · (4 - 3), then 3.5 + 2/4 · (1.5 - 3.5).
        expect(IndicatorSeries.exponentialAverage([1, 2, 6, 4, 1.5], window: 3), [nil, nil, 3, 3.5, 2.5])
        expect(IndicatorSeries.simpleAverage([1, 2], window: 0), [nil, nil])
        expect(IndicatorSeries.exponentialAverage([1, 2], window: 0), [nil, nil])
        expect(IndicatorSeries.simpleAverage([], window: 3), [])
    }

    @Test func bandsUseThePopulationsDeviation() {
        // 2, 4, 4, 4, 5, 5, 7, 9 have the mean 5 and the population deviation 2.
        let bands = IndicatorSeries.bollingerBands([2, 4, 4, 4, 5, 5, 7, 9], window: 8, deviations: 2)
        let nothing = [Double?](repeating: nil, count: 7)
        expect(bands.lower, nothing + [1])
        expect(bands.middle, nothing + [5])
        expect(bands.upper, nothing + [9])
    }

    @Test func convergenceAndDivergence() {
        let figures = IndicatorSeries.convergenceDivergence([1, 2, 3, 5, 8], quick: 2, slow: 3, signal: 2)
        // Quick: 1.5, 2.5, then 2.5 + 2/3 · 2.5, and again; slow: 2, then 2 + 1.5, and again.
        let quick4 = 2.5 + 2.0 / 3 * 2.5
        let quick5 = quick4 + 2.0 / 3 * (8 - quick4)
        let line = [0.5, quick4 - 3.5, quick5 - 5.75]
        let first = (line[0] + line[1]) / 2
        let second = first + 2.0 / 3 * (line[2] - first)
        expect(figures.line, [nil, nil, line[0], line[1], line[2]])
        expect(figures.signal, [nil, nil, nil, first, second])
        expect(figures.histogram, [nil, nil, nil, line[1] - first, line[2] - second])
    }

    @Test func strength() {
        // Changes +2, -1, +1 over two: gains 1, then 1; losses 0.5, then 0.25.
        expect(IndicatorSeries.relativeStrengthIndex([10, 12, 11, 12], window: 2), [nil, nil, 100 / 1.5, 80])
        expect(IndicatorSeries.relativeStrengthIndex([5, 5, 5], window: 2), [nil, nil, 50])
        expect(IndicatorSeries.relativeStrengthIndex([5, 6, 7], window: 2), [nil, nil, 100])
        expect(IndicatorSeries.relativeStrengthIndex([7, 6, 5], window: 2), [nil, nil, 0])
    }

    @Test func trueRange() {
        let day = date("2026-01-05")
        let bars = [
            DailyBar(date: day, high: 99, low: 1, close: 10),
            DailyBar(date: day, high: 12, low: 9, close: 11),  // 3
            DailyBar(date: day, high: 16, low: 14, close: 15),  // a gap: 16 - 11 = 5
            DailyBar(date: day, open: 16, close: 14),  // reaches from 14 to 16: 2
        ]
        expect(IndicatorSeries.averageTrueRange(bars, window: 2), [nil, nil, 4, 3])
    }

    @Test func volatility() {
        // Log returns ln 2 and -ln 2: mean 0, sample variance 2 (ln 2)².
        let figures = IndicatorSeries.volatility([1, 2, 1], window: 2)
        expect(figures, [nil, nil, (2.0 * 252).squareRoot() * 0.693_147_180_559_945_3])
        expect(IndicatorSeries.volatility([], window: 2), [])
    }

    @Test func extremes() {
        expect(
            IndicatorSeries.drawdown(
                [10, 8, 12, 9, 9].map { DailyBar(date: date("2026-01-05"), close: $0) }, window: 2),
            [0, -0.2, 0, -0.25, 0])
        let day = date("2026-01-05")
        let bars = [
            DailyBar(date: day, high: 12, low: 8, close: 10), DailyBar(date: day, close: 11),
            DailyBar(date: day, open: 6, close: 7),
        ]
        expect(IndicatorSeries.highest(bars, window: 2), [12, 12, 11])
        expect(IndicatorSeries.lowest(bars, window: 2), [8, 8, 6])
        expect(IndicatorSeries.rangePosition(bars, window: 2), [0.5, 0.75, 0.2])
        expect(IndicatorSeries.rangePosition([DailyBar(date: day, close: 5)]), [nil])
    }

    @Test func volumes() {
        let bars = [100, nil, 300, 400, 0].map { DailyBar(date: date("2026-01-05"), close: 1, volume: $0) }
        expect(IndicatorSeries.volumeRatio(bars, window: 2), [nil, nil, 3, 400.0 / 300, 0])
        let idle = [0, 0, 7].map { DailyBar(date: date("2026-01-05"), close: 1, volume: $0) }
        expect(IndicatorSeries.volumeRatio(idle, window: 2), [nil, nil, nil])
    }
}
