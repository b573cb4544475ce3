import Dashboard
import DashboardTestSupport
import Market
import RiskRules
import Testing
import TextUI

@Suite struct RiskPastTests {
    private let key = FlagKey(rule: "pe-vs-peer", subject: .instrument("688256.SS"))

    /// Raised at the close of 7 January and still on the 14th; walked through from a date on.
    private func past(from first: String = "2026-01-05") -> RiskPast {
        var past = RiskPast()
        func moment(_ text: String) -> Instant { Instant(text) ?? SmallMarket.moment }
        past.take(RuleUpdate(), [], at: moment(first + "T23:59:59Z")) { _ in SmallMarket.moment }
        let raised = moment("2026-01-07T07:00:00Z")
        var update = RuleUpdate()
        let flag = RaisedFlag(severity: .high, message: "fwd P/E 110.0×", since: raised)
        update.changed = [RuleOutcome(rule: key.rule, subject: key.subject, verdict: .raised(flag))]
        past.take(update, [], at: moment("2026-01-07T23:59:59Z")) { _ in raised }
        return past
    }

    private func driver(_ past: RiskPast, since: String) throws -> BoardDriver {
        var snapshot = SmallMarket.everything()
        for index in snapshot.flags.indices where FlagKey(snapshot.flags[index]) == key {
            snapshot.flags[index].since = Instant(since)
        }
        var driver = try BoardDriver(Size(text: "170x46"), view: .risk, snapshot: snapshot)
        driver.show(past)
        for _ in 0..<40 where !driver.cursorLine.contains("Cambricon") { driver.press(KeyStroke("j")) }
        try #require(driver.cursorLine.contains("Cambricon"))
        return driver
    }

    @Test("The strip and the changes of a flag show what bars tell of the days before it was recorded")
    func strip() throws {
        let driver = try driver(past(), since: "2026-01-07T07:00:00Z")
        #expect(driver.text.contains("since          7 Jan 15:00 Shanghai"))
        #expect(driver.text.contains("triggered      7 Jan 15:00 Shanghai  fwd P/E 110.0×"))
        let strip = try #require(driver.text.split(separator: "\n").first { $0.contains(" days  ") })
        #expect(strip.count { $0 == "█" } == 8)
    }

    @Test("What stood so on the first date of the bars may be older, and says so")
    func openEnd() throws {
        let driver = try driver(past(from: "2026-01-07"), since: "2026-01-07T07:00:00Z")
        #expect(driver.cursorLine.contains(" >6 d"))
        #expect(driver.text.contains("since          at the latest 7 Jan 15:00 Shanghai"))
        let known = try self.driver(past(), since: "2026-01-07T07:00:00Z")
        #expect(!known.cursorLine.contains(">6 d"))
    }
}
