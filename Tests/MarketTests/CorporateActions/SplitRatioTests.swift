import Market
import Testing

@Suite struct SplitRatioTests {
    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test("A quantity grows by every split after its date, through the date asked for") func ratios() throws {
        let splits = [
            Split(date: try date("2026-03-02"), ratio: 4), Split(date: try date("2026-11-27"), ratio: 0.5),
        ]
        #expect(SplitAdjustment.ratio(splits, after: try date("2026-01-05")) == 2)
        #expect(SplitAdjustment.ratio(splits, after: try date("2026-01-05"), through: try date("2026-11-26")) == 4)
        #expect(SplitAdjustment.ratio(splits, after: try date("2026-03-02")) == 0.5)
        #expect(SplitAdjustment.ratio([], after: try date("2026-03-02")) == 1)
    }

    @Test(
        "A step is the split's own where the other reading moves twice as far or more",
        arguments: [1.05, 1.1, 1.4, 4, 0.1])
    func footings(ratio: Double) throws {
        let split = Split(date: try date("2026-11-27"), ratio: ratio)
        func footing(_ after: Double, known: Double? = nil) -> SplitAdjustment.Footing {
            SplitAdjustment.footing(split, before: 100, after: after, known: known)
        }
        #expect(footing(100) == .adjusted)
        #expect(footing(100 / ratio) == .raw)
        #expect(footing(100 / ratio.squareRoot()) == .unclear)
        #expect(footing(100 / ratio.squareRoot(), known: 100 / ratio) == .raw)
        #expect(footing(100 / ratio.squareRoot(), known: 100) == .adjusted)
        #expect(SplitAdjustment.footing(split, before: nil, after: 100) == .adjusted)
    }

    @Test("Parts of sessions before a split come to the new shares where they show the raw step") func intraday() throws
    {
        let zone = Instrument(inferredFrom: "2408.TW").zone
        let split = Split(date: try date("2026-11-27"), ratio: 4)
        func bar(_ time: String, _ close: Double) throws -> IntradayBar {
            IntradayBar(start: try #require(Instant(time)), minutes: 60, close: close, volume: 100)
        }
        let raw = [try bar("2026-11-26T05:00:00Z", 408), try bar("2026-11-27T01:00:00Z", 103)]
        let adjusted = SplitAdjustment.adjusted(raw, for: [split], latest: nil) { zone.local($0.start).date }
        #expect(adjusted.map(\.close) == [102, 103])
        #expect(adjusted.map(\.volume) == [400, 100])
        let own = [try bar("2026-11-26T05:00:00Z", 102), try bar("2026-11-27T01:00:00Z", 103)]
        #expect(SplitAdjustment.adjusted(own, for: [split], latest: nil) { zone.local($0.start).date } == own)
    }
}
