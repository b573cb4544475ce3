import Market
import RiskRules
import Testing

@Suite struct ExplanationTests {
    @Test func everyPartHasItsValue() throws {
        let market = ValueTests.tsmc()
        let text = "last / sma(200) - 1 > 40% and pe_forward < of(\"NVDA\", pe_forward)"
        let expression = try RuleExpression(text, scope: .instrument)
        let tree = try #require(expression.explanation(for: .instrument("2330.TW"), in: market.data))
        var lines: [String] = []
        func walk(_ part: Explanation, _ depth: Int) {
            lines.append(String(repeating: " ", count: depth) + part.text + " = " + part.value.text())
            #expect(String(text.utf8.dropFirst(part.range.lowerBound).prefix(part.range.count)) == part.text)
            for child in part.children { walk(child, depth + 1) }
        }
        walk(tree, 0)
        #expect(
            lines == [
                "\(text) = true", " last / sma(200) - 1 > 40% = true", "  last / sma(200) - 1 = 69.0%",
                "   last / sma(200) = 1.69×", "    last = 1,690", "    sma(200) = 1,000", "   1 = 1", "  40% = 40.0%",
                " pe_forward < of(\"NVDA\", pe_forward) = true", "  pe_forward = 20.10×",
                "  of(\"NVDA\", pe_forward) = 26.40×", "   pe_forward = 26.40×",
            ])
    }

    @Test(arguments: [
        ("last > sma(20)", "too few bars of 2330.TW for `sma`"),
        ("of(\"NONE\", last) > 1", "NONE is not in the cache"),
        ("last / (1 - 1) > 2", "`last / (1 - 1)` divides by zero"),
        ("fact(\"margin\") > 1", "the cache has no fact `margin` of 2330.TW"),
        ("of(\"NVDA\", days_to(earnings)) < 2d", "no upcoming date for NVDA"),
        ("sma(33) > 1", "fewer than 33 sessions of bars for 2330.TW"),
        ("premium(ah) > 1%", "no pair of listings with 2330.TW"),
        ("of(\"NVDA\", limit.distance) < 1%", "no price limits apply to NVDA"),
        ("of(japan, eps_growth) > 1%", "Japan is not in the cache"),
    ])
    func whyItIsUnknown(text: String, reason: String) throws {
        let expression = try RuleExpression(text, scope: .instrument)
        let tree = try #require(expression.explanation(for: .instrument("2330.TW"), in: ValueTests.tsmc().data))
        #expect(tree.reason == reason)
    }
}
