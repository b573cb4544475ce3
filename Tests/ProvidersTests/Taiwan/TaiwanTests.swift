import FeedTestSupport
import Market
import Providers
import Testing

@Suite struct TaiwanTests {
    private let provider = TaiwanMarketProvider()
    private let now = "2026-01-14T04:00:00Z"

    private static let whole = """
        {"c":"2330","ch":"2330.tw","ex":"tse","n":"台積電","d":"20260114","t":"11:59:58","tlong":"1768363198000",\
        "z":"1690.0000","pz":"1690.0000","o":"1680.0000","h":"1695.0000","l":"1675.0000","y":"1670.0000","v":"12345",\
        "a":"1695.0000_1700.0000_1705.0000_1710.0000_1715.0000_","b":"1690.0000_1685.0000_1680.0000_1675.0000_\
        1670.0000_","f":"1_2_3_4_5_","g":"5_4_3_2_1_","u":"1835.0000","w":"1505.0000","ts":"0"}
        """

    private func answer(_ messages: String..., code: String = "0000") -> String {
        """
        {"msgArray":[\(messages.joined(separator: ","))],"userDelay":5000,"rtcode":"\(code)","rtmessage":"OK"}
        """
    }

    private func changed(_ changes: (String, String)...) throws -> String {
        var text = Self.whole
        for (old, new) in changes {
            try #require(text.contains(old))
            text = text.replacing(old, with: new)
        }
        return text
    }

    private func read(_ text: String, _ symbols: [Symbol] = ["2330.TW"]) throws -> ProviderBatch {
        try provider.read(answer(text), for: .quotes(symbols), at: now)
    }

    private func limits(_ down: Double, _ up: Double) throws -> [Fact] {
        [("limit_up", up), ("limit_down", down)].map { metric, value in
            Fact(
                symbol: "2330.TW", metric: metric, asOf: CalendarDate(daysSince1970: 20467), value: value, unit: "TWD",
                source: "twse-mis")
        }
    }

