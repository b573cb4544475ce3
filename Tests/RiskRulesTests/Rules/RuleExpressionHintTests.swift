import RiskRules
import Testing

@Suite struct RuleExpressionHintTests {
    @Test(
        "A percentage held against a number of one or more is asked about",
        arguments: [
            ("change(day) > 3", "3 is 300%: 3%?"), ("change(day) < -2.5", "-2.5 is -250%: -2.5%?"),
            ("5 < change(week)", "5 is 500%: 5%?"),
            ("volume_ratio(20) > 1.5 and change(day) > 2", "2 is 200%: 2%?"),
        ])
    func oddPercentages(text: String, hint: String) throws {
        #expect(try RuleExpression(text, scope: .instrument).hint == hint)
    }

    @Test(
        "Percentages, fractions and numbers of their own kind are not",
        arguments: ["change(day) > 3%", "change(day) > 0.03", "change(day) > 0", "volume_ratio(20) > 3", "last > 100"])
    func soundComparisons(text: String) throws {
        #expect(try RuleExpression(text, scope: .instrument).hint == nil)
    }
}
