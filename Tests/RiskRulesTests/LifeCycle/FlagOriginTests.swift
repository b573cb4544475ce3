import Market
import RiskRules
import Testing

@Suite struct FlagOriginTests {
    @Test("A rule called like a manual risk's flag is a rule") func likeNames() {
        let rule = FlagKey(rule: "watch-drills", subject: .region(.taiwan))
        let risk = FlagKey(origin: .manualRisk("drills"), subject: .region(.taiwan))
        #expect(rule.rule == risk.rule)
        #expect(rule != risk)
        #expect(rule.origin.manualRisk == nil)
        #expect(risk.origin.manualRisk == "drills")
    }

    @Test("A flag keeps what raised it from the outcome to the board and back to its key")
    func throughTheBoard() throws {
        let outcome = RuleOutcome(
            origin: .manualRisk("drills"), subject: .region(.taiwan),
            verdict: .raised(RaisedFlag(severity: .high, message: "m", since: Instant(milliseconds: 0))))
        let flag = try #require(outcome.riskFlag(name: "Taiwan"))
        #expect(flag.origin == .manualRisk("drills") && flag.rule == "watch-drills")
        #expect(FlagKey(flag) == outcome.key)
    }
}
