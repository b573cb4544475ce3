import Market
import Providers
import Testing

@Suite struct IntradayChartTests {
    private let provider = YahooProvider()
    private let need = ProviderNeed.intraday("2330.TW", minutes: 5)

    private func body(_ price: String, at time: String) throws -> ChartBody {
        ChartBody(
            "2330.TW", granularity: "5m",
            meta: [
                ("regularMarketPrice", price), ("regularMarketTime", "\(try seconds(time))"), ("range", "\"1d\""),
                ("chartPreviousClose", "1670.0"),
            ])
    }

    @Test func theNewestPriceBelongsToItsIntervalWhichIsNoBarYet() throws {
        var body = try body("1687.0", at: "2026-01-14T01:12:05Z")
        try body.add("2026-01-14T01:00:00Z", "1680", "1690", "1675", "1685", "100")
        try body.add("2026-01-14T01:05:00Z", "1685", "1686", "1680", "1682", "50")
        try body.add("2026-01-14T01:10:00Z", "1682", "1686", "1681", "1686", "40")
        try body.add("2026-01-14T01:12:05Z", "1687", "1687", "1687", "1687", "0")
        let running = try provider.read(body.text, for: need, at: "2026-01-14T01:32:00Z")
        let first = IntradayBar(
            start: try moment("2026-01-14T01:00:00Z"), minutes: 5, open: 1680, high: 1690, low: 1675, close: 1685,
            volume: 100)
        #expect(running.intraday["2330.TW"]?.count == 2)
        #expect(running.intraday["2330.TW"]?.first == first)
        let quote = Quote(
            symbol: "2330.TW", price: 1687, time: try moment("2026-01-14T01:12:05Z"), previousClose: 1670, open: 1680,
            source: "yahoo")
        #expect(running.quotes == [quote])
        // Long after the session nothing more can come, and the price is in its interval's bar.
        let over = try provider.read(body.text, for: need, at: "2026-01-14T09:00:00Z")
        #expect(
            over.intraday["2330.TW"]?.last
                == IntradayBar(
                    start: try moment("2026-01-14T01:10:00Z"), minutes: 5, open: 1682, high: 1687, low: 1681,
                    close: 1687, volume: 40))
    }

    @Test func theClosingAuctionBelongsToTheLastInterval() throws {
        var body = try body("1690.0", at: "2026-01-14T05:30:00Z")
        try body.add("2026-01-14T05:20:00Z", "1680", "1685", "1680", "1685", "10")
        try body.add("2026-01-14T05:25:00Z")
        try body.add("2026-01-14T05:30:00Z", "1690", "1690", "1690", "1690", "500")
        let batch = try provider.read(body.text, for: need, at: "2026-01-14T05:51:00Z")
        #expect(
            batch.intraday["2330.TW"]?.last
                == IntradayBar(
                    start: try moment("2026-01-14T05:25:00Z"), minutes: 5, open: 1690, high: 1690, low: 1690,
                    close: 1690, volume: 500))
        #expect(batch.intraday["2330.TW"]?.count == 2 && batch.dropped.isEmpty)
    }

    @Test func rowsOutsideOfTheSessionAreDropped() throws {
        var body = try body("1690.0", at: "2026-01-14T05:30:00Z")
        try body.add("2026-01-14T00:30:00Z", "1", "1", "1", "1", "10")
        try body.add("2026-01-14T01:00:00Z", "1680", "1685", "1680", "1685", "10")
        try body.add("2026-01-14T06:30:00Z", "2", "2", "2", "2", "10")
        try body.add("2026-01-10T02:00:00Z", "3", "3", "3", "3", "10")
        let batch = try provider.read(body.text, for: need, at: "2026-01-14T09:00:00Z")
        #expect(batch.intraday["2330.TW"]?.map(\.close) == [1685])
        #expect(
            batch.dropped.map(\.reason) == [
                "outside of the session of 2026-01-14", "outside of the session of 2026-01-14",
                "no session on 2026-01-10",
            ])
    }

    @Test func koreasLastHalfHourIsKept() throws {
        var body = ChartBody("005930.KS", currency: "KRW", granularity: "5m")
        try body.add("2026-01-14T06:20:00Z", "140000", "140500", "139900", "140100", "10")
        let batch = try provider.read(
            body.text, for: .intraday("005930.KS", minutes: 5), at: "2026-01-14T09:00:00Z")
        #expect(batch.intraday["005930.KS"]?.map(\.close) == [140_100])
    }

    @Test func rowsThatAreNotInOrder() throws {
        var body = try body("1690.0", at: "2026-01-14T05:30:00Z")
        try body.add("2026-01-14T01:10:00Z", "1680", "1685", "1680", "1685", "10")
        try body.add("2026-01-14T01:00:00Z", "1", "1", "1", "1", "10")
        let batch = try provider.read(body.text, for: need, at: "2026-01-14T09:00:00Z")
        #expect(batch.intraday["2330.TW"]?.map(\.close) == [1685] && batch.droppedFields == ["timestamp"])
        // A chart that begins later than the session does not tell its first price.
        #expect(batch.quotes.first?.open == nil)
    }

    @Test func noRowsAtAll() throws {
        var body = try body("1690.0", at: "2026-01-14T05:30:00Z")
        body.rows = []
        let text = body.text.replacing("\"timestamp\":[],", with: "")
            .replacing("\"open\":[],\"high\":[],\"low\":[],\"close\":[],\"volume\":[]", with: "")
        #expect(text.contains("\"quote\":[{}]"))
        let batch = try provider.read(text, for: need, at: "2026-01-14T09:00:00Z")
        #expect(batch.intraday.isEmpty && batch.quotes.first?.price == 1690)
    }

    @Test(arguments: [("1m", true), ("5m", false), ("1d", true)])
    func theLengthThatWasAskedFor(granularity: String, isRefused: Bool) throws {
        var body = try body("1690.0", at: "2026-01-14T05:30:00Z")
        body.set("dataGranularity", "\"\(granularity)\"")
        #expect((try provider.failure(body.text, for: need, at: "2026-01-14T09:00:00Z") != nil) == isRefused)
    }
}
