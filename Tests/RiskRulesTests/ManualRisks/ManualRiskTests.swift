import ConfigText
import Market
import RiskRules
import Testing

@Suite struct ManualRiskTests {
    private static let text = """
        - id: drills
          severity: high
          title: Military drills around Taiwan
          kind: geopolitics
          scope: tag:taiwan-strait
          start: 2026-01-05
          expiry: 2026-01-14
          source: press reports
        - id: tariffs
          title: Tariffs
          kind: tariff
          scope: region:CN
          start: 2026-01-15
        """

    @Test func itemsAreRead() throws {
        let items = try ManualRiskFile.items(Self.text, file: "watch.yaml")
        #expect(items.map(\.id) == ["drills", "tariffs"])
        #expect(items[0].scope == .tag(.taiwanStrait))
        #expect(items[1].severity == .warn)
    }

    @Test(arguments: [
        ("2026-01-04T23:00:00Z", 0), ("2026-01-05T00:00:00Z", 1), ("2026-01-14T23:59:59Z", 1),
        ("2026-01-15T00:00:00Z", 1), ("2027-01-01T00:00:00Z", 1),
    ])
    func itemsCountBetweenTheirDates(moment: String, count: Int) throws {
        let items = try ManualRiskFile.items(Self.text, file: "watch.yaml")
        #expect(items.count { $0.isActive(at: instant(moment)) } == count)
    }

    @Test func tagsRollUp() throws {
        let item = try #require(try ManualRiskFile.items(Self.text, file: "watch.yaml").first)
        let outcomes = item.outcomes(
            at: instant("2026-01-10T00:00:00Z"), among: InstrumentDirectory.shared.instruments)
        #expect(outcomes.contains { $0.subject == .instrument("2330.TW") })
        #expect(outcomes.contains { $0.subject == .instrument("NVDA") })
        #expect(!outcomes.contains { $0.subject == .instrument("6857.T") })
        #expect(outcomes.first?.flag?.message == "Military drills around Taiwan (press reports)")
        #expect(
            item.outcomes(at: instant("2026-02-10T00:00:00Z"), among: InstrumentDirectory.shared.instruments).isEmpty)
    }

    @Test(arguments: [
        ManualRisk.Scope.everything, .region(.taiwan), .tag(.aiCapex), .symbols(["NVDA", "2330.TW"]),
    ])
    func scopesAreReadBack(scope: ManualRisk.Scope) {
        #expect(ManualRisk.Scope(scope.text) == scope)
    }

    @Test(arguments: ["", "region:", "region:XX", "tag:none", "symbols:", "symbols:a b", "everybody", "all:x"])
    func otherScopesAreRefused(text: String) {
        #expect(ManualRisk.Scope(text) == nil)
    }

    @Test func mistakesHaveAPlace() {
        let problem = #expect(throws: TextProblems.self) {
            try ManualRiskFile.items("- id: a\n  scope: all\n  start: tomorrow", file: "watch.yaml")
        }
        #expect(
            problem?.description == """
                watch.yaml:3:10: error: `start` is a date such as 2025-11-03, found `tomorrow`
                  start: tomorrow
                         ^~~~~~~~
                """)
    }
}
