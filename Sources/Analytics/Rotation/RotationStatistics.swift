public import Market

/// What the history of a comparison says about where it stands now.
public struct RotationStatistics: Hashable, Sendable {
    /// How the basket stands to the benchmark at each session: `(1 + basket) / (1 + benchmark)`, 1 at the start. It
    /// rises while the basket does better, whichever way both go.
    public let ratioLine: [DatedValue]
    /// How many standard deviations (of the sample) the last ln ratio is above the mean of the last 60 sessions, itself
    /// included; nil with fewer than 20, or where it never moved.
    public let zScore: Double?
    /// How many sessions in a row the basket has gained on the benchmark up to the last; negative where it lost.
    public let streak: Int
    /// The part of the sessions at whose end the basket was ahead since the period began, 0 to 1; nil without any.
    public let shareAhead: Double?

    /// Sessions that the z-score looks back over.
    public static let window = 60
    /// With fewer a standard deviation says little.
    public static let fewest = 20

    /// From the points of a comparison, oldest first, the first being its start.
    public init(_ points: [RotationState.Point]) {
        ratioLine = points.compactMap { point in
            guard point.basket > -1, point.benchmark > -1 else { return nil }
            return DatedValue(date: point.date, value: (1 + point.basket) / (1 + point.benchmark))
        }
        zScore = RotationStatistics.zScore(ratioLine.map(\.value))
        streak = RotationStatistics.streak(ratioLine.map(\.value))
        let sessions = points.dropFirst()
        shareAhead =
            sessions.isEmpty ? nil : Double(sessions.count { $0.spread > 0 }) / Double(sessions.count)
    }

    private static func zScore(_ ratios: [Double]) -> Double? {
        let logarithms = ratios.suffix(window).map(Logarithm.natural)
        guard logarithms.count >= fewest, let last = logarithms.last else { return nil }
        let moments = Moments(logarithms)
        let deviation = moments.sampleDeviation
        return deviation > 1e-12 ? (last - moments.mean) / deviation : nil
    }

    private static func streak(_ ratios: [Double]) -> Int {
        var streak = 0
        for (later, earlier) in zip(ratios.reversed(), ratios.dropLast().reversed()) {
            let step = later > earlier ? 1 : later < earlier ? -1 : 0
            if step == 0 || streak * step < 0 { break }
            streak += step
        }
        return streak
    }
}
