import Market

/// What can be said of the spread in figures.
struct RotationFigures {
    /// A word and a figure each, the most important first.
    let entries: [(label: String, value: String)]

    init(points: [RotationState.Point]) {
        guard let last = points.last, points.count > 1 else {
            entries = []
            return
        }
        let ratio = (1 + last.basket) / (1 + last.benchmark) * 100
        let sessions = points.dropFirst()
        let ahead = sessions.count { $0.spread > 0 }
        entries = [
            ("spread", Wording.points(last.spread)),
            ("ratio", NumberText.fixed(ratio, decimals: 1) + " of 100"),
            ("ahead", "\(ahead) of \(sessions.count) sessions"),
        ]
    }
}
