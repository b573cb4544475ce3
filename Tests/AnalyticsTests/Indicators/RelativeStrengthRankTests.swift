import Analytics
import Market
import Testing

@Suite struct RelativeStrengthRankTests {
    @Test(
        arguments: [
            ([], []), ([0.3], [50]), ([0.1, 0.3], [1, 99]), ([0.3, nil, 0.1, 0.2], [99, nil, 1, 50]),
            ([0.2, 0.2, 0.2], [50, 50, 50]), ([0.1, 0.4, 0.4, 0.9, .nan], [1, 50, 50, 99, nil]),
        ] as [([Double?], [Int?])])
    func ranks(scores: [Double?], ranks: [Int?]) {
        #expect(RelativeStrengthRank.ranks(scores) == ranks)
    }

    /// The price was 100 three months ago, 80, 50 and 40 in the quarters before that.
    @Test(
        arguments: [
            (62, nil), (63, 0.2), (125, 0.2), (126, (0.4 * 0.2 + 0.2 * 0.5) / 0.6),
            (189, (0.4 * 0.2 + 0.2 * 0.5 + 0.2 * 1.4) / 0.8), (252, 0.4 * 0.2 + 0.2 * (0.5 + 1.4 + 2)),
            (300, 0.4 * 0.2 + 0.2 * (0.5 + 1.4 + 2)),
        ] as [(Int, Double?)])
    func score(count: Int, score: Double?) {
        let bars = (0..<count).map { index in
            let back = count - index
            let close = back <= 63 ? 100.0 : back <= 126 ? 80 : back <= 189 ? 50 : 40
            return DailyBar(date: date("2025-01-01").advanced(days: index), close: close)
        }
        let result = RelativeStrengthScore(bars[...]).score(of: 120)
        #expect((result == nil) == (score == nil))
        if let result, let score { #expect(abs(result - score) < nearly) }
    }
}
