import ConfigText
import Market
import RiskRules
import Testing

@Suite struct ThesisTests {
    /// The figures that product.md names.
    private func market() -> TestMarket {
        var market = ValueTests.tsmc()
        market.baskets[0].usd.yearToDate = 0.06
        market.add("^NDX") { ($0.local.yearToDate, $0.usd.yearToDate) = (0.02, 0.02) }
        market.value(.unitedStates, earningsGrowth: 0.18)
        let returns: [(Symbol, Double)] = [
            ("005930.KS", 0.14), ("000660.KS", 0.13), ("1347.HK", 0.226), ("6857.T", 0.12),
        ]
        for (symbol, change) in returns { market.add(symbol) { $0.local.yearToDate = change } }
        market.flags = [FlagQuery(severity: .high, region: .taiwan): 0]
        return market
    }

    @Test func theShippedThesisHoldsOnItsOwnFigures() throws {
        let thesis = try #require(ThesisFile.shipped.first)
        for result in thesis.results(in: market().data) { #expect(result.verdict == .holds, "\(result.statement)") }
    }

    struct Failure: Sendable {
        let statement: String
        let change: @Sendable (inout TestMarket) -> Void
    }

    static let failures = [
        Failure(statement: "asia-ahead") { $0.baskets[0].usd.yearToDate = 0.01 },
        Failure(statement: "korea-earnings") { $0.value(.southKorea, earningsGrowth: 0.1) },
        Failure(statement: "taiwan-earnings") { $0.value(.taiwan, earningsGrowth: 0.18) },
        Failure(statement: "tsmc-cheaper") { market in
            market.facts["NVDA"] = []
            market.fact("NVDA", Fact.forwardPE, 20)
        },
        Failure(statement: "samsung-up") { $0.states["005930.KS"]?.local.yearToDate = -0.01 },
        Failure(statement: "hua-hong-up") { $0.states["1347.HK"]?.local.yearToDate = 0.2 },
        Failure(statement: "taiwan-calm") { $0.flags = [FlagQuery(severity: .high, region: .taiwan): 1] },
    ]

    @Test(arguments: failures) func itCanFail(_ failure: Failure) throws {
        let thesis = try #require(ThesisFile.shipped.first)
        var market = market()
        failure.change(&market)
        let broken = thesis.results(in: market.data).filter { $0.verdict == .broken }.map(\.statement)
        #expect(broken == [failure.statement])
    }

    @Test func whatNobodyKnowsIsUnknown() throws {
        let thesis = try #require(ThesisFile.shipped.first)
        for result in thesis.results(in: TestMarket().data) {
            guard case .unknown(let reason) = result.verdict else {
                Issue.record("\(result.statement)")
                continue
            }
            #expect(!reason.isEmpty)
        }
    }

    @Test(arguments: [
        ("hua-hong-up", 0.026, "22.6%", "20.0%"), ("tsmc-cheaper", 6.3 / 26.4, "20.10×", "26.40×"),
        ("taiwan-calm", 0, "0", "0"),
    ])
    func howFarItIsFromBreaking(statement: String, distance: Double, left: String, right: String) throws {
        let thesis = try #require(ThesisFile.shipped.first)
        let result = try #require(thesis.results(in: market().data).first { $0.statement == statement })
        #expect(abs(try #require(result.distance) - distance) < 1e-9)
        #expect(result.left?.text() == left)
        #expect(result.right?.text() == right)
    }

    @Test(arguments: [
        ("- id: a", "theses.yaml:1:3: error: `statements:` is missing\n- id: a\n  ^"),
        (
            "- id: a\n  statements:\n    - {id: b, holds: last > 1}",
            "theses.yaml:3:22: error: `last` is known of an instrument, and this speaks about the market; write "
                + "`of(\"SYMBOL\", last)`\n    - {id: b, holds: last > 1}\n                     ^~~~"
        ),
        (
            "- id: a\n  statements:\n    - id: b\n      hold: 1 > 2",
            "theses.yaml:4:7: error: `hold` is not a key of a statement; did you mean `holds`?\n      hold: 1 > 2\n      ^~~~"
        ),
    ])
    func mistakes(text: String, message: String) {
        let problem = #expect(throws: TextProblems.self) { try ThesisFile.theses(text, file: "theses.yaml") }
        #expect(problem?.description == message)
    }
}
