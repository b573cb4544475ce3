import Market
import Providers
import Testing

@Suite struct ActionTests {
    private let provider = YahooProvider()

    private func batch(of symbol: Symbol = "NVDA", currency: String = "USD", _ events: String) throws -> ProviderBatch {
        var body = ChartBody(symbol.rawValue, currency: currency)
        try body.add("2026-01-13T14:30:00Z", "100", "101", "99", "100.5", "1000")
        body.events = events
        return try provider.read(
            body.text, for: .daily(symbol, from: try day("2026-01-01"), through: try day("2026-01-14")),
            at: "2026-01-14T22:00:00Z")
    }

    @Test func splitsAndDividendsAreFactsAndEvents() throws {
        let (split, dividend) = (try seconds("2024-06-10T13:30:00Z"), try seconds("2024-06-11T13:30:00Z"))
        let batch = try batch(
            """
            {"dividends":{"\(dividend)":{"amount":0.009999999776482582,"date":\(dividend)}},
             "splits":{"\(split)":{"date":\(split),"numerator":10,"denominator":1,"splitRatio":"10:1"}}}
            """)
        #expect(
            batch.facts == [
                Fact(
                    symbol: "NVDA", metric: "split", asOf: try day("2024-06-10"), value: 10, unit: "ratio",
                    source: "yahoo"),
                Fact(
                    symbol: "NVDA", metric: "dividend", asOf: try day("2024-06-11"), value: 0.01, unit: "USD",
                    source: "yahoo"),
            ])
        #expect(
            batch.events == [
                MarketEvent(
                    symbol: "NVDA", date: try day("2024-06-10"), kind: "split", title: "Split 10:1", source: "yahoo"),
                MarketEvent(
                    symbol: "NVDA", date: try day("2024-06-11"), kind: "dividend", title: "Dividend US$0.01 a share",
                    source: "yahoo"),
            ])
        #expect(batch.daily["NVDA"]?.first?.close == 100.5)
    }

    @Test func tenSharesBecomeOne() throws {
        let time = try seconds("2026-01-12T14:30:00Z")
        let batch = try batch(
            "{\"splits\":{\"\(time)\":{\"date\":\(time),\"numerator\":1.0,\"denominator\":10.0}}}")
        #expect(batch.facts.first?.value == 0.1 && batch.events.first?.title == "Split 1:10")
    }

    @Test(arguments: [
        "\"numerator\":0,\"denominator\":1", "\"numerator\":4", "\"numerator\":-4,\"denominator\":1",
        "\"numerator\":1,\"denominator\":1", "\"numerator\":100000,\"denominator\":1",
        "\"numerator\":\"x\",\"denominator\":{}",
    ])
    func aRatioThatIsNone(parts: String) throws {
        let time = try seconds("2026-01-12T14:30:00Z")
        let batch = try batch("{\"splits\":{\"\(time)\":{\"date\":\(time),\(parts)}}}")
        #expect(batch.facts.isEmpty && batch.events.isEmpty && batch.droppedFields == ["splits"])
    }

    @Test(arguments: [
        ("\"amount\":-1", "dividends.amount"), ("\"amount\":0", "dividends.amount"),
        ("\"amount\":1,\"currency\":\"TWD\"", "dividends.currency"),
    ])
    func aDividendThatIsNone(parts: String, field: String) throws {
        let time = try seconds("2026-01-12T14:30:00Z")
        let batch = try batch("{\"dividends\":{\"\(time)\":{\"date\":\(time),\(parts)}}}")
        #expect(batch.facts.isEmpty && batch.droppedFields == [field])
    }

    @Test func aDividendInHundredths() throws {
        let time = try seconds("2026-01-12T08:00:00Z")
        let batch = try batch(
            of: "ARM.L", currency: "GBp",
            "{\"dividends\":{\"\(time)\":{\"date\":\(time),\"amount\":12.5,\"currency\":\"GBp\"}}}")
        #expect(batch.facts.first?.value == 0.125 && batch.facts.first?.unit == "GBP")
    }

    @Test func eventsOfAnotherShapeSpoilNothing() throws {
        #expect(try batch("[1,2]").daily["NVDA"]?.count == 1)
        #expect(try batch("{\"splits\":{\"1\":5}}").daily["NVDA"]?.count == 1)
    }
}
