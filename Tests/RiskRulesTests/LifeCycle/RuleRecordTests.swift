import Market
import Testing

@testable import RiskRules

@Suite struct RuleRecordTests {
    private func raising(_ rule: String, _ symbol: Symbol, _ returns: [Double?]) -> FlagRaising {
        var raising = FlagRaising(
            key: FlagKey(rule: rule, subject: .instrument(symbol)), date: date("2026-01-12"),
            session: date("2026-01-12"))
        raising.returns = returns
        return raising
    }

    private func records() -> RuleRecords {
        RuleRecords(
            from: date("2026-01-01"), through: date("2026-01-14"),
            raisings: [
                raising("move", "2330.TW", [0.02, nil]), raising("move", "2454.TW", [-0.01, 0.3]),
                raising("move", "NVDA", [0.04, -0.1]), raising("gap", "NVDA", [nil, nil]),
            ],
            breaches: [StatementKey(thesis: "asia", statement: "one"): [[0.1, 0.2]]], horizons: [1, 5])
    }

    @Test("A record counts raisings, and only what is known of what followed")
    func counts() throws {
        let move = try #require(records().rules["move"])
        #expect(move.raised == 3)
        #expect(move.horizons.map(\.count) == [3, 2])
        #expect(move.horizons[0].median == 0.02)
        #expect(move.horizons[0].positive == 2.0 / 3)
        #expect(abs(try #require(move.horizons[1].median) - 0.1) < 1e-12)
        let gap = try #require(records().rules["gap"])
        #expect(gap.raised == 1)
        #expect(gap.horizons[0].median == nil)
        #expect(gap.horizons[0].positive == nil)
    }

    @Test("The records of some flags only leave conditions as they are")
    func filtered() {
        let some = records().filtered { $0.subject == .instrument("NVDA") }
        #expect(some.rules["move"]?.raised == 1)
        #expect(some.raisings.count == 2)
        #expect(some.conditions == records().conditions)
    }
}
