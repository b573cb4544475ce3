/// The means, spreads and the common movement of pairs of returns.
struct PairedMoments: Hashable, Sendable {
    private var count = 0
    private var ownMean = 0.0
    private var otherMean = 0.0
    private var ownSpread = 0.0
    private var otherSpread = 0.0
    private var common = 0.0

    /// Below this a spread of returns is what rounding leaves of none.
    private static let none = 1e-20

    /// Of some pairs, in two passes.
    init(own: ArraySlice<Double>, other: ArraySlice<Double>) {
        let (first, second) = (Moments(own), Moments(other))
        count = min(own.count, other.count)
        (ownMean, otherMean) = (first.mean, second.mean)
        (ownSpread, otherSpread) = (first.spread, second.spread)
        for (one, two) in zip(own, other) { common += (one - ownMean) * (two - otherMean) }
    }

    /// With one pair more, as `Moments.adding`.
    func adding(own: Double, other: Double) -> PairedMoments {
        var result = self
        let (first, second) = (own - ownMean, other - otherMean)
        let share = Double(count) / Double(count + 1)
        result.count += 1
        result.ownMean += first / Double(result.count)
        result.otherMean += second / Double(result.count)
        result.ownSpread += first * first * share
        result.otherSpread += second * second * share
        result.common += first * second * share
        return result
    }

    /// The slope of own returns over the other's: covariance over the other's variance; nil where that never moved.
    var beta: Double? { otherSpread > PairedMoments.none ? common / otherSpread : nil }

    /// Pearson's correlation, -1 to 1; nil where either never moved.
    var correlation: Double? {
        guard ownSpread > PairedMoments.none, otherSpread > PairedMoments.none else { return nil }
        return common / (ownSpread.squareRoot() * otherSpread.squareRoot())
    }
}
