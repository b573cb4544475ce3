import FeedTestSupport
import Foundation
import Market
import Providers
import Testing

/// What the real service answered, value by value, where its answers lie beside the project.
@Suite(.enabled(if: RecordedAnswers.arePresent)) struct RecordedYahooTests {
    private let provider = YahooProvider()

    private func daily(_ symbol: Symbol, _ file: String, at time: String) throws -> ProviderBatch {
        let need = ProviderNeed.daily(symbol, from: try day("2000-01-01"), through: try day("2026-12-31"))
        return try provider.read(recorded: "yahoo/\(file)", for: need, at: time)
    }

    @Test func aDelayedSessionInTwoRows() throws {
        let batch = try daily("2344.TW", "chart-2344.TW-10d-1d-2026-03-26.json", at: "2026-03-26T06:30:00Z")
        let bars = try #require(batch.daily["2344.TW"])
        #expect(bars.map(\.close) == [109, 117, 123.5, 128, 122, 110, 107.5, 99.5, 98.2, 96])
        #expect(bars.first?.date.description == "2026-03-13" && bars.last?.date.description == "2026-03-26")
        #expect(bars[8].low == 98.1 && bars[8].volume == 197_568_906)
        #expect(
            batch.quotes == [
                Quote(
                    symbol: "2344.TW", price: 96, time: Instant(milliseconds: 1_774_503_001_000), previousClose: 98.2,
                    open: 100, high: 104.5, low: 96, volume: 189_723_274, source: "yahoo")
            ])
        #expect(batch.dropped.isEmpty)
    }

    @Test func theSameWhileTheSessionGoesOn() throws {
        let body = String(
            decoding: try RecordedAnswers.bytes("yahoo/chart-2344.TW-10d-1d-2026-03-26.json"), as: UTF8.self
        )
        .replacing("1774503001", with: "1774496000")
        let need = ProviderNeed.daily("2344.TW", from: try day("2026-01-01"), through: try day("2026-12-31"))
        let batch = try provider.read(body, for: need, at: "2026-03-26T04:00:00Z")
        #expect(batch.daily["2344.TW"]?.last?.date == (try day("2026-03-25")))
        #expect(batch.quotes.first?.price == 96)
    }

    @Test func aMonthInTokyo() throws {
        let batch = try daily("1301.T", "chart-1301.T-1mo-1d-2024-12-06.json", at: "2024-12-06T08:00:00Z")
        let bars = try #require(batch.daily["1301.T"])
        #expect(bars.count == 23 && bars.first?.date.description == "2024-11-06")
        #expect(
            bars.last
                == DailyBar(date: try day("2024-12-06"), open: 4020, high: 4035, low: 4000, close: 4015, volume: 14700))
        #expect(batch.quotes.first?.previousClose == 4015)
    }

    @Test func anOldRangeDoesNotBringAPreviousClose() throws {
        let batch = try daily("2330.TW", "chart-2330.TW-2022-11-1d.json", at: "2023-04-26T06:30:00Z")
        #expect(batch.daily["2330.TW"]?.map(\.close) == [391.5, 395])
        #expect(batch.daily["2330.TW"]?.map(\.date) == [try day("2022-11-01"), try day("2022-11-02")])
        #expect(batch.quotes.first?.price == 491.5 && batch.quotes.first?.previousClose == nil)
    }

    @Test func anIndexThatHasOnlyACloses() throws {
        let batch = try daily("KOSPI-25.KS", "chart-KOSPI-25.KS-1y-1d-2026-10-05.json", at: "2026-10-04T06:30:00Z")
        #expect(batch.daily["KOSPI-25.KS"] == [DailyBar(date: try day("2026-10-02"), close: 46539.14)])
        #expect(
            batch.quotes == [
                Quote(
                    symbol: "KOSPI-25.KS", price: 46539.14, time: Instant(milliseconds: 1_790_939_140_000),
                    source: "yahoo")
            ])
        #expect(batch.instruments.first?.kind == .index)
        #expect(batch.instruments.first?.name == "KOSPI Financial Companies - Ins")
    }

    @Test func aYearWithASplit() throws {
        let batch = try daily(
            "NVDA", "historical-via-chart-NVDA-split-2021-02-01-to-2022-01-31.csv.json", at: "2025-02-22T10:01:31Z")
        let bars = try #require(batch.daily["NVDA"])
        #expect(bars.count == 252 && bars.first?.date.description == "2021-02-01")
        #expect(
            bars.last
                == DailyBar(
                    date: try day("2022-01-28"), open: 22.012, high: 22.858, low: 21.296, close: 22.84,
                    volume: 543_774_000))
        #expect(
            batch.facts == [
                Fact(
                    symbol: "NVDA", metric: "split", asOf: try day("2021-07-20"), value: 4, unit: "ratio",
                    source: "yahoo")
            ])
        #expect(batch.quotes.first?.price == 134.43 && batch.quotes.first?.previousClose == nil)
    }

    @Test func fiveMinutesOfNewYork() throws {
        let file = "yahoo/chart-AAPL-1d-5m-2026-10-05-7bars.json"
        let need = ProviderNeed.intraday("AAPL", minutes: 5)
        let batch = try provider.read(recorded: file, for: need, at: "2026-10-05T13:58:30Z")
        let bars = try #require(batch.intraday["AAPL"])
        #expect(bars.map(\.close) == [336.0736, 335.39, 335.225, 334.73, 334.93])
        #expect(bars[0].start == Instant(milliseconds: 1_791_207_000_000) && bars[0].volume == 1_810_280)
        #expect(
            batch.quotes == [
                Quote(
                    symbol: "AAPL", price: 333.923, time: Instant(milliseconds: 1_791_208_707_000),
                    previousClose: 333.69, open: 332.795, high: 336.19, low: 331.65, volume: 3_907_731,
                    source: "yahoo")
            ])
    }

    @Test func aWeekendWithoutRows() throws {
        let file = "yahoo/chart-AAPL-2025-02-01-to-2025-02-02-includePrePost-false-interval-1m.json"
        let batch = try provider.read(recorded: file, for: .intraday("AAPL", minutes: 1), at: "2025-02-20T11:47:42Z")
        #expect(batch.intraday.isEmpty)
        #expect(batch.quotes.first?.price == 244.87 && batch.quotes.first?.previousClose == 244.47)
    }

    @Test func sparksOfBothForms() throws {
        let batch = try provider.read(
            recorded: "yahoo/spark-v7-MSFT-AAPL-2026-07-27-metaonly.json", for: .quotes(["AAPL", "MSFT", "MU"]),
            at: "2026-07-27T21:00:00Z")
        #expect(batch.quotes.map(\.price) == [389.1, 336.91])
        #expect(batch.quotes.map(\.previousClose) == [381.7, 333.02] && batch.unknown == ["MU"])
        let flat = try provider.read(
            recorded: "yahoo/spark-v8-flat-XDEW.DE-2022.json", for: .quotes(["XDEW.DE"]), at: "2022-03-18T21:00:00Z")
        #expect(
            flat.quotes == [
                Quote(
                    symbol: "XDEW.DE", price: 73.67, time: Instant(milliseconds: 1_647_621_384_000), source: "yahoo")
            ])
    }

    @Test func knowledge() throws {
        let growth = try provider.read(
            recorded: "yahoo/quoteSummary-earningsTrend-BABA.json", for: .knowledge("BABA"), at: "2025-02-24T15:35:02Z")
        let value = try #require(growth.facts.first { $0.metric == "eps_growth_12m" }?.value)
        #expect(abs(value - 0.1252) < 0.0002)
        let target = try provider.read(
            recorded: "yahoo/quoteSummary-financialData-GOOG.json", for: .knowledge("GOOG"), at: "2025-02-24T15:35:05Z")
        #expect(target.targets.map(\.price) == [218.72221])
        #expect(target.facts.map(\.value) == [235, 200, 18])
        // Its ratio is a price in dollars over earnings in yuan.
        let statistics = try provider.read(
            recorded: "yahoo/quoteSummary-defaultKeyStatistics-BABA.json", for: .knowledge("BABA"),
            at: "2025-02-24T15:34:51Z")
        #expect(statistics.facts.map(\.metric) == ["shares_outstanding"])
        #expect(statistics.facts.map(\.value) == [2_375_950_080] && statistics.droppedFields == ["forwardPE"])
    }

    @Test(arguments: [
        ("429-too-many-requests.json", ProviderFailure.limited(retryAfter: nil)),
        ("chart-404-unknown-symbol.json", .unknownSymbol), ("quote-401-no-crumb.json", .accessDenied),
        (
            "chart-422-range-unavailable.json",
            .notServed(
                "5m data not available for startTime=1728136756 and endTime=1791208756. "
                    + "The requested range must be within the last 60 days.")
        ),
    ])
    func refusals(file: String, wanted: ProviderFailure) throws {
        #expect(throws: wanted) {
            try provider.read(recorded: "yahoo/\(file)", for: .intraday("MU", minutes: 5), at: "2026-10-05T14:00:00Z")
        }
    }

    @Test func aFrame() throws {
        let record = try JSONSerialization.jsonObject(
            with: Data(try RecordedAnswers.bytes("yahoo/pricing-frame-DKNG.json")))
        let frame = try #require((record as? [String: Any])?["frame"] as? String)
        let batch = try YahooStream().read(
            frame, expecting: ["DKNG"], receivedAt: Instant(milliseconds: 1_788_377_230_000))
        #expect(
            batch.quotes == [
                Quote(
                    symbol: "DKNG", price: 24.535, time: Instant(milliseconds: 1_788_377_229_000), volume: 6_719_763,
                    source: "yahoo-stream")
            ])
    }
}
