import Analytics
import Market
import Testing

@Suite struct AlignedReturnsTests {
    /// Taipei keeps a holiday on the 7th, New York on the 8th.
    let taipei = closes(["2026-01-05": 100, "2026-01-06": 110, "2026-01-08": 121, "2026-01-09": 133.1])
    let newYork = closes([
        "2026-01-02": 50, "2026-01-05": 60, "2026-01-06": 66, "2026-01-07": 99, "2026-01-09": 198,
    ])

    private func expect(_ returns: AlignedReturns, _ expected: [(String, Double, Double)]) {
        #expect(returns.dates == expected.map { date($0.0) })
        for (index, (_, local, foreign)) in expected.enumerated() where index < returns.dates.count {
            #expect(abs(returns.local[index] - local) < nearly)
            #expect(abs(returns.foreign[index] - foreign) < nearly)
        }
    }

    @Test func sameDayGoesFromCommonDateToCommonDate() {
        expect(
            AlignedReturns(local: taipei, foreign: newYork, alignment: .sameDay),
            [("2026-01-06", 0.1, 0.1), ("2026-01-09", 0.21, 2)])
    }

    @Test func nextDayAnswersTheNightBefore() {
        // On the 6th Taipei answers New York's 5th; on the 8th the 6th and 7th; nothing happened before the 9th.
        expect(
            AlignedReturns(local: taipei, foreign: newYork, alignment: .nextDay),
            [("2026-01-06", 0.1, 0.2), ("2026-01-08", 0.1, 0.65)])
    }

    @Test func aHoleIsNoReturn() {
        let old = closes(["2025-12-01": 10, "2026-01-05": 20, "2026-01-06": 22])
        for alignment in AlignedReturns.Alignment.allCases {
            let returns = AlignedReturns(local: old, foreign: old, alignment: alignment)
            #expect(returns.local.allSatisfy { $0 < 0.5 } && returns.foreign.allSatisfy { $0 < 0.5 })
        }
        #expect(AlignedReturns(local: old, foreign: old, alignment: .sameDay).dates == [date("2026-01-06")])
        #expect(AlignedReturns(local: [], foreign: old, alignment: .nextDay).dates.isEmpty)
    }

    @Test(
        arguments: [
            (Region.taiwan, Region.unitedStates, AlignedReturns.Alignment.nextDay), (.japan, .southKorea, .sameDay),
            (.unitedStates, .unitedStates, .sameDay), (.unitedStates, .taiwan, .sameDay), (nil, nil, .sameDay),
        ] as [(Region?, Region?, AlignedReturns.Alignment)])
    func usualAlignment(local: Region?, foreign: Region?, alignment: AlignedReturns.Alignment) {
        #expect(AlignedReturns.Alignment(local: local, foreign: foreign) == alignment)
    }

    /// Local returns that are twice the foreign ones and a bit.
    @Test func slopeAndCorrelation() {
        let foreign = closes(["2026-01-05": 100, "2026-01-06": 110, "2026-01-07": 99, "2026-01-08": 118.8])
        var price = 10.0
        let local =
            [DatedClose(date: foreign[0].date, close: price)]
            + zip(foreign, foreign.dropFirst()).map { before, close in
                price *= 1 + 2 * (close.close / before.close - 1) + 0.01
                return DatedClose(date: close.date, close: price)
            }
        let returns = AlignedReturns(local: local, foreign: foreign, alignment: .sameDay)
        let beta = IndicatorSeries.beta(returns, window: 3)
        #expect(beta.prefix(2) == [nil, nil])
        #expect(abs((beta[2] ?? 0) - 2) < nearly)
        #expect(abs((IndicatorSeries.correlation(returns, window: 3)[2] ?? 0) - 1) < nearly)
        let flat = foreign.map { DatedClose(date: $0.date, close: 7) }
        let still = AlignedReturns(local: local, foreign: flat, alignment: .sameDay)
        #expect(IndicatorSeries.beta(still, window: 3) == [nil, nil, nil])
        #expect(IndicatorSeries.correlation(still, window: 3) == [nil, nil, nil])
    }
}
