import Market
import Testing

@testable import Providers

@Suite struct SummaryTests {
    private let provider = YahooProvider()
    private let now = "2026-01-14T04:00:00Z"

    private func body(_ modules: String) -> String {
        "{\"quoteSummary\":{\"result\":[{\(modules)}],\"error\":null}}"
    }

    private func batch(of symbol: Symbol = "2330.TW", _ modules: String) throws -> ProviderBatch {
        try provider.read(body(modules), for: .knowledge(symbol), at: now)
    }

    private func trend(_ end: String, last: String, current: String, next: String, currency: String = "TWD") -> String {
        """
        "earningsTrend":{"trend":[{"period":"0q"},{"period":"0y","endDate":"\(end)",\
        "earningsEstimate":{"avg":\(current),\
        "yearAgoEps":\(last),"earningsCurrency":"\(currency)"}},{"period":"+1y","endDate":null,\
        "earningsEstimate":{"avg":\
        \(next),"earningsCurrency":"\(currency)"}}]}
        """
    }

    @Test func everythingAtOnce() throws {
        let modules = """
            "price":{"symbol":"2330.TW","currency":"TWD","regularMarketPrice":{"raw":1690,"fmt":"1,690.00"}},
            "defaultKeyStatistics":{"forwardPE":{"raw":20.1,"fmt":"20.10"},"sharesOutstanding":25932700000},
            "financialData":{"targetMeanPrice":{"raw":2050.5,"fmt":"2,050.50"},"targetHighPrice":2400,
              "targetLowPrice":1600,"numberOfAnalystOpinions":{"raw":35,"fmt":"35","longFmt":"35"},
              "financialCurrency":"TWD"},
            "calendarEvents":{"earnings":{"earningsDate":[{"raw":1768975200,"fmt":"2026-01-21"}],
              "isEarningsDateEstimate":false}},
            \(trend("2026-12-31", last: "60.0", current: "{\"raw\":80.0,\"fmt\":\"80\"}", next: "100"))
            """
        let batch = try batch(modules)
        let date = try day("2026-01-14")
        func fact(_ metric: String, _ value: Double, _ unit: String) -> Fact {
            Fact(symbol: "2330.TW", metric: metric, asOf: date, value: value, unit: unit, source: "yahoo")
        }
        // 351 of the next 365 days lie in the current year.
        let share = 351.0 / 365
        let ahead: Double = share * 80 + (1 - share) * 100
        let growth: Double = ahead / (share * 60 + (1 - share) * 80) - 1
        #expect(
            batch.facts == [
                fact("forward_pe", 20.1, "ratio"), fact("eps_growth_12m", growth, "fraction"),
                fact("shares_outstanding", 25_932_700_000, "shares"), fact("target_high", 2400, "TWD"),
                fact("target_low", 1600, "TWD"), fact("target_analysts", 35, "count"),
            ])
        #expect(
            batch.targets == [
                PriceTarget(
                    symbol: "2330.TW", firm: "consensus (mean)", asOf: date, price: 2050.5, currency: .twd,
                    source: "yahoo")
            ])
        #expect(
            batch.events == [
                MarketEvent(
                    symbol: "2330.TW", date: try day("2026-01-21"), kind: "earnings", title: "Next report",
                    source: "yahoo")
            ])
        #expect(batch.dropped.isEmpty)
    }

    @Test func emptyObjectsAndMissingModulesAreUnknown() throws {
        let batch = try batch(
            "\"defaultKeyStatistics\":{\"forwardPE\":{},\"sharesOutstanding\":{}},\"financialData\":{},"
                + "\"earningsTrend\":{\"trend\":[]},\"calendarEvents\":{\"earnings\":{\"earningsDate\":[]}}")
        #expect(batch.isEmpty && batch.dropped.isEmpty)
        #expect(try self.batch("").isEmpty)
        #expect(try self.batch("\"financialData\":5,\"earningsTrend\":[],\"price\":\"x\"").isEmpty)
    }

    /// Earnings of 60, 80 and 100: with half of the fiscal year's days left, at its end and at its beginning.
    private static let growths: [(end: String, wanted: Double)] = [
        ("2026-07-15", 0.2857), ("2026-01-14", 0.25), ("2025-12-31", 0.25), ("2027-01-14", 0.3333),
    ]

    @Test(arguments: growths)
    func growth(end: String, wanted: Double) throws {
        let earnings = ForwardEarnings(yearEnd: try day(end), last: 60, current: 80, next: 100)
        let growth = try #require(earnings.growth(from: try day("2026-01-14")))
        #expect(abs(growth - wanted) < 0.002)
    }

    @Test(arguments: [("2025-06-30", 60.0), ("2027-06-30", 60.0), ("2026-07-15", -200.0)])
    func growthThatCannotBeTold(end: String, last: Double) throws {
        let earnings = ForwardEarnings(yearEnd: try day(end), last: last, current: 80, next: 100)
        #expect(earnings.growth(from: try day("2026-01-14")) == nil)
    }

    @Test func yearsInDifferentCurrenciesTellNoGrowth() throws {
        let mixed = trend("2026-12-31", last: "1", current: "2", next: "60")
            .replacing("\"avg\":2,\"yearAgoEps\":1,\"earningsCurrency\":\"TWD\"", with: "\"avg\":2,\"yearAgoEps\":1")
        #expect(try batch(mixed).droppedFields == ["earningsTrend"])
    }

    @Test(arguments: [
        // A price in dollars over earnings in Taiwan dollars, a ratio below zero, one that contradicts its own parts.
        (
            "TSM", "\"forwardPE\":{\"raw\":4.1}", "\"financialCurrency\":\"TWD\"",
            "earnings are in TWD and the price in USD"
        ),
        ("TSM", "\"forwardPE\":-3.5", "\"financialCurrency\":\"USD\"", "not a price/earnings ratio"),
        (
            "TSM", "\"forwardPE\":1.95,\"forwardEps\":9.87,\"bookValue\":432.5,\"priceToBook\":0.332", "\"x\":1",
            "contradicts the price over its earnings per share"
        ),
    ])
    func aForwardRatioThatIsNone(symbol: String, statistics: String, data: String, reason: String) throws {
        let batch = try batch(
            of: Symbol(rawValue: symbol), "\"defaultKeyStatistics\":{\(statistics)},\"financialData\":{\(data)}")
        #expect(batch.facts.isEmpty && batch.dropped.map(\.reason) == [reason])
    }

    @Test(arguments: [
        // A receipt's target in the home currency; a mean above every target; no count.
        ("\"currentPrice\":330,\"financialCurrency\":\"TWD\",\"targetMeanPrice\":2050", 0, ["targetMeanPrice"]),
        ("\"currentPrice\":330,\"financialCurrency\":\"USD\",\"targetMeanPrice\":400", 1, []),
        ("\"targetMeanPrice\":-400", 0, ["targetMeanPrice"]),
        ("\"targetMeanPrice\":400,\"targetHighPrice\":300,\"targetLowPrice\":350", 1, ["targetHighPrice"]),
    ])
    func targets(data: String, count: Int, dropped: [String]) throws {
        let batch = try batch(of: "TSM", "\"financialData\":{\(data)}")
        #expect(batch.targets.count == count && batch.droppedFields == dropped && batch.facts.isEmpty)
    }

    @Test(arguments: [
        ("[1768975200,1769407200]", "true", "2026-01-21", "Next report (expected by 26 Jan)"),
        ("[1768975200]", "true", "2026-01-21", "Next report (expected)"),
        ("[{\"raw\":1768975200},{\"raw\":1769407200}]", "null", "2026-01-21", "Next report (expected by 26 Jan)"),
        ("[1768392000]", "false", "2026-01-14", "Next report"),
    ])
    func theNextReport(dates: String, isEstimate: String, date: String, title: String) throws {
        let batch = try batch(
            "\"calendarEvents\":{\"earnings\":{\"earningsDate\":\(dates),\"isEarningsDateEstimate\":\(isEstimate)}}")
        #expect(
            batch.events == [
                MarketEvent(
                    symbol: "2330.TW", date: try day(date), kind: "earnings", title: title, source: "yahoo")
            ])
    }

    @Test(arguments: ["[1768200000]", "[]", "[4000000000]", "[\"soon\"]", "[{}]"])
    func noNextReport(dates: String) throws {
        #expect(try batch("\"calendarEvents\":{\"earnings\":{\"earningsDate\":\(dates)}}").events.isEmpty)
    }

    @Test func anAnswerAboutSomebodyElse() throws {
        let text = body("\"price\":{\"symbol\":\"2317.TW\"}")
        #expect(
            try provider.failure(text, for: .knowledge("2330.TW"), at: now)
                == .malformed("an answer about 2317.TW instead of 2330.TW"))
    }
}
