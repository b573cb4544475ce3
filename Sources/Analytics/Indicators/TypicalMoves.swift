package import Market

/// How far an instrument usually moves: the mean and the standard deviation of the daily returns, and of the opening
/// gaps, of the sessions that are over.
package struct TypicalMoves: Hashable, Sendable {
    /// What is usual of a daily figure.
    package struct Scale: Hashable, Sendable {
        package let mean: Double
        package let deviation: Double

        /// Of some sessions' values; nil where they are fewer than `fewest`, or all alike.
        package init?(_ values: [Double]) {
            guard values.count >= TypicalMoves.fewest else { return nil }
            let moments = Moments(values)
            guard moments.sampleDeviation > 0, moments.sampleDeviation.isFinite else { return nil }
            (mean, deviation) = (moments.mean, moments.sampleDeviation)
        }

        /// A z-score: how many standard deviations a value is from the mean.
        package func score(of value: Double) -> Double { (value - mean) / deviation }
    }

    /// Daily returns, each a fraction of the close before.
    let change: Scale?
    /// The first price of a session over the close before, less one.
    let gap: Scale?

    /// A year of sessions is the history that a move is compared with.
    private static let most = 250
    /// With fewer sessions nothing is known to be usual.
    package static let fewest = 60

    /// From the sessions that are over, oldest first.
    init(_ bars: ArraySlice<DailyBar>) {
        let bars = bars.suffix(Self.most + 1)
        change = Scale(Self.changes(bars) { $0.close })
        gap = Scale(Self.changes(bars) { $0.open })
    }

    /// A price of each session over the close of the session before, less one. Those over a missing session, and those
    /// without the price, are left out.
    ///
    /// - Parameter bars: oldest first.
    package static func changes(
        _ bars: some RandomAccessCollection<DailyBar>, of price: (DailyBar) -> Double?
    ) -> [Double] {
        zip(bars, bars.dropFirst()).compactMap { before, bar in
            guard !ReferenceCloses.isHole(from: before.date, to: bar.date), let price = price(bar), price > 0 else {
                return nil
            }
            return price / before.close - 1
        }
    }
}
