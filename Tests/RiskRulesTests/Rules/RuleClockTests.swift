import RiskRules
import Testing

@Suite struct RuleClockTests {
    @Test("Of the shipped rules, limits, reports and lock-ups have a clock") func shippedRulesWithAClock() {
        let clocked = RuleSet.shipped.rules.filter(\.hasClock).map(\.id)
        #expect(Set(clocked) == ["limit", "earnings-near", "lock-up"])
    }

    @Test(
        "A rule has a clock by what it reads, not by its words",
        arguments: [
            ("days_to(earnings) < 3d", true), ("limit.distance < 1%", true), ("at_limit and change(day) > 0", true),
            ("change(day) > 3%", false), ("rsi(14) > 70", false),
        ])
    func aClockIsRead(when: String, expected: Bool) throws {
        let text = """
            - id: own
              title: Own
              when: \(when)
              message: limit days_to
            """
        let rules = try RuleSet([(file: "rules.yaml", text: text)], isShippedIncluded: false)
        #expect(rules["own"]?.hasClock == expected)
    }
}
