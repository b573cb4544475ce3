/// The place of every share among all, by its `RelativeStrengthScore`.
public enum RelativeStrengthRank {
    /// The percentile rank of each score, 1 (the weakest) to 99; nil where there is no score.
    ///
    /// `1 + 98 · (lower + (equal - 1) / 2) / (all - 1)`, rounded: equal scores have one rank, a lone one is in the
    /// middle. Costs a sort.
    public static func ranks(_ scores: [Double?]) -> [Int?] {
        var result: [Int?] = Array(repeating: nil, count: scores.count)
        var order: [(score: Double, index: Int)] = []
        order.reserveCapacity(scores.count)
        for (index, score) in scores.enumerated() {
            if let score, score.isFinite { order.append((score, index)) }
        }
        order.sort { $0.score < $1.score }
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, order[end].score == order[start].score { end += 1 }
            let rank = rank(lower: start, equal: end - start, of: order.count)
            for place in start..<end { result[order[place].index] = rank }
            start = end
        }
        return result
    }

    private static func rank(lower: Int, equal: Int, of count: Int) -> Int {
        guard count > 1 else { return 50 }
        let below = Double(lower) + Double(equal - 1) / 2
        return 1 + Int((98 * below / Double(count - 1)).rounded())
    }
}
