import Market

/// How far an instrument usually moves: the mean and the standard deviation of the daily returns, and of the opening
/// gaps, of the sessions that are over.
struct TypicalMoves: Hashable, Sendable {
    /// A z-score: how many standard deviations a value is from the mean.
    struct Scale: Hashable, Sendable {
        let mean: Double
        let deviation: Double
    }

    /// Daily returns, each a fraction of the close before.
    let change: Scale?
    /// The first price of a session over the close before, less one.
    let gap: Scale?

    /// A year of sessions is the history that a move is compared with.
    private static let most = 250
    /// With fewer, nothing is known to be usual.
    private static let fewest = 60

    /// From the sessions that are over, oldest first. Returns over a missing session are left out.
    init(_ bars: ArraySlice<DailyBar>) {
        let bars = bars.suffix(Self.most + 1)
        var changes: [Double] = []
        var gaps: [Double] = []
        for (before, bar) in zip(bars, bars.dropFirst()) where !ReferenceCloses.isHole(from: before.date, to: bar.date)
        {
            changes.append(bar.close / before.close - 1)
            if let open = bar.open, open > 0 { gaps.append(open / before.close - 1) }
        }
        change = Self.scale(changes)
        gap = Self.scale(gaps)
    }

    private static func scale(_ values: [Double]) -> Scale? {
        guard values.count >= fewest else { return nil }
        let moments = Moments(values)
        guard moments.sampleDeviation > 0, moments.sampleDeviation.isFinite else { return nil }
        return Scale(mean: moments.mean, deviation: moments.sampleDeviation)
    }
}
