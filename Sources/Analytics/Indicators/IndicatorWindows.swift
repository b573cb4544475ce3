import Market

/// What the windows that end today need of the sessions before today: everything but today's own value.
struct IndicatorWindows: Hashable, Sendable {
    /// How many sessions there are before today.
    private let count: Int
    private let closeBefore: Double
    private let closes19: Moments
    private let mean49: Moments
    private let mean199: Moments
    private let logReturns19: Moments
    /// The last session before today, and whether none is missing among those that `logReturns19` spans.
    private let lastDate: CalendarDate
    private let isUnbroken: Bool
    private let firstDate: CalendarDate
    private let highest: Double
    private let lowest: Double
    private let meanVolume: Double?
    private let moves: TypicalMoves

    /// From the sessions before today, oldest first; nil where there are none.
    init?(_ bars: ArraySlice<DailyBar>) {
        guard let last = bars.last else { return nil }
        count = bars.count
        closeBefore = last.close
        let closes = bars.suffix(199).map(\.close)
        closes19 = Moments(closes.suffix(19))
        mean49 = Moments(closes.suffix(49))
        mean199 = Moments(closes)
        let recent = closes.suffix(20)
        logReturns19 = Moments(zip(recent, recent.dropFirst()).map { Logarithm.natural($1 / $0) })
        lastDate = last.date
        let dates = bars.suffix(20).map(\.date)
        isUnbroken = zip(dates, dates.dropFirst()).allSatisfy { !ReferenceCloses.isHole(from: $0, to: $1) }
        var (high, low) = (last.reachedHigh, last.reachedLow)
        let year = bars.suffix(IndicatorSeries.sessionsPerYear - 1)
        firstDate = year.first?.date ?? last.date
        for bar in year {
            high = max(high, bar.reachedHigh)
            low = min(low, bar.reachedLow)
        }
        (highest, lowest) = (high, low)
        moves = TypicalMoves(bars)
        meanVolume = IndicatorSeries.meanVolume(bars.suffix(20), window: 20)
    }

    /// Days from the first bar on that make 52 weeks: 364 less the longest closure over New Year.
    private static let daysOfYear = 354
    /// Before so much of a session has passed its volume says nothing of the day's.
    private static let leastVolumeShare = 0.02

    /// The figures of the windows that end with a session.
    func report(_ today: DailyBar, volumeShare: Double, into indicators: inout Indicators) {
        let close = today.close
        if count >= 19 {
            let moments = closes19.adding(close)
            indicators.simpleAverage20 = moments.mean
            indicators.lowerBand = moments.mean - 2 * moments.populationDeviation
            indicators.upperBand = moments.mean + 2 * moments.populationDeviation
        }
        if count >= 49 { indicators.simpleAverage50 = mean49.adding(close).mean }
        if count >= 199 { indicators.simpleAverage200 = mean199.adding(close).mean }
        // A return over a hole is none of a day.
        if count >= 20, isUnbroken, !ReferenceCloses.isHole(from: lastDate, to: today.date) {
            let moments = logReturns19.adding(Logarithm.natural(close / closeBefore))
            indicators.volatility = moments.sampleDeviation * Double(IndicatorSeries.sessionsPerYear).squareRoot()
        }
        if volumeShare >= IndicatorWindows.leastVolumeShare, let volume = today.volume, let meanVolume {
            indicators.volumeRatio = volume / (meanVolume * min(volumeShare, 1))
        }
        (indicators.changeMean, indicators.changeDeviation) = (moves.change?.mean, moves.change?.deviation)
        (indicators.gapMean, indicators.gapDeviation) = (moves.gap?.mean, moves.gap?.deviation)
        reportYear(today, into: &indicators)
    }

    private func reportYear(_ today: DailyBar, into indicators: inout Indicators) {
        let high = max(highest, today.reachedHigh)
        let low = min(lowest, today.reachedLow)
        indicators.reportYear(high: high, low: low, close: today.close)
        let isWhole =
            count >= IndicatorSeries.sessionsPerYear - 1
            || today.date.daysSince1970 - firstDate.daysSince1970 >= IndicatorWindows.daysOfYear
        indicators.rangeSince = isWhole ? nil : firstDate
        guard isWhole else { return }
        indicators.isAtYearHigh = today.reachedHigh > highest
        indicators.isAtYearLow = today.reachedLow < lowest
    }
}

extension Indicators {
    /// The range of the year and the place of a close in it.
    mutating func reportYear(high: Double, low: Double, close: Double) {
        drawdown = close / high - 1
        yearHigh = high
        yearLow = low
        yearPosition = high > low ? (close - low) / (high - low) : nil
    }
}
