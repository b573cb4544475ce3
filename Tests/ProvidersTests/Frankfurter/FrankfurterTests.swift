import FeedTestSupport
import Market
import Providers
import Testing

@Suite struct FrankfurterTests {
    private let provider = FrankfurterProvider()
    private let now = "2026-01-14T16:00:00Z"

    private func need(_ currencies: [Currency], from first: String = "2026-01-12", through last: String = "2026-01-14")
        throws -> ProviderNeed
    {
        .dollarRates(currencies, from: try day(first), through: try day(last))
    }

    private func row(_ date: String, _ quote: String, _ rate: String, base: String = "EUR") -> String {
        "{\"date\":\"\(date)\",\"base\":\"\(base)\",\"quote\":\"\(quote)\",\"rate\":\(rate)}"
    }

    private func read(_ rows: String..., currencies: [Currency]) throws -> ProviderBatch {
        try provider.read("[\(rows.joined(separator: ","))]", for: try need(currencies), at: now)
    }

    @Test func everythingIsWorkedOutThroughTheEuro() throws {
        let batch = try read(
            row("2026-01-13", "USD", "1.25"), row("2026-01-13", "JPY", "200"), row("2026-01-13", "EUR", "1.0"),
            row("2026-01-12", "USD", "1.2"), row("2026-01-12", "JPY", "180"), currencies: [.jpy, .eur])
        #expect(
            batch.daily["JPY=X"] == [
                DailyBar(date: try day("2026-01-12"), close: 180 / 1.2),
                DailyBar(date: try day("2026-01-13"), close: 160),
            ])
        // The euro's symbol says how many dollars one euro buys.
        #expect(
            batch.daily["EURUSD=X"] == [
                DailyBar(date: try day("2026-01-12"), close: 1.2), DailyBar(date: try day("2026-01-13"), close: 1.25),
            ])
        #expect(batch.unknown.isEmpty && batch.dropped.isEmpty && batch.quotes.isEmpty)
    }

    @Test func ratesAgainstTheDollar() throws {
        let batch = try read(
            row("2026-01-13", "JPY", "160", base: "USD"), row("2026-01-13", "EUR", "0.8", base: "USD"),
            currencies: [.jpy, .eur])
        #expect(batch.daily["JPY=X"] == [DailyBar(date: try day("2026-01-13"), close: 160)])
        #expect(batch.daily["EURUSD=X"] == [DailyBar(date: try day("2026-01-13"), close: 1.25)])
    }

    @Test func theOlderForms() throws {
        let series = """
            {"amount":1.0,"base":"EUR","start_date":"2026-01-12","end_date":"2026-01-13","rates":{
              "2026-01-12":{"USD":1.2,"JPY":180},"2026-01-13":{"JPY":200,"USD":1.25}}}
            """
        let batch = try provider.read(series, for: try need([.jpy]), at: now)
        #expect(batch.daily["JPY=X"]?.map(\.close) == [180 / 1.2, 160])
        let single = "{\"amount\":1.0,\"base\":\"USD\",\"date\":\"2026-01-13\",\"rates\":{\"JPY\":160}}"
        #expect(try provider.read(single, for: try need([.jpy]), at: now).daily["JPY=X"]?.map(\.close) == [160])
    }

    @Test func aCurrencyThatIsNotThereIsUnknown() throws {
        let batch = try read(
            row("2026-01-13", "USD", "1.25"), row("2026-01-13", "HKD", "9.75"), currencies: [.hkd, .krw])
        #expect(batch.daily["HKD=X"]?.map(\.close) == [7.8] && batch.unknown == ["KRW=X"])
    }

    @Test func valuesThatCannotBeTrueAreDroppedAlone() throws {
        let batch = try read(
            row("2026-01-12", "USD", "1.2"), row("2026-01-12", "JPY", "0"), row("2026-01-13", "JPY", "200"),
            row("2026-01-14", "USD", "1.25"), row("2026-01-14", "JPY", "200"), row("2026-01-15", "JPY", "1"),
            row("2025-12-01", "JPY", "1"), row("x", "JPY", "1"), row("2026-01-14", "TWD", "39"),
            row("2026-01-14", "JPY", "1", base: "GBP"), "5", currencies: [.jpy])
        #expect(batch.daily["JPY=X"] == [DailyBar(date: try day("2026-01-14"), close: 160)])
        #expect(
            batch.droppedFields == ["rate", "date", "rate", "base", "quote", "date", "date", "rate"])
        // The Taiwan dollar is not the bank's.
        #expect(batch.daily["TWD=X"] == nil)
    }

    @Test func twoRatesForOneDayAreNone() throws {
        let batch = try read(
            row("2026-01-13", "USD", "1.25"), row("2026-01-13", "JPY", "200"), row("2026-01-13", "JPY", "300"),
            row("2026-01-14", "USD", "1.25"), row("2026-01-14", "JPY", "200"), row("2026-01-14", "JPY", "200"),
            currencies: [.jpy])
        #expect(batch.daily["JPY=X"]?.map(\.date) == [try day("2026-01-14")])
    }

    @Test(arguments: [
        ("[]", 200, ProviderFailure.unknownSymbol), ("{\"message\":\"not found\"}", 404, .unknownSymbol),
        ("{\"status\":422,\"message\":\"invalid\\u0000 currency\"}", 422, .notServed("invalid currency")),
        ("", 400, .notServed("HTTP status 400")), ("{}", 200, .malformed("base is missing")),
        ("[{\"date\":\"2026", 200, .malformed("not JSON, or cut off")),
        ("[5]", 200, .malformed("unexpected rows")),
        ("<html><title>Hi</title>", 200, .page("Hi")), ("x", 429, .limited(retryAfter: nil)),
        ("x", 503, .server(status: 503)),
        (
            "[{\"date\":\"2026-01-13\",\"base\":\"GBP\",\"quote\":\"JPY\",\"rate\":1}]", 200,
            .malformed("rates against the wrong currency")
        ),
    ])
    func failures(body: String, status: Int, wanted: ProviderFailure) throws {
        #expect(try provider.failure(body, for: try need([.jpy]), status: status, at: now) == wanted)
    }

    @Test func requests() throws {
        let range = (try day("2026-01-12"), try day("2026-01-14"))
        let requests = provider.requests(
            for: [
                try need([.twd, .jpy, .eur, .krw]), .daily("HKD=X", from: range.0, through: range.1),
                .daily("CNY=X", from: range.1, through: range.1), .daily("TWD=X", from: range.0, through: range.1),
                .daily("2330.TW", from: range.0, through: range.1), .quotes(["JPY=X"]), try need([.twd, .usd]),
            ], access: nil)
        #expect(
            requests.map(\.url) == [
                "https://api.frankfurter.dev/v2/rates?from=2026-01-12&to=2026-01-14&base=EUR&quotes=USD,JPY,KRW,HKD"
                    + "&providers=ECB",
                "https://api.frankfurter.dev/v2/rates?from=2026-01-14&to=2026-01-14&base=EUR&quotes=USD,CNY"
                    + "&providers=ECB",
            ])
        #expect(requests.first?.need == .dollarRates([.jpy, .eur, .krw, .hkd], from: range.0, through: range.1))
        #expect(
            provider.alternatives(of: requests[0]).map(\.url) == [
                "https://api.frankfurter.dev/v1/2026-01-12..2026-01-14?base=EUR&symbols=USD,JPY,KRW,HKD"
            ])
    }

    @Test(.enabled(if: RecordedAnswers.arePresent)) func aRecordedDay() throws {
        let batch = try provider.read(
            recorded: "other/frankfurter-v2-rates.json",
            for: .dollarRates(
                [.eur, try #require(Currency("GBP"))], from: try day("2024-01-15"), through: try day("2024-01-15")),
            at: "2024-01-15T16:00:00Z")
        #expect(batch.daily["EURUSD=X"]?.map(\.close) == [1.089])
        #expect(batch.daily["GBP=X"]?.map(\.close) == [0.8623 / 1.089])
    }
}
