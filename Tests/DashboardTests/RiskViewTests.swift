import Dashboard
import DashboardTestSupport
import Market
import RiskRules
import Testing
import TextUI

@Suite struct RiskViewTests {
    private func driver(_ view: View = .risk, size: String = "170x46") throws -> BoardDriver {
        var driver = try BoardDriver(Size(text: size), view: view, snapshot: SmallMarket.everything())
        driver.show(SmallMarket.records())
        return driver
    }

    /// A driver whose cursor is on the flag of Nanya's price limit.
    private func driverOnTheLimit() throws -> BoardDriver {
        var driver = try driver()
        for _ in 0..<40 where !driver.cursorLine.contains("upper limit") { driver.press(KeyStroke("j")) }
        return driver
    }

    @Test(arguments: ["80x24", "120x40", "170x46"])
    func theRiskView(size: String) throws {
        try expectGolden(try driver(size: size).text, "risk-records-\(size)")
    }

    @Test(arguments: ["80x24", "120x40", "170x46"])
    func theExplanation(size: String) throws {
        var driver = try driver(size: size)
        driver.press(KeyStroke("e"))
        try expectGolden(driver.text, "explanation-\(size)")
    }

    @Test(arguments: ["80x24", "120x40", "170x46"])
    func theThesis(size: String) throws {
        try expectGolden(try driver(.thesis, size: size).text, "thesis-records-\(size)")
    }

    @Test("a acknowledges a flag and again removes the acknowledgement") func acknowledgingAsksForItAndTakingBackToo()
        throws
    {
        var driver = try driverOnTheLimit()
        driver.press(KeyStroke("a"))
        #expect(driver.effects == [.risk(.flags([SmallMarket.limitFlag], .acknowledged(by: "")))])
        for _ in 0..<40 where !driver.cursorLine.contains("61 min old") { driver.press(KeyStroke("j")) }
        #expect(driver.cursorLine.contains("✓"))
        driver.press(KeyStroke("a"))
        #expect(driver.effects == [.risk(.flags([SmallMarket.staleFlag], .unacknowledged(by: "")))])
    }

    @Test(arguments: [("1", 1800), ("2", 7200), ("5", 7 * 86_400), ("3", 12_600), ("4", 82_800)])
    func snoozing(key: String, seconds: Int) throws {
        var driver = try driverOnTheLimit()
        driver.press(KeyStroke("z"))
        #expect(driver.text.contains("Snooze: Nanya Technology"))
        driver.type(key)
        let until = SmallMarket.moment.advanced(seconds: seconds)
        #expect(driver.effects == [.risk(.flags([SmallMarket.limitFlag], .snoozed(until: until, by: "")))])
        #expect(!driver.text.contains("Snooze: "))
    }

    @Test("A flag is unsnoozed, and Esc cancels the choice") func wakingAndLeaving() throws {
        var driver = try driverOnTheLimit()
        driver.type("z0")
        #expect(driver.effects == [.risk(.flags([SmallMarket.limitFlag], .awakened(by: "")))])
        driver.type("z")
        driver.press(KeyStroke(.escape))
        #expect(driver.effects == [])
        #expect(driver.model.view == .risk)
    }

    @Test("A snoozed flag is hidden until all flags are listed")
    func aSnoozedFlagIsGoneFromTheBoardUntilAllAreAskedFor() throws {
        var driver = try driver(.board)
        #expect(driver.text.contains("at upper limit"))
        var records = SmallMarket.records()
        records.flags[SmallMarket.limitFlag]?.snoozedUntil = SmallMarket.moment.advanced(seconds: 600)
        driver.show(records)
        #expect(!driver.text.contains("at upper limit"))
        driver.type("F")
        #expect(driver.text.contains("1 snoozed"))
        #expect(!driver.text.contains("at upper limit"))
        driver.type("A")
        #expect(driver.text.contains("Snoozed"))
        #expect(driver.text.contains("at upper limit"))
        #expect(driver.text.contains("Not evaluated (no data)"))
        // The while is over.
        driver.pass(milliseconds: 11 * 60_000)
        driver.type("B")
        #expect(driver.text.contains("at upper limit"))
    }

    @Test(arguments: ["severity", "region", "category", "name", "exposure"])
    func grouping(by label: String) throws {
        var driver = try driver()
        for _ in 0..<8 where !driver.text.contains("Flags by \(label)") { driver.press(KeyStroke("o")) }
        #expect(["■", "□", "▫"].contains { driver.cursorLine.contains($0) })
        let headings = [
            "severity": "High", "region": "Taiwan", "category": "Price", "name": "Nanya Technology",
            "exposure": "Memory cycle",
        ]
        let heading = try #require(headings[label])
        #expect(driver.text.split(separator: "\n").contains { $0.hasPrefix(" \(heading)  ") }, "\(driver.text)")
    }

