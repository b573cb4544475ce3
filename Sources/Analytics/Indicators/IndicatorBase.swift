public import Market

/// What the sessions that are over leave behind for an instrument's technical figures: a fixed number of numbers,
/// whatever the length of the history.
///
/// Built once from the daily bars; from then on a new price costs the same few operations: every window that ends
/// today is worked out from its frozen part and today's value. The results equal the last values of `IndicatorSeries`
/// over the same bars with today's at their end. Averages that remember (EMA, MACD, RSI, ATR) depend on where the bars
/// begin; after a year of sessions that makes no difference anybody could see.
public struct IndicatorBase: Hashable, Sendable {
    private var recurrences = IndicatorRecurrences()
    private let windows: IndicatorWindows?
    private let benchmark: BenchmarkBase?
    private let strength: RelativeStrengthScore
    /// The figures as of the last bar.
    private let settled: Indicators
    private let settledScore: Double?
    /// The date of the last bar that is over; nil if absent.
    public let lastDate: CalendarDate?

    /// Works the base out of the bars of the sessions that are over.
    ///
    /// - Parameters:
    ///   - bars: oldest first, one for each session; those whose close is not a price are skipped.
    ///   - benchmark: what beta and correlation are counted against.
    public init(_ bars: [DailyBar], benchmark: BenchmarkSeries? = nil) {
        let bars = bars.allSatisfy(\.isUsable) ? bars : bars.filter(\.isUsable)
        let earlier = bars.dropLast()
        for bar in earlier { recurrences.advance(bar) }
        var settled = Indicators()
        var score: Double?
        if let last = bars.last {
            recurrences.report(last, into: &settled)
            IndicatorWindows(earlier)?.report(last, volumeShare: 1, into: &settled)
            if earlier.isEmpty { settled.reportFirst(last) }
            score = RelativeStrengthScore(earlier).score(of: last.close)
            recurrences.advance(last)
        }
        windows = IndicatorWindows(bars[...])
        strength = RelativeStrengthScore(bars[...])
        self.benchmark = benchmark.flatMap { BenchmarkBase(bars[...], $0) }
        self.benchmark?.report(nil, nil, into: &settled)
        self.settled = settled.withoutInfinities
        settledScore = score
        lastDate = bars.last?.date
    }

    /// The figures with today's session at the end of every window, or as of the last bar.
    ///
    /// - Parameters:
    ///   - today: today's session as far as it has come, its close being the latest price; nil, and one that is not
    ///     later than the last bar or has no usable price, gives the figures as of the last bar.
    ///   - volumeShare: the part of the session's trading time that has passed, 0 to 1; below 0.02 there is no volume
    ///     ratio. The ratio is today's volume over the mean of the 20 sessions before times this.
    ///   - benchmarkClose: the benchmark's latest price with its session's date. Without one that belongs to today
    ///     (same date, or a later one than the base knows but before today, by the alignment) beta and correlation
    ///     speak of the sessions before.
    /// - Returns: the figures; the relative-strength rank is left for any code that knows the others.
    public func indicators(
        with today: DailyBar?, volumeShare: Double = 1, benchmarkClose: DatedClose? = nil
    ) -> Indicators {
        guard let today = counted(today) else { return settled }
        var result = Indicators()
        recurrences.report(today, into: &result)
        if let windows {
            windows.report(today, volumeShare: volumeShare, into: &result)
        } else {
            result.reportFirst(today)
        }
        benchmark?.report(today, benchmarkClose, into: &result)
        return result.withoutInfinities
    }

    /// The weighted return by which shares are ranked, as a fraction; see `RelativeStrengthScore`.
    public func relativeStrengthScore(with today: DailyBar?) -> Double? {
        guard let today = counted(today) else { return settledScore }
        return strength.score(of: today.close)
    }

    private func counted(_ today: DailyBar?) -> DailyBar? {
        guard let today, today.isUsable, lastDate.map({ today.date > $0 }) ?? true else { return nil }
        return today
    }
}

extension Indicators {
    /// The figures of the first session of all, which has no window behind it.
    fileprivate mutating func reportFirst(_ bar: DailyBar) {
        reportYear(high: bar.reachedHigh, low: bar.reachedLow, close: bar.close)
        rangeSince = bar.date
    }

    /// Figures that prices of no real market drove over the largest number are unknown.
    fileprivate var withoutInfinities: Indicators {
        let sum =
            (simpleAverage200 ?? 0) + (exponentialAverage26 ?? 0) + (averageTrueRange ?? 0) + (upperBand ?? 0)
            + (volatility ?? 0) + (yearPosition ?? 0) + (volumeRatio ?? 0) + (beta ?? 0) + (correlation ?? 0)
        return sum.isFinite ? self : Indicators()
    }
}
