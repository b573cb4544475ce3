import Market
import Testing

@testable import RiskRules

@Suite struct RiskPastTests {
    private let key = FlagKey(rule: "limit", subject: .instrument("2330.TW"))

    private func change(_ kind: FlagChange.Kind, _ moment: String) -> FlagChange {
        FlagChange(key: key, kind: kind, at: instant(moment), severity: .warn, message: "")
    }

    private func past() -> RiskPast {
        var past = RiskPast()
        var update = RuleUpdate()
        let first = instant("2026-01-12T05:30:00Z")
        update.changed = [
            RuleOutcome(
                rule: key.rule, subject: key.subject,
                verdict: .raised(RaisedFlag(severity: .warn, message: "", since: first)))
        ]
        past.take(update, [], at: instant("2026-01-12T23:59:59Z")) { _ in first }
        update = RuleUpdate()
        update.cleared = [RuleOutcome(rule: key.rule, subject: key.subject, verdict: .clear)]
        past.take(update, [], at: instant("2026-01-13T23:59:59Z")) { _ in instant("2026-01-13T05:30:00Z") }
        return past
    }

    @Test("Changes lie at the closes of their sessions")
    func closes() {
        let changes = past().changes(of: key)
        #expect(changes.map(\.kind) == [.raised, .cleared])
        #expect(changes.map(\.at) == [instant("2026-01-12T05:30:00Z"), instant("2026-01-13T05:30:00Z")])
    }

    @Test("What was recorded comes before what bars tell, from its first change on")
    func recorded() {
        let recorded = [change(.raised, "2026-01-13T02:00:00Z"), change(.cleared, "2026-01-14T02:00:00Z")]
        let changes = past().changes(of: key, before: recorded)
        #expect(changes.map(\.kind) == [.raised, .raised, .cleared])
        #expect(Array(changes.dropFirst()) == recorded)
    }

    @Test("A statement's change is noted once")
    func statements() {
        var past = RiskPast()
        func thesis(_ standing: StatementState.Standing) -> ThesisState {
            let statement = StatementState(id: "one", title: "", expression: "", standing: standing)
            return ThesisState(id: "asia", title: "", text: "", statements: [statement])
        }
        let days = ["2026-01-12", "2026-01-13", "2026-01-14"].map { instant($0 + "T23:59:59Z") }
        for (day, standing) in zip(days, [StatementState.Standing.holds, .holds, .broken]) {
            past.take(RuleUpdate(), [thesis(standing)], at: day) { _ in day }
        }
        let changes = past.changes(of: StatementKey(thesis: "asia", statement: "one"))
        #expect(changes.map(\.standing) == [.holds, .broken])
        #expect(changes.map(\.at) == [days[0], days[2]])
    }
}
