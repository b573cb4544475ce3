import DashboardTestSupport
import Market
import RiskRules
import Testing
import TextUI

@testable import Dashboard

/// What the user reads on coming back.
@Suite struct AwayTests {
    @Test("Coming to the front after more than ten minutes lists what changed, mine first") func focusIn() throws {
        var away = try AwayFixture()
        away.driver.focus(false)
        away.pass(minutes: 6)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.change("move", .instrument("8035.T"), "-12.4% today", .raised, .high)
        away.pass(minutes: 5)
        #expect(away.list == nil)
        away.driver.focus(true)
        let lines = try #require(away.list?.lines)
        #expect(lines.map(\.section).prefix(2) == [.myFlags, .flags])
        #expect(lines.map(\.name).prefix(2) == ["Advantest", "Tokyo Electron"])
        #expect(away.driver.text.contains("Since you were away, 10:00"))
        #expect(away.driver.text.contains("+9.1% today"))
    }

    @Test("A pause of ten minutes or less is none", arguments: [1, 10]) func shortPause(minutes: Int) throws {
        var away = try AwayFixture()
        away.driver.focus(false)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.pass(minutes: minutes)
        away.driver.focus(true)
        #expect(away.list == nil)
        #expect(away.driver.model.alert == nil)
    }

    @Test("Attaching again lists what changed, with the size that was or another", arguments: ["170x46", "120x40"])
    func attach(size: String) throws {
        var away = try AwayFixture()
        away.pass(minutes: 1)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.pass(minutes: 30)
        away.driver.resize(Size(text: size))
        #expect(away.list?.lines.first?.name == "Advantest")
        #expect(away.driver.effects.contains(.redraw))
    }

    @Test("While the terminal is in front the user is not away") func inFront() throws {
        var away = try AwayFixture()
        away.driver.focus(true)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.pass(minutes: 40)
        away.driver.press(KeyStroke("j"))
        #expect(away.list == nil)
        #expect(away.driver.model.alert == nil)
    }

    @Test("A key after a pause says in one line how much changed, and does what it does") func firstKey() throws {
        var away = try AwayFixture()
        away.pass(minutes: 1)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.pass(minutes: 20)
        away.driver.press(KeyStroke("F"))
        #expect(away.driver.model.view == .risk)
        #expect(away.driver.text.contains("1 change since 10:00 · # lists them"))
        away.driver.press(KeyStroke("#"))
        #expect(away.list?.lines.map(\.name) == ["Advantest"])
    }

    @Test("The list never lies over something that is typed", arguments: [":gp 2330", "/mem", "f"])
    func typing(keys: String) throws {
        var away = try AwayFixture()
        away.driver.type(keys)
        let layers = away.driver.model.layers.count
        #expect(layers > 0)
        away.driver.focus(false)
        away.pass(minutes: 6)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.pass(minutes: 6)
        away.driver.focus(true)
        #expect(away.driver.model.layers.count == layers)
        #expect(away.list == nil)
        #expect(away.driver.model.alert?.alert.text == "1 change since 10:00 · # lists them")
    }

    @Test("Where nothing changed a word says so, and :away too") func nothing() throws {
        var away = try AwayFixture()
        away.driver.focus(false)
        away.pass(minutes: 12)
        away.driver.focus(true)
        #expect(away.list == nil)
        #expect(away.driver.text.contains("Nothing changed since 10:00"))
        away.pass(minutes: 1)
        #expect(!away.driver.text.contains("Nothing changed"))
        away.driver.type(":away")
        away.driver.press(KeyStroke(.enter))
        #expect(away.list?.lines.isEmpty == true)
        #expect(away.driver.text.contains("Nothing changed since 10:00"))
        away.driver.press(KeyStroke("x"))
        #expect(away.list == nil)
    }

    @Test("Enter opens the flag, the stock, the condition or the region of the line") func opening() throws {
        var away = try AwayFixture()
        let thesis = try #require(away.driver.model.snapshot.theses.first)
        let statement = try #require(thesis.statements.first)
        away.pass(minutes: 1)
        away.condition(thesis.id, statement.id, .broken)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.change("limit", .instrument("2408.TW"), "at upper limit", .cleared, .high)
        away.move("2330.TW", by: 0.031)
        away.move("^KS11", by: -0.02)
        away.pass(minutes: 15)
        away.driver.resize(Size(text: "170x46"))
        let report = try #require(away.list)
        #expect(report.lines.map(\.section) == [.myFlags, .flags, .myMoves, .regions, .conditions])
        func opened(_ row: Int) -> Model {
            var driver = away.driver
            for _ in 0..<row { driver.press(KeyStroke("j")) }
            driver.press(KeyStroke(.enter))
            #expect(driver.model.layers.isEmpty)
            return driver.model
        }
        #expect(opened(0).view == .risk)
        #expect(opened(1).place.symbol == "2408.TW")
        #expect(opened(2).place.symbol == "2330.TW")
        #expect(opened(3).place.region == .southKorea)
        #expect(opened(4).view == .thesis)
    }

