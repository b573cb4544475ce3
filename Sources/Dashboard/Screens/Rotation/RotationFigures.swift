import Analytics
import Market

/// What can be said of the spread in figures.
struct RotationFigures {
    /// A word and a figure each, the most important first.
    let entries: [(label: String, value: String)]

    /// - Parameter year: a year of the comparison, which the z-score needs however short the period is.
    init(points: [RotationState.Point], year: [RotationState.Point]) {
        guard let last = points.last, points.count > 1 else {
            entries = []
            return
        }
        let statistics = RotationStatistics(points)
        let sessions = points.count - 1
        let ahead = points.dropFirst().count { $0.spread > 0 }
        var entries = [("relative", Wording.points(last.spread))]
        if let ratio = statistics.ratioLine.last?.value {
            entries.append(("relative index", NumberText.fixed(ratio * 100, decimals: 1) + " (base 100)"))
        }
        entries.append(("outperformed on", "\(ahead) of \(sessions) days"))
        if statistics.streak != 0 {
            let count = abs(statistics.streak)
            let direction = statistics.streak > 0 ? "up" : "down"
            entries.append(("streak", "\(count) \(count == 1 ? "day" : "days") \(direction)"))
        }
        if let score = RotationStatistics(year).zScore {
            entries.append(
                ("z-score", NumberText.signed(score, decimals: 1) + " (\(RotationStatistics.window) days)"))
        }
        self.entries = entries
    }
}
