import ConfigText
import Market
import RiskRules
import Testing

@Suite struct ValueTests {
    static let words = ["true": "true", "false": "false", "unknown": "last > 0"]

    /// Kleene's tables: what unknown cannot change is known.
    @Test(arguments: [
        ("true", "true", "true", "true"), ("true", "false", "false", "true"), ("true", "unknown", "unknown", "true"),
        ("false", "true", "false", "true"), ("false", "false", "false", "false"),
        ("false", "unknown", "false", "unknown"), ("unknown", "true", "unknown", "true"),
        ("unknown", "false", "false", "unknown"), ("unknown", "unknown", "unknown", "unknown"),
    ])
    func threeValues(left: String, right: String, conjunction: String, disjunction: String) throws {
        var market = TestMarket()
        market.add("2330.TW", price: nil)
        let (one, two) = try (#require(Self.words[left]), #require(Self.words[right]))
        #expect(try market.value("(\(one)) and (\(two))").text() == shown(conjunction))
        #expect(try market.value("(\(one)) or (\(two))").text() == shown(disjunction))
        #expect(try market.value("not (\(one))").text() == shown(["true": "false", "false": "true"][left] ?? left))
    }

    private func shown(_ truth: String) -> String { truth == "unknown" ? NumberText.unknown : truth }

    @Test(arguments: [
        ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2 - 3 - 4", "-5"), ("8 / 4 / 2", "1"), ("-2 * -3", "6"),
        ("5%", "5.0%"), ("50% + 25%", "75.0%"), ("100 * 5%", "500.0%"), ("5d - 2d", "3 d"), ("36h / 1d", "1.50"),
        ("2 * 5d", "10 d"), ("30min", "30 min"), ("1 / 0", "–"), ("1 / 0 > 2", "–"), ("0 / 0", "–"),
        ("if true then 1 else 2", "1"), ("if(1 > 2, 1, 2)", "2"), ("if (1) + 2 > 2 then 5 else 6", "5"),
        ("if 1 / 0 > 1 then 1 else 2", "–"), ("not true or true", "true"), ("not (true or true)", "false"),
        ("not 1 > 2 and true", "true"), ("min(3, 1, 2)", "1"), ("max(3, 1 / 0)", "–"), ("abs(-3)", "3"),
        ("known(1 / 0)", "false"), ("known(1)", "true"), ("1 == 1", "true"), ("\"a\" == 'a'", "true"),
        ("\"a\" != \"b\"", "true"), ("1_000 * 1_000", "1,000,000"), ("true == false", "false"),
        ("if true then \"yes\" else \"no\"", "yes"), ("1e5 > 1", "error"), ("3 >= 3 and 3 <= 3", "true"),
        ("1.5", "1.50"), ("2w", "14 d"),
    ])
    func arithmetic(text: String, value: String) throws {
        if value == "error" {
            #expect(throws: TextProblem.self) { try RuleExpression(text, scope: .market) }
        } else {
            #expect(try TestMarket().value(text, of: nil).text() == value)
        }
    }

    @Test func hugeNumbersBecomeUnknown() throws {
        let huge = Array(repeating: "900000000000000", count: 30).joined(separator: " * ")
        #expect(try TestMarket().value(huge, of: nil).isUnknown)
    }

    @Test(arguments: [
        ("last", "1,690"), ("last / sma(200) - 1", "69.0%"), ("last / sma(50)", "1.30×"), ("change(day)", "1.2%"),
        ("change(ytd, usd)", "8.0%"), ("fx_change(ytd)", "-0.9%"), ("volatility(20)", "31.0%"), ("gap", "2.0%"),
        ("limit.distance", "8.9%"), ("at_limit", "false"), ("age", "5 min"), ("symbol == \"2330.TW\"", "true"),
        ("region == \"KR\"", "false"), ("segment", "foundry"), ("pe_forward", "20.10×"),
        ("region.pe_forward", "20.00×"),
        ("target.upside", "28.1%"), ("target.count", "2"), ("days_to(earnings)", "1 d"), ("days_to(lock_up)", "–"),
        ("weight(\"asia-tech\")", "40.0%"), ("weight(\"none\")", "–"), ("premium(adr)", "12.0%"),
        ("percentile(adr)", "90.0%"), ("premium(ah)", "–"), ("fact(\"n2_fabs\")", "10"), ("fact(\"none\")", "–"),
        ("spread(\"asia-tech\", \"^NDX\", ytd)", "4.0%"), ("of(\"NVDA\", pe_forward)", "26.40×"),
        ("of(\"NONE\", last)", "–"), ("of(korea, eps_growth) > of(taiwan, eps_growth)", "true"),
        ("of(\"asia-tech\", concentration)", "40.0%"), ("tagged(\"taiwan-strait\")", "true"),
        ("currency_change(\"TWD\", week)", "2.0%"), ("share_up(ytd, \"2330.TW\", \"^NDX\", \"NONE\")", "100.0%"),
        ("share_up(ytd, \"2330.TW\", \"NONE\", \"NOSUCH\")", "–"), ("rs_rank", "88"), ("is_stale", "false"),
        ("region.behind", "0"), ("name", "TSMC"), ("listed_for", "–"), ("bollinger.upper", "–"),
    ])
    func figures(text: String, value: String) throws {
        let market = Self.tsmc()
        let instrument = market.states["2330.TW"]?.instrument
        #expect(try market.value(text).text(for: instrument) == value)
    }

    @Test(
        "A stale price counts in no spread, currency move or share",
        arguments: [
            ("spread(\"asia-tech\", \"^NDX\", ytd)", "^NDX"), ("currency_change(\"TWD\", week)", "TWD=X"),
            ("share_up(day, \"2330.TW\")", "2330.TW"),
        ])
    func stalePrices(text: String, symbol: Symbol) throws {
        var market = Self.tsmc()
        #expect(try market.value(text).text() != NumberText.unknown)
        market.states[symbol]?.staleness = .sessionsBehind(3)
        #expect(try market.value(text).text() == NumberText.unknown)
    }

    static func tsmc() -> TestMarket {
        var market = TestMarket()
        market.add("2330.TW", price: 1690) { state in
            state.time = instant("2026-01-14T03:55:00Z")
            state.previousClose = 1670
            state.session = SessionFigures(open: 1703.4)
            state.local = PeriodReturns(day: 0.012, yearToDate: 0.09)
            state.usd = PeriodReturns(yearToDate: 0.08)
            state.indicators.simpleAverage200 = 1000
            state.indicators.simpleAverage50 = 1300
            state.indicators.volatility = 0.31
            state.indicators.relativeStrengthRank = 88
            state.limit = PriceLimit(reference: 1675, instrument: state.instrument, on: date("2026-01-14"))
        }
        market.add("NVDA")
        market.add("^NDX") { $0.local.yearToDate = 0.02 }
        market.add("TWD=X") { $0.local.week = 1 / 1.02 - 1 }
        market.fact("2330.TW", Fact.forwardPE, 20.1)
        market.fact("NVDA", Fact.forwardPE, 26.4)
        market.fact("2330.TW", "n2_fabs", 10)
        market.value(.taiwan, forwardPE: 20, earningsGrowth: 0.36)
        market.value(.southKorea, earningsGrowth: 0.79)
        market.targets["2330.TW"] = [2330, 2000].map {
            PriceTarget(
                symbol: "2330.TW", firm: "\($0)", asOf: date("2026-01-05"), price: $0, currency: .twd, source: "test")
        }
        market.event("2330.TW", "earnings", "2026-01-15")
        market.event("2330.TW", "earnings", "2025-10-15")
        addBasketAndPair(&market)
        return market
    }

    private static func addBasketAndPair(_ market: inout TestMarket) {
        var basket = BasketState(id: "asia-tech", name: "Asia tech", memberCount: 2)
        basket.local.yearToDate = 0.06
        basket.weights = [
            MemberWeight(symbol: "2330.TW", weight: 0.4), MemberWeight(symbol: "005930.KS", weight: 0.3),
            MemberWeight(symbol: "000660.KS", weight: 0.3),
        ]
        market.baskets = [basket]
        var pair = ParityState(pair: ParityPair(kind: .adr, foreign: "TSM", home: "2330.TW", ratio: 5))
        pair.premium = 0.12
        pair.percentile = 0.9
        pair.concerns = []
        market.pairs = [pair]
    }

    /// Windows that the indicators do not have are worked out of bars.
    @Test(
        arguments: [
            ("sma(3)", 11.0), ("highest(3)", 12), ("lowest(3)", 10), ("change_over(2)", 0.2), ("drawdown(3)", 0),
            ("ema(3)", 11), ("rsi(3)", 100), ("volume_ratio(2)", nil), ("sma(4)", nil), ("change_over(3)", nil),
        ] as [(String, Double?)])
    func windows(text: String, value: Double?) throws {
        var market = TestMarket()
        market.add("2330.TW", price: 12)
        market.close("2330.TW", text.hasPrefix("rsi") ? [9, 10, 11] : [10, 11], volume: 5)
        let number = try market.value(text).number
        #expect((number == nil) == (value == nil))
        if let number, let value { #expect(abs(number - value) < 1e-12) }
    }

    @Test func betaAgainstSomebodyElse() throws {
        var market = TestMarket()
        let other = (0..<40).map { 100 + Double($0 * $0 % 17) }
        market.add("2330.TW", price: 200)
        market.add("2454.TW", price: 100)
        market.close("2454.TW", other)
        market.close("2330.TW", other.map { $0 * 2 })
        let beta = try #require(try market.value("beta(\"2454.TW\", 30)").number)
        #expect(abs(beta - 1) < 1e-9)
        let correlation = try #require(try market.value("correlation(\"2454.TW\", 30)").number)
        #expect(abs(correlation - 1) < 1e-9)
        #expect(try market.value("beta(\"2454.TW\", 200)").isUnknown)
    }
}
