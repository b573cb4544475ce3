public import Market

extension IndicatorSeries {
    /// Wilder's relative strength index, 0 to 100: `100 · gain / (gain + loss)` of the smoothed rises and falls from
    /// close to close, 50 where neither happened.
    ///
    /// The smoothing begins with the mean of the first window of changes, so the first value stands at the close after
    /// the window (New Concepts in Technical Trading Systems, 1978).
    public static func relativeStrengthIndex(_ closes: [Double], window: Int = 14) -> [Double?] {
        guard window > 0 else { return closes.map { _ in nil } }
        var strength = WilderStrength(window: window)
        return closes.indices.map { index in
            index == 0 ? nil : strength.advance(from: closes[index - 1], to: closes[index])
        }
    }

    /// Wilder's average true range, in the instrument's currency: the smoothed greatest of high - low,
    /// |high - close before| and |low - close before|.
    ///
    /// The first bar has no close before it and no range; the smoothing begins with the mean of the first window after
    /// it. A bar without high or low reaches as far as its open and close.
    public static func averageTrueRange(_ bars: [DailyBar], window: Int = 14) -> [Double?] {
        guard window > 0 else { return bars.map { _ in nil } }
        var average = SmoothedAverage.wilder(window)
        return bars.indices.map { index in
            index == 0 ? nil : average.advance(bars[index].trueRange(after: bars[index - 1].close))
        }
    }

    /// The realised volatility, a fraction per year: the sample standard deviation (divided by n - 1) of the window's
    /// daily log returns, times √252. Needs closes above zero.
    public static func volatility(_ closes: [Double], window: Int = 20) -> [Double?] {
        let returns = zip(closes, closes.dropFirst()).map { Logarithm.natural($1 / $0) }
        let year = Double(sessionsPerYear).squareRoot()
        let figures = windows(returns, window) { $0.count > 1 ? Moments($0).sampleDeviation * year : nil }
        return closes.isEmpty ? [] : [nil] + figures
    }
}

/// The smoothed rises and falls that Wilder's index is made of.
struct WilderStrength: Hashable, Sendable {
    private var gains: SmoothedAverage
    private var losses: SmoothedAverage

    init(window: Int) {
        gains = .wilder(window)
        losses = .wilder(window)
    }

    /// Takes the next change and gives the new index.
    @discardableResult
    mutating func advance(from before: Double, to close: Double) -> Double? {
        let change = close - before
        // Both move on before either is asked for.
        gains.advance(max(change, 0))
        losses.advance(max(-change, 0))
        guard let gain = gains.current, let loss = losses.current else { return nil }
        return gain + loss > 0 ? 100 * gain / (gain + loss) : 50
    }
}
