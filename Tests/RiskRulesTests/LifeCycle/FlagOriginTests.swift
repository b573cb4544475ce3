import Market
import RiskRules
import Testing

@Suite struct FlagOriginTests {
    @Test(
        "A flag's name says whether a rule or a manual risk raised it",
        arguments: [FlagOrigin.rule("limit"), .manualRisk("drills")])
    func nameAndBack(origin: FlagOrigin) {
        #expect(FlagOrigin(name: origin.name) == origin)
        let key = FlagKey(rule: origin.name, subject: .region(.taiwan))
        #expect(key.origin == origin)
        #expect(key.manualRisk == (origin == .rule("limit") ? nil : "drills"))
    }
}