    @Test func aWholeMessage() throws {
        let batch = try read(Self.whole, ["2330.TW", "6488.TWO"])
        #expect(
            batch.quotes == [
                Quote(
                    symbol: "2330.TW", price: 1690, time: try moment("2026-01-14T03:59:58Z"), previousClose: 1670,
                    open: 1680, high: 1695, low: 1675, volume: 12_345_000, bid: 1690, ask: 1695, source: "twse-mis")
            ])
        #expect(try batch.facts == limits(1505, 1835))
        #expect(batch.unknown == ["6488.TWO"] && batch.dropped.isEmpty && batch.instruments.isEmpty)
    }

    @Test(arguments: ["-", "", "0.0000", "--"])
    func noPriceIsMadeUpWhereThereWasNoMatch(price: String) throws {
        let text = try changed(("\"z\":\"1690.0000\"", "\"z\":\"\(price)\""))
        let batch = try read(text)
        #expect(batch.quotes.isEmpty && batch.unknown.isEmpty)
        #expect(try batch.facts == limits(1505, 1835))
    }

    @Test func matchesThatAreOnlyTriedOut() throws {
        let batch = try read(changed(("\"ts\":\"0\"", "\"ts\":\"1\"")))
        #expect(batch.quotes.isEmpty && batch.droppedFields == ["z"])
    }

    @Test func orderBooks() throws {
        func book(_ asks: String, _ bids: String) throws -> [Double?] {
            let text = try changed(
                ("1695.0000_1700.0000_1705.0000_1710.0000_1715.0000_", asks),
                ("1690.0000_1685.0000_1680.0000_1675.0000_1670.0000_", bids))
            let quote = try read(text).quotes.first
            return [quote?.bid, quote?.ask]
        }
        // At the upper limit there are no sellers, and market orders are queued.
        #expect(try book("-", "0.0000_1835.0000_1830.0000_") == [1835, nil])
        #expect(try book("0.0000_1505.0000_", "") == [nil, 1505])
        #expect(try book("_", "0.0000_") == [nil, nil])
        #expect(try book("x_1700.0000_", "1e5_1690.0000_") == [1690, 1700])
        // Crossed books are an auction that is being prepared.
        #expect(try book("1680.0000_", "1690.0000_") == [nil, nil])
    }

    @Test func timesAreTaipeisAndNeverThoseOfOddLots() throws {
        #expect(
            try read(changed(("\"tlong\":\"1768363198000\"", "\"tlong\":\"1768372200000\""))).quotes.first?.time
                == moment("2026-01-14T03:59:58Z"))
        let without = try changed(("\"t\":\"11:59:58\",", ""))
        #expect(try read(without).quotes.first?.time == moment("2026-01-14T03:59:58Z"))
        // The time of the odd lots' message is cut to the end of the session.
        let late = without.replacing("1768363198000", with: "1768372200000")
        let batch = try provider.read(answer(late), for: .quotes(["2330.TW"]), at: "2026-01-14T09:00:00Z")
        #expect(batch.quotes.first?.time == (try moment("2026-01-14T05:30:00Z")))
        #expect(try read(without.replacing("1768363198000", with: "1768276798000")).droppedFields == ["tlong"])
        #expect(try read(without.replacing("\"tlong\":\"1768363198000\",", with: "")).droppedFields == ["t"])
    }

    @Test(arguments: [
        ("\"d\":\"20260114\"", "\"d\":\"20260115\"", "d"), ("\"d\":\"20260114\"", "\"d\":\"2026-1-1\"", "d"),
        ("\"d\":\"20260114\"", "\"d\":\"00260114\"", "d"), ("\"d\":\"20260114\",", "", "d"),
        ("\"t\":\"11:59:58\"", "\"t\":\"12:02:01\"", "t"),
        ("\"z\":\"1690.0000\"", "\"z\":\"-1690\"", "z"), ("\"z\":\"1690.0000\"", "\"z\":\"9999999999999\"", "z"),
    ])
    func whatCannotBeTrueIsDropped(old: String, new: String, field: String) throws {
        let batch = try read(changed((old, new)))
        #expect(batch.quotes.isEmpty && batch.droppedFields == [field])
    }

    @Test func figuresThatContradictEachOtherSpoilNotThePrice() throws {
        let batch = try read(changed(("\"h\":\"1695.0000\"", "\"h\":\"1600\""), ("\"v\":\"12345\"", "\"v\":\"-1\"")))
        #expect(batch.quotes.first?.price == 1690 && batch.quotes.first?.high == nil && batch.quotes.first?.low == nil)
        #expect(batch.droppedFields == ["h", "v"])
    }

    @Test func limitsThatAreNone() throws {
        // In the first sessions after a listing there are none.
        let free = try read(changed(("1835.0000", "9999.9500"), ("1505.0000", "0.0100")))
        #expect(free.facts.isEmpty && free.dropped.isEmpty && free.quotes.count == 1)
        let aside = try read(changed(("\"y\":\"1670.0000\"", "\"y\":\"1400.0000\"")))
        #expect(aside.facts.isEmpty && aside.droppedFields == ["u"])
    }

    @Test func indicesAndTheOtherExchange() throws {
        let index = """
            {"c":"t00","ch":"t00.tw","ex":"tse","d":"20260114","t":"11:59:55","z":"30707.22","o":"30500.00",\
            "h":"30800.10","l":"30450.00","y":"30600.00","v":"351234","n":"發行量加權股價指數"}
            """
        let share = """
            {"c":"6488","ch":"6488.tw","ex":"otc","d":"20260114","t":"11:59:55","z":"401.5","n":"環球晶","y":"400"}
            """
        let text = answer(index, share, "5", Self.whole)
        let batch = try provider.read(text, for: .quotes(["^TWII", "6488.TWO", "6488.TW"]), at: now)
        #expect(
            batch.quotes == [
                Quote(
                    symbol: "^TWII", price: 30707.22, time: try moment("2026-01-14T03:59:55Z"), previousClose: 30600,
                    open: 30500, high: 30800.1, low: 30450, source: "twse-mis"),
                Quote(
                    symbol: "6488.TWO", price: 401.5, time: try moment("2026-01-14T03:59:55Z"), previousClose: 400,
                    source: "twse-mis"),
            ])
        // The same code on the other exchange is another instrument.
        #expect(batch.unknown == ["6488.TW"] && batch.facts.isEmpty)
    }

    @Test func aNameThatIsNotInTheDirectory() throws {
        let text =
            """
            {"c":"1101","ch":"1101.tw","ex":"tse","d":"20260114","t":"11:59:55","z":"23.5","n":"台泥"}
            """
        let batch = try read(text, ["1101.TW"])
        #expect(
            batch.instruments == [
                Instrument(
                    symbol: "1101.TW", kind: .equity, name: "1101.TW", nativeName: "台泥", exchange: .xtai,
                    currency: .twd, region: .taiwan)
            ])
    }

    @Test(arguments: [
        (
            "{\"msgArray\":[],\"rtcode\":\"5001\",\"rtmessage\":\"Fail\\u0007ed\"}",
            ProviderFailure.notServed("code 5001, Failed")
        ),
        ("{\"rtcode\":\"9999\"}", .notServed("code 9999, without a reason")), ("{}", .malformed("rtcode is missing")),
        ("{\"rtcode\":", .malformed("not JSON, or cut off")), ("<html><title>維護</title>", .page("維護")),
        ("{\"rtcode\":\"0000\",\"msgArray\":5}", .malformed("msgArray has the wrong type")),
    ])
    func failures(body: String, wanted: ProviderFailure) throws {
        #expect(try provider.failure(body, for: .quotes(["2330.TW"]), at: now) == wanted)
    }

    @Test(arguments: [
        (429, ProviderFailure.limited(retryAfter: nil)), (502, .server(status: 502)),
        (404, .notServed("HTTP status 404")),
    ])
    func statuses(status: Int, wanted: ProviderFailure) throws {
        #expect(try provider.failure("{}", for: .quotes(["2330.TW"]), status: status, at: now) == wanted)
    }

    @Test func nobodyIsKnown() throws {
        let batch = try provider.read("{\"rtcode\":\"0000\"}", for: .quotes(["2330.TW", "^TWII"]), at: now)
        #expect(batch.unknown == ["2330.TW", "^TWII"] && batch.isEmpty)
    }

    @Test func requests() throws {
        let needs = [ProviderNeed.quotes(["2330.TW", "NVDA", "6488.TWO"]), .quotes(["^TWII", "2330.TW"])]
        let requests = provider.requests(for: needs, access: nil)
        #expect(
            requests.map(\.url) == [
                "https://mis.twse.com.tw/stock/api/getStockInfo.jsp?json=1&delay=0"
                    + "&ex_ch=tse_2330.tw%7Cotc_6488.tw%7Ctse_t00.tw"
            ])
        #expect(requests.first?.need == .quotes(["2330.TW", "6488.TWO", "^TWII"]))
        let many = (1000..<1120).map { Symbol(rawValue: "\($0).TW") }
        #expect(provider.requests(for: [.quotes(many)], access: nil).map { $0.need?.symbols.count } == [50, 50, 20])
        #expect(provider.requests(for: [.quotes(["NVDA", "A.B.TW", "12.TW"])], access: nil).isEmpty)
        #expect(provider.requests(for: [.intraday("2330.TW", minutes: 5), .knowledge("2330.TW")], access: nil).isEmpty)
    }
}

/// What the real service answered, where its answers lie beside the project.
@Suite(.enabled(if: RecordedAnswers.arePresent)) struct RecordedTaiwanTests {
    private let provider = TaiwanMarketProvider()

    @Test func anEvening() throws {
        let batch = try provider.read(
            recorded: "other/twse-mis-2330-2023-10-16.json", for: .quotes(["2330.TW"]), at: "2023-10-16T10:24:32Z")
        #expect(
            batch.quotes == [
                Quote(
                    symbol: "2330.TW", price: 545, time: try moment("2023-10-16T05:30:00Z"), previousClose: 553,
                    open: 546, high: 547, low: 542, volume: 19_830_000, bid: 545, ask: 546, source: "twse-mis")
            ])
        #expect(batch.facts.map(\.value) == [608, 498])
        #expect(batch.facts.allSatisfy { $0.asOf.description == "2023-10-16" })
    }

    @Test func aMomentWithoutAMatch() throws {
        let batch = try provider.read(
            recorded: "other/twse-mis-2330-2026-08-18-z-dash.json", for: .quotes(["2330.TW"]),
            at: "2026-08-18T02:24:32Z")
        #expect(batch.isEmpty && batch.unknown.isEmpty && batch.dropped.isEmpty)
    }
}
