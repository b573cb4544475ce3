import Market
import Providers
import Testing

@Suite struct DailyChartTests {
    private let provider = YahooProvider()

    private func need(_ symbol: Symbol = "2330.TW", from first: String, through last: String) throws -> ProviderNeed {
        .daily(symbol, from: try day(first), through: try day(last))
    }

    /// Two finished sessions, the third one going on: its first row is empty and its newest figures come behind it.
    private func runningSession() throws -> ChartBody {
        var body = ChartBody(
            "2330.TW",
            meta: [
                ("regularMarketPrice", "1685.0"), ("regularMarketTime", "\(try seconds("2026-01-14T03:40:05Z"))"),
                ("regularMarketDayHigh", "1695.0"), ("regularMarketDayLow", "1680.0"),
                ("regularMarketVolume", "9000000"), ("chartPreviousClose", "1500.0"), ("range", "\"\""),
            ])
        try body.add("2026-01-12T01:00:00Z", "1650", "1660", "1645", "1655", "20000000")
        try body.add("2026-01-13T01:00:00Z", "1660", "1675", "1655", "1670", "30000000")
        try body.add("2026-01-14T01:00:00Z", "1690", "1695", "1680", "null", "8000000")
        try body.add("2026-01-14T03:40:05Z", "1690", "1695", "1680", "1685", "9000000")
        return body
    }