    @Test("The cursor stays on its flag when others arrive") func theCursorStaysWithItsFlagWhenOthersCome() throws {
        var driver = try driver()
        driver.press(KeyStroke("j"), KeyStroke("j"))
        let name = driver.cursorLine.prefix(26)
        var snapshot = SmallMarket.everything()
        snapshot.flags.insert(
            RiskFlag(
                rule: "gap", severity: .high, scope: .instrument("NVDA"), subject: "Nvidia", message: "opened -9.0%"),
            at: 0)
        driver.show(snapshot)
        #expect(driver.cursorLine.prefix(26) == name)
        #expect(driver.text.contains("opened -9.0%"))
    }

    @Test("A manual risk is entered with keys") func aWatchItemIsWrittenWithKeys() throws {
        var driver = try driver()
        driver.type("w")
        #expect(driver.text.contains("New manual risk"))
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("Enter a title"))
        driver.type("Tariffs on memory q")
        driver.press(KeyStroke(.down), KeyStroke(.right))
        #expect(driver.text.contains("‹ high ›"))
        driver.press(KeyStroke(.down), KeyStroke(.right), KeyStroke(.down), .control("u"))
        driver.type("tag:memory-cycle")
        driver.press(KeyStroke(.down))
        driver.type("2025-01-01")
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("The expiry date is in the past"))
        driver.press(.control("u"))
        driver.press(KeyStroke(.enter))
        guard case .risk(.save(let item)) = try #require(driver.effects.first) else {
            Issue.record("nothing was saved")
            return
        }
        #expect(item.id == "tariffs-on-memory-q")
        #expect(item.severity == .high)
        #expect(item.scope == .tag(.memoryCycle))
        #expect(item.expiry == nil)
        #expect(!driver.text.contains("New manual risk"))
    }

    @Test("A manual risk is edited and ended") func aWatchItemIsEditedAndEnded() throws {
        var driver = try driver()
        var snapshot = SmallMarket.everything()
        snapshot.flags.insert(
            RiskFlag(
                origin: .manualRisk("drills"), severity: .high, scope: .region(.taiwan), subject: "Taiwan",
                message: SmallMarket.watchItem.title), at: 0)
        driver.show(snapshot)
        for _ in 0..<40 where !driver.cursorLine.contains("drills") { driver.press(KeyStroke("j")) }
        #expect(driver.text.contains("shipping lanes open"))
        driver.type("w!")
        driver.press(KeyStroke(.enter))
        guard case .risk(.save(let item)) = try #require(driver.effects.first) else {
            Issue.record("nothing was saved")
            return
        }
        #expect(item.id == "drills")
        #expect(item.title == "Military drills around Taiwan!")
        driver.type("D")
        #expect(driver.effects == [.risk(.end("drills"))])
    }

    @Test("An alert is shown for a while and rings") func anAlertIsSaidForAWhileAndRings() throws {
        var driver = try driver(.board)
        driver.tell(Alert(text: "Nanya Technology at upper limit", severity: .high, rings: true))
        #expect(driver.effects == [.bell])
        #expect(driver.text.contains("■ Nanya Technology at upper limit"))
        // What matters less does not push it away.
        driver.tell(Alert(text: "something small", severity: .info, rings: false))
        #expect(driver.effects == [])
        #expect(!driver.text.contains("something small"))
        driver.pass(milliseconds: 13_000)
        #expect(!driver.text.contains("■ Nanya Technology at upper limit"))
    }

    @Test("An error of the flag history is shown") func theFaultOfTheStateIsSaid() throws {
        var driver = try driver(.board)
        var records = SmallMarket.records()
        records.fault = "the state /x is damaged; restore it"
        driver.show(records)
        #expect(driver.text.contains("Flag history is not saved: the state /x is damaged"))
    }

    @Test("Conditions with the smallest cushion come first") func statementsClosestToBreakingComeFirst() throws {
        var driver = try driver(.thesis)
        driver.press(KeyStroke("o"))
        let lines = driver.text.split(separator: "\n").filter { $0.hasPrefix("   ✕") || $0.hasPrefix("   ✓") }
        #expect(lines.first?.contains("✕") == true)
        driver.press(KeyStroke("e"))
        #expect(driver.text.contains("met when"))
    }
}