    @Test("A raised flag that clears again is cleared, a condition that comes back is not listed") func netChange()
        throws
    {
        var away = try AwayFixture()
        let thesis = try #require(away.driver.model.snapshot.theses.first)
        let statement = try #require(thesis.statements.first)
        away.condition(thesis.id, statement.id, .holds)
        away.pass(minutes: 1)
        away.driver.press(KeyStroke("j"))
        away.pass(minutes: 1)
        away.condition(thesis.id, statement.id, .broken)
        away.change("move", .instrument("6857.T"), "+9.1% today")
        away.pass(minutes: 8)
        away.condition(thesis.id, statement.id, .holds)
        away.change("move", .instrument("6857.T"), "+9.1% today", .cleared, .warn)
        away.pass(minutes: 8)
        away.driver.resize(Size(text: "170x46"))
        #expect(away.list?.lines.map(\.words) == ["cleared: +9.1% today"])
    }

    @Test("Exchanges that opened and closed are listed with their times on the home clock") func sessions() throws {
        var away = try AwayFixture()
        away.pass(minutes: 5 * 60)
        away.driver.resize(Size(text: "170x46"))
        let sessions = try #require(away.list).lines.filter { $0.section == .sessions }
        #expect(sessions.map(\.name).contains("Taipei"))
        #expect(sessions.first { $0.name == "Taipei" }?.words == "closed")
        #expect(away.driver.text.contains("13:30"))
        #expect(!sessions.map(\.name).contains("New York"))
    }

    @Test("A split meanwhile does not count as a move") func split() throws {
        var away = try AwayFixture()
        away.pass(minutes: 1)
        var snapshot = away.driver.model.snapshot
        let date = try #require(CalendarDate("2026-01-14"))
        for symbol in ["MU", "2330.TW"] as [Symbol] { snapshot.instruments[symbol]?.sessionDate = date }
        var start = try BoardDriver(Size(text: "170x46"), snapshot: snapshot)
        let price = (snapshot["MU"]?.price ?? 0) / 10 * 1.02
        snapshot.instruments["MU"]?.price = price
        snapshot.instruments["MU"]?.sessionDate = date.advanced(days: 1)
        snapshot.instruments["MU"]?.splits = [Split(date: date.advanced(days: 1), ratio: 10)]
        snapshot.version += 1
        start.pass(milliseconds: 20 * 60_000)
        start.show(snapshot)
        start.press(KeyStroke("#"))
        let lines = (start.model.layers.last as? AwayLayer)?.report.lines ?? []
        let move = try #require(lines.first { $0.section == .myMoves })
        #expect(move.name == "Micron")
        #expect(abs((move.change ?? 0) - 0.02) < 1e-9)
    }

    @Test("Muted flags and screens are not listed") func quiet() throws {
        var away = try AwayFixture()
        away.pass(minutes: 1)
        away.change("stretched", .instrument("6857.T"), "90% above 200-DMA")
        away.change("move", .instrument("8035.T"), "+9.1% today")
        var records = away.records
        records.mutes[.subject(.instrument("8035.T"))] = FlagMuteRecord(by: "me", at: SmallMarket.moment)
        away.driver.show(records)
        away.pass(minutes: 20)
        away.driver.resize(Size(text: "170x46"))
        #expect(away.list == nil)
    }

    @Test("What is there at the very first look is not news") func firstLook() throws {
        var driver = try BoardDriver(Size(text: "170x46"), snapshot: SmallMarket.everything())
        driver.pass(milliseconds: 1000)
        var records = RiskRecords()
        driver.show(records)
        let key = FlagKey(rule: "move", subject: .instrument("6857.T"))
        let raised = RaisedFlag(severity: .warn, message: "+9%", measure: 1, since: driver.model.now.market)
        records.flags[key] = FlagRecord(key: key, flag: raised, at: driver.model.now.market)
        records.log = [
            FlagChange(key: key, kind: .raised, at: driver.model.now.market, severity: .warn, message: "+9%")
        ]
        driver.pass(milliseconds: 1000)
        driver.show(records)
        driver.press(KeyStroke("#"))
        #expect((driver.model.layers.last as? AwayLayer)?.report.lines.isEmpty == true)
        #expect(driver.model.unseen.isEmpty)
    }

    @Test("Looking back in time there is nothing to list") func past() throws {
        var snapshot = SmallMarket.everything()
        snapshot.isHistorical = true
        var driver = try BoardDriver(Size(text: "170x46"), snapshot: snapshot)
        driver.press(KeyStroke("#"))
        #expect(driver.model.layers.isEmpty)
        #expect(driver.text.contains("Not in the past"))
    }

    @Test("The list fits every window", arguments: ["80x24", "120x40", "170x46", "300x90"], [false, true])
    func pictures(size: String, isASCII: Bool) throws {
        var away = try AwayFixture(size, isASCII: isASCII)
        away.pass(minutes: 1)
        away.change("move", .instrument("6857.T"), "+9.1% today, 4.2× its usual daily move")
        away.move("2330.TW", by: 0.031)
        away.pass(minutes: 15)
        away.driver.resize(Size(text: size))
        for text in ["Since you were away, 10:00", "My flags", "Advantest", "+9.1% today", "+3.1%", "Enter open"] {
            #expect(away.driver.text.contains(text), "\(text)")
        }
    }
}