    @Test func aSessionThatGoesOnIsAQuoteAndNoBar() throws {
        let batch = try provider.read(
            runningSession().text, for: try need(from: "2026-01-01", through: "2026-01-14"),
            at: "2026-01-14T04:00:00Z")
        #expect(
            batch.daily["2330.TW"] == [
                DailyBar(date: try day("2026-01-12"), open: 1650, high: 1660, low: 1645, close: 1655, volume: 2e7),
                DailyBar(date: try day("2026-01-13"), open: 1660, high: 1675, low: 1655, close: 1670, volume: 3e7),
            ])
        #expect(
            batch.quotes == [
                Quote(
                    symbol: "2330.TW", price: 1685, time: try moment("2026-01-14T03:40:05Z"), previousClose: 1670,
                    open: 1690, high: 1695, low: 1680, volume: 9e6, source: "yahoo")
            ])
        #expect(batch.dropped.isEmpty && batch.unknown.isEmpty && batch.instruments.isEmpty)
    }

    @Test func whenTheSessionIsOverTheLaterRowIsItsBar() throws {
        let batch = try provider.read(
            runningSession().text, for: try need(from: "2026-01-01", through: "2026-01-14"),
            at: "2026-01-14T06:30:00Z")
        #expect(
            batch.daily["2330.TW"]?.last
                == DailyBar(date: try day("2026-01-14"), open: 1690, high: 1695, low: 1680, close: 1685, volume: 9e6))
        #expect(batch.daily["2330.TW"]?.count == 3)
    }

    @Test func theCloseBeforeTheRangeIsNeverYesterdays() throws {
        var body = try runningSession()
        // Without the row of the session before there is no close of it.
        body.rows.remove(at: 1)
        let batch = try provider.read(
            body.text, for: try need(from: "2026-01-01", through: "2026-01-14"), at: "2026-01-14T04:00:00Z")
        #expect(batch.quotes.first?.previousClose == nil)
        body.set("previousClose", "1670.0")
        let told = try provider.read(
            body.text, for: try need(from: "2026-01-01", through: "2026-01-14"), at: "2026-01-14T04:00:00Z")
        #expect(told.quotes.first?.previousClose == 1670)
    }

    @Test func emptyRowsAreLeftOutAndHalfEmptyOnesKeepWhatTheyHave() throws {
        var body = ChartBody("2330.TW")
        try body.add("2026-01-08T01:00:00Z")
        try body.add("2026-01-09T01:00:00Z", "null", "null", "null", "1600", "null")
        try body.add("2026-01-12T01:00:00Z", "1650", "null", "1640", "1655", "0")
        try body.add("2026-01-13T01:00:00Z", "1650", "1660", "1640", "null", "5")
        let batch = try provider.read(
            body.text, for: try need(from: "2026-01-01", through: "2026-01-14"), at: "2026-01-14T04:00:00Z")
        #expect(
            batch.daily["2330.TW"] == [
                DailyBar(date: try day("2026-01-09"), close: 1600),
                DailyBar(date: try day("2026-01-12"), open: 1650, low: 1640, close: 1655, volume: 0),
            ])
        #expect(batch.dropped.isEmpty && batch.quotes.isEmpty)
    }

    @Test func zerosOfAnIndexAreUnknown() throws {
        var body = ChartBody(
            "^TWII",
            meta: [
                ("regularMarketPrice", "30707.22"), ("regularMarketTime", "\(try seconds("2026-01-13T05:33:00Z"))"),
                ("regularMarketDayHigh", "0.0"), ("regularMarketDayLow", "0.0"), ("regularMarketVolume", "0"),
            ])
        try body.add("2026-01-13T01:00:00Z", "0.0", "0.0", "0.0", "30707.220703125", "0")
        let batch = try provider.read(
            body.text, for: try need("^TWII", from: "2026-01-01", through: "2026-01-14"), at: "2026-01-14T04:00:00Z")
        #expect(batch.daily["^TWII"] == [DailyBar(date: try day("2026-01-13"), close: 30707.22)])
        #expect(batch.quotes.first?.high == nil && batch.quotes.first?.volume == nil)
        #expect(batch.dropped.isEmpty)
    }

    @Test func onlyDatesThatWereAskedFor() throws {
        let batch = try provider.read(
            runningSession().text, for: try need(from: "2026-01-13", through: "2026-01-13"),
            at: "2026-01-16T04:00:00Z")
        #expect(batch.daily["2330.TW"]?.map(\.date) == [try day("2026-01-13")])
    }

    @Test func phantomRowsOfHolidaysAreDropped() throws {
        var body = ChartBody("2330.TW")
        try body.add("2025-12-31T01:00:00Z", "1550", "1550", "1550", "1550", "100")
        try body.add("2026-01-01T01:00:00Z", "1550", "1550", "1550", "1550", "0")
        try body.add("2026-01-03T01:00:00Z", "1560", "1560", "1560", "1560", "7")
        let batch = try provider.read(
            body.text, for: try need(from: "2025-12-01", through: "2026-01-14"), at: "2026-01-14T04:00:00Z")
        // A Saturday on which shares were traded is believed against the calendar.
        #expect(batch.daily["2330.TW"]?.map(\.date) == [try day("2025-12-31"), try day("2026-01-03")])
        #expect(batch.dropped.map(\.reason) == ["no session on 2026-01-01"])
    }

    @Test func ratesHaveLondonsDays() throws {
        var body = ChartBody("JPY=X", currency: "JPY")
        try body.add("2026-07-13T23:00:00Z", "160.1", "160.9", "159.8", "160.5", "0")
        try body.add("2026-01-05T00:00:00Z", "150.1", "150.9", "149.8", "150.5", "0")
        let batch = try provider.read(
            body.text, for: .daily("JPY=X", from: try day("2026-01-01"), through: try day("2026-07-14")),
            at: "2026-07-16T04:00:00Z")
        #expect(batch.daily["JPY=X"]?.map(\.date) == [try day("2026-01-05"), try day("2026-07-14")])
        #expect(batch.daily["JPY=X"]?.map(\.volume) == [nil, nil])
    }

    @Test func valuesThatCannotBeTrueAreDroppedAlone() throws {
        var body = ChartBody("2330.TW")
        try body.add("2026-01-09T01:00:00Z", "-5", "1660", "1640", "1600", "5")
        try body.add("2026-01-12T01:00:00Z", "1650", "1640", "1660", "1655", "-1")
        try body.add("2026-01-13T01:00:00Z", "1650", "1660", "1640", "1e13", "5")
        body.rows.append(ChartBody.Row(time: try seconds("2027-01-13T01:00:00Z"), close: "1700"))
        let batch = try provider.read(
            body.text, for: try need(from: "2026-01-01", through: "2027-12-31"), at: "2026-01-14T04:00:00Z")
        #expect(
            batch.daily["2330.TW"] == [
                DailyBar(date: try day("2026-01-09"), high: 1660, low: 1640, close: 1600, volume: 5),
                DailyBar(date: try day("2026-01-12"), open: 1650, close: 1655),
            ])
        #expect(batch.droppedFields == ["open", "high", "volume", "close", "timestamp"])
        #expect(batch.dropped.allSatisfy { $0.symbol == "2330.TW" && $0.reason.count <= 200 })
    }

    @Test func aQuoteOfTheFutureIsDropped() throws {
        var body = try runningSession()
        body.set("regularMarketTime", "\(try seconds("2026-01-14T04:02:01Z"))")
        let need = try need(from: "2026-01-01", through: "2026-01-14")
        let batch = try provider.read(body.text, for: need, at: "2026-01-14T04:00:00Z")
        #expect(batch.quotes.isEmpty && batch.droppedFields == ["regularMarketTime"])
        body.set("regularMarketTime", "\(try seconds("2026-01-14T04:02:00Z"))")
        #expect(try provider.read(body.text, for: need, at: "2026-01-14T04:00:00Z").quotes.count == 1)
    }

    @Test func listsThatDoNotBelongTogether() throws {
        let need = try need(from: "2026-01-01", through: "2026-01-14")
        let text = try runningSession().text
        let short = text.replacing("\"close\":[1655,1670,null,1685]", with: "\"close\":[1655,null,1685]")
        #expect(short != text)
        #expect(
            try provider.failure(short, for: need, at: "2026-01-14T04:00:00Z")
                == .malformed("3 closes, 4 timestamps"))
        let highs = text.replacing("\"high\":[1660,1675,1695,1695]", with: "\"high\":[1660,1675,1695]")
        let batch = try provider.read(highs, for: need, at: "2026-01-14T04:00:00Z")
        #expect(batch.droppedFields == ["high"])
        #expect(batch.daily["2330.TW"]?.map(\.high) == [nil, nil])
        #expect(batch.daily["2330.TW"]?.map(\.close) == [1655, 1670])
    }

    @Test func barsOfAnotherLengthAreNoAnswer() throws {
        var body = try runningSession()
        body.set("dataGranularity", "\"1wk\"")
        let failure = try provider.failure(
            body.text, for: try need(from: "2026-01-01", through: "2026-01-14"), at: "2026-01-14T04:00:00Z")
        #expect(failure == .malformed("bars of the wrong length, 1wk"))
    }
}
