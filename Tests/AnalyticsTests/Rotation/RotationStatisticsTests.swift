import Analytics
import Market
import Testing

@Suite struct RotationStatisticsTests {
    /// Points whose ratios are these, the benchmark standing at +25 %.
    private func points(_ ratios: [Double]) -> [RotationState.Point] {
        ratios.enumerated().map { index, ratio in
            RotationState.Point(
                date: date("2026-01-01").advanced(days: index), basket: ratio * 1.25 - 1, benchmark: 0.25)
        }
    }

    @Test func theRatioLine() {
        let line = RotationStatistics([
            RotationState.Point(date: date("2026-01-01"), basket: 0, benchmark: 0),
            RotationState.Point(date: date("2026-01-02"), basket: 0.2, benchmark: -0.25),
            RotationState.Point(date: date("2026-01-03"), basket: 0.2, benchmark: -1),
        ]).ratioLine
        #expect(line.map(\.date) == [date("2026-01-01"), date("2026-01-02")])
        #expect(abs((line.last?.value ?? 0) - 1.6) < nearly)
    }

    @Test(
        arguments: [
            ([], 0), ([1], 0), ([1, 1], 0), ([1, 2], 1), ([1, 2, 3, 2], -1), ([1, 2, 1, 2, 4, 8], 3),
            ([4, 4, 2, 1], -2), ([1, 2, 2], 0),
        ] as [([Double], Int)])
    func streak(ratios: [Double], streak: Int) {
        #expect(RotationStatistics(points(ratios)).streak == streak)
    }

    @Test func shareAhead() {
        #expect(RotationStatistics(points([2, 2, 0.5, 4, 0.5])).shareAhead == 0.5)
        #expect(RotationStatistics(points([2])).shareAhead == nil)
    }

    @Test func zScore() {
        // Nineteen at 0 and one at ln 2: mean l / 20, sample deviation l / √20, so z = 0.95 · √20.
        let score = RotationStatistics(points(Array(repeating: 1, count: 19) + [2])).zScore
        #expect(abs((score ?? 0) - 0.95 * 20.0.squareRoot()) < 1e-9)
        #expect(RotationStatistics(points(Array(repeating: 1, count: 18) + [2])).zScore == nil)
        #expect(RotationStatistics(points(Array(repeating: 1, count: 30))).zScore == nil)
        // What lies more than 60 sessions back does not count.
        let long = [5.0, 9, 3] + Array(repeating: 1, count: 59) + [2]
        let other = [1.0, 1, 1] + Array(repeating: 1, count: 59) + [2]
        #expect(RotationStatistics(points(long)).zScore == RotationStatistics(points(other)).zScore)
    }
}
