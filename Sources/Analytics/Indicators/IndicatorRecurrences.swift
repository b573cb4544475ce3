import Market

/// The figures that depend on every session before, in the few numbers that carry them on.
struct IndicatorRecurrences: Hashable, Sendable {
    private var quick = SmoothedAverage.exponential(12)
    private var slow = SmoothedAverage.exponential(26)
    private var signal = SmoothedAverage.exponential(9)
    private var strength = WilderStrength(window: 14)
    private var range = SmoothedAverage.wilder(14)
    private var closeBefore: Double?

    /// Takes the next session.
    mutating func advance(_ bar: DailyBar) {
        quick.advance(bar.close)
        slow.advance(bar.close)
        if let quick = quick.current, let slow = slow.current { signal.advance(quick - slow) }
        if let closeBefore {
            strength.advance(from: closeBefore, to: bar.close)
            range.advance(bar.trueRange(after: closeBefore))
        }
        closeBefore = bar.close
    }

    /// What a session would make of them, without taking it.
    func report(_ bar: DailyBar, into indicators: inout Indicators) {
        var after = self
        indicators.exponentialAverage12 = after.quick.advance(bar.close)
        indicators.exponentialAverage26 = after.slow.advance(bar.close)
        if let quick = indicators.exponentialAverage12, let slow = indicators.exponentialAverage26 {
            indicators.convergenceDivergence = quick - slow
            indicators.convergenceDivergenceSignal = after.signal.advance(quick - slow)
        }
        guard let closeBefore else { return }
        indicators.relativeStrengthIndex = after.strength.advance(from: closeBefore, to: bar.close)
        indicators.averageTrueRange = after.range.advance(bar.trueRange(after: closeBefore))
    }
}
