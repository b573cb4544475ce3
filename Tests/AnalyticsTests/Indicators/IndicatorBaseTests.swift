import Analytics
import Market
import Testing

/// The quick way has to give what the whole series give.
@Suite struct IndicatorBaseTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let source: RandomBars
    }

    static let cases = [
        Case(testDescription: "complete bars", source: RandomBars()),
        Case(testDescription: "bars with holes", source: RandomBars(isComplete: false)),
        Case(testDescription: "a price of a million won", source: RandomBars(start: 1e6, movement: 0.3)),
        Case(testDescription: "a tiny price", source: RandomBars(start: 1e-4, isComplete: false)),
        Case(testDescription: "no volume, as indices have", source: RandomBars(volumes: 0...0)),
        Case(testDescription: "a price that never moves", source: RandomBars(movement: 0)),
        Case(testDescription: "a price that barely moves", source: RandomBars(start: 1e6, movement: 1e-7)),
    ]

    static let lengths = [0, 1, 2, 15, 16, 19, 20, 21, 26, 34, 35, 49, 50, 61, 62, 64, 130, 200, 253, 254, 600]

    @Test(arguments: cases, lengths)
    func equalsTheSeries(_ example: Case, count: Int) throws {
        let bars = example.source.bars(count + 1, from: date("2024-01-01"), seed: UInt64(count) + 7)
        let benchmark = RandomBars(start: 5000).bars(count + 1, from: date("2024-01-01"), seed: 99)
        for alignment in AlignedReturns.Alignment.allCases {
            // The American day of today's date comes after Asia's.
            let known = alignment == .nextDay ? Array(benchmark.dropLast()) : benchmark
            let base = IndicatorBase(
                bars.dropLast(),
                benchmark: BenchmarkSeries(closes: Array(known.prefix(count)).datedCloses, alignment: alignment))
            let live = alignment == .sameDay ? benchmark.datedCloses.last : nil
            let expected = Self.last(of: bars, against: known, alignment)
            expectEqual(base.indicators(with: bars.last, benchmarkClose: live), expected)
            let score = RelativeStrengthScore(bars.dropLast()).score(of: try #require(bars.last).close)
            #expect(base.relativeStrengthScore(with: bars.last) == score)
        }
    }

    @Test(arguments: cases, lengths)
    func withoutTodayItSpeaksOfTheLastBar(_ example: Case, count: Int) {
        let bars = example.source.bars(count, from: date("2024-01-01"), seed: UInt64(count) + 70)
        let benchmark = RandomBars(start: 5000).bars(count, from: date("2024-01-01"), seed: 98)
        let series = BenchmarkSeries(closes: benchmark.datedCloses, alignment: .sameDay)
        let base = IndicatorBase(bars, benchmark: series)
        expectEqual(base.indicators(with: nil), Self.last(of: bars, against: benchmark, .sameDay))
        // A price of a session that is over changes nothing.
        #expect(base.indicators(with: bars.last) == base.indicators(with: nil))
        let score = bars.last.flatMap { RelativeStrengthScore(bars.dropLast()).score(of: $0.close) }
        #expect(base.relativeStrengthScore(with: nil) == score)
    }

    @Test(arguments: [(0.5, 2.0), (1, 1), (0.02, 50), (0.019, nil), (0, nil)] as [(Double, Double?)])
    func volumeCountsAgainstThePartOfTheSession(share: Double, ratio: Double?) {
        let bars = (0..<21).map { day in
            DailyBar(date: date("2026-01-01").advanced(days: day), close: 10, volume: 1000)
        }
        let figures = IndicatorBase(bars.dropLast()).indicators(with: bars.last, volumeShare: share)
        #expect(figures.volumeRatio == ratio)
    }

    @Test func pricesThatAreNoneArePassedOver() {
        let good = RandomBars().bars(80, from: date("2025-01-01"), seed: 3)
        var bad = good
        bad.insert(DailyBar(date: good[40].date, close: .nan), at: 40)
        bad.insert(DailyBar(date: good[60].date, close: -1), at: 60)
        let today = DailyBar(date: date("2026-01-01"), close: 99)
        #expect(IndicatorBase(bad).indicators(with: today) == IndicatorBase(good).indicators(with: today))
        let broken = DailyBar(date: date("2026-01-01"), close: 0)
        #expect(IndicatorBase(good).indicators(with: broken) == IndicatorBase(good).indicators(with: nil))
        #expect(IndicatorBase(good).indicators(with: DailyBar(date: today.date, close: 1e308)).upperBand == nil)
    }

    @Test func aNewHighNeedsHistoryAndHasToBeOne() {
        let bars = (0..<251).map { DailyBar(date: date("2025-03-31").advanced(days: $0), close: 10) }
        let today = date("2025-12-31")
        #expect(IndicatorBase(bars).indicators(with: DailyBar(date: today, close: 10.1)).isAtYearHigh)
        #expect(IndicatorBase(bars).indicators(with: DailyBar(date: today, close: 9.9)).isAtYearLow)
        #expect(IndicatorBase(bars).indicators(with: DailyBar(date: today, high: 10.5, close: 9.99)).isAtYearHigh)
        #expect(!IndicatorBase(bars).indicators(with: DailyBar(date: today, close: 10)).isAtYearHigh)
        let short = IndicatorBase(Array(bars.dropFirst(2))).indicators(with: DailyBar(date: today, close: 11))
        #expect(!short.isAtYearHigh)
        #expect(short.rangeSince == date("2025-04-02"))
        #expect(IndicatorBase(bars).indicators(with: DailyBar(date: today, close: 11)).rangeSince == nil)
    }

    @Test func itStaysSmall() {
        #expect(MemoryLayout<IndicatorBase>.size < 1088)
    }

    @Test("Volatility is unknown over a hole, before today as among the sessions before", arguments: [0, 1, 10, 19])
    func volatilityOverAHole(sessionsAgo: Int) throws {
        let bars = RandomBars().bars(60, from: date("2024-01-01"), seed: 3)
        func volatility(shiftedBy days: Int) -> Double? {
            let moved = bars.enumerated().map { index, bar in
                var bar = bar
                if index >= bars.count - 1 - sessionsAgo { bar.date = bar.date.advanced(days: days) }
                return bar
            }
            return IndicatorBase(moved.dropLast()).indicators(with: moved.last).volatility
        }
        #expect(volatility(shiftedBy: 0) != nil)
        #expect(volatility(shiftedBy: 7) != nil, "a week is a closure")
        #expect(volatility(shiftedBy: 60) == nil)
    }

    private static func last(
        of bars: [DailyBar], against benchmark: [DailyBar], _ alignment: AlignedReturns.Alignment
    ) -> Indicators {
        var result = Indicators()
        let closes = bars.closes
        func last(_ values: [Double?]) -> Double? { values.last ?? nil }
        result.simpleAverage20 = last(IndicatorSeries.simpleAverage(closes, window: 20))
        result.simpleAverage50 = last(IndicatorSeries.simpleAverage(closes, window: 50))
        result.simpleAverage200 = last(IndicatorSeries.simpleAverage(closes, window: 200))
        result.exponentialAverage12 = last(IndicatorSeries.exponentialAverage(closes, window: 12))
        result.exponentialAverage26 = last(IndicatorSeries.exponentialAverage(closes, window: 26))
        result.relativeStrengthIndex = last(IndicatorSeries.relativeStrengthIndex(closes))
        result.averageTrueRange = last(IndicatorSeries.averageTrueRange(bars))
        let bands = IndicatorSeries.bollingerBands(closes)
        (result.lowerBand, result.upperBand) = (last(bands.lower), last(bands.upper))
        let divergence = IndicatorSeries.convergenceDivergence(closes)
        result.convergenceDivergence = last(divergence.line)
        result.convergenceDivergenceSignal = last(divergence.signal)
        result.volatility = last(IndicatorSeries.volatility(closes))
        result.drawdown = last(IndicatorSeries.drawdown(bars))
        result.yearLow = last(IndicatorSeries.lowest(bars))
        result.yearHigh = last(IndicatorSeries.highest(bars))
        result.yearPosition = last(IndicatorSeries.rangePosition(bars))
        result.volumeRatio = last(IndicatorSeries.volumeRatio(bars))
        let pairs = AlignedReturns(
            local: bars.datedCloses, foreign: benchmark.datedCloses, alignment: alignment)
        result.beta = last(IndicatorSeries.beta(pairs))
        result.correlation = last(IndicatorSeries.correlation(pairs))
        return result
    }

    private func expectEqual(_ quick: Indicators, _ whole: Indicators) {
        for (name, path) in Self.figures {
            let (one, other) = (quick[keyPath: path], whole[keyPath: path])
            #expect((one == nil) == (other == nil), "\(name): \(String(describing: one)), \(String(describing: other))")
            guard let one, let other else { continue }
            #expect(abs(one - other) <= 1e-9 * abs(other) + 1e-15, "\(name): \(one) against \(other)")
        }
    }

    private static let figures: [(String, any KeyPath<Indicators, Double?> & Sendable)] = [
        ("SMA 20", \.simpleAverage20), ("SMA 50", \.simpleAverage50), ("SMA 200", \.simpleAverage200),
        ("EMA 12", \.exponentialAverage12), ("EMA 26", \.exponentialAverage26), ("RSI", \.relativeStrengthIndex),
        ("ATR", \.averageTrueRange), ("lower band", \.lowerBand), ("upper band", \.upperBand),
        ("MACD", \.convergenceDivergence), ("signal", \.convergenceDivergenceSignal), ("volatility", \.volatility),
        ("drawdown", \.drawdown), ("low", \.yearLow), ("high", \.yearHigh), ("position", \.yearPosition),
        ("volume", \.volumeRatio), ("beta", \.beta), ("correlation", \.correlation),
    ]
}
