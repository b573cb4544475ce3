import Dashboard
import DashboardTestSupport
import Market
import RiskRules
import Testing
import TextUI

@Suite struct RiskDeskTests {
    private func driver(_ change: (inout Snapshot) -> Void = { _ in }) throws -> BoardDriver {
        var snapshot = SmallMarket.everything()
        change(&snapshot)
        var driver = try BoardDriver(Size(text: "170x46"), view: .risk, snapshot: snapshot)
        driver.show(SmallMarket.records())
        return driver
    }

    private func limitLine(_ driver: inout BoardDriver) throws {
        for _ in 0..<40 where !driver.cursorLine.contains("upper limit") { driver.press(KeyStroke("j")) }
        try #require(driver.cursorLine.contains("upper limit"))
    }

    private func flag(_ rule: String, _ message: String, measure: Double? = nil, on symbol: Symbol, _ name: String)
        -> RiskFlag
    {
        var flag = RiskFlag(
            rule: rule, severity: .info, scope: .instrument(symbol), subject: name, message: message,
            since: SmallMarket.moment)
        flag.measure = measure
        return flag
    }

    @Test("The parts stand in a desk's order, and a stock has one line with all its reasons")
    func thePartsAndTheirOrder()
        throws
    {
        let driver = try driver { snapshot in
            snapshot.flags.append(flag("volume", "4.0× usual volume, +9.9%", on: "2408.TW", "Nanya Technology"))
        }
        let lines = driver.text.split(separator: "\n").map { String($0.prefix(100)) }
        let headings = [" New since", " Mine", " Clocked", " Other stocks"].map { heading in
            lines.firstIndex { $0.hasPrefix(heading) }
        }
        #expect(headings.allSatisfy { $0 != nil })
        #expect(headings.compactMap(\.self) == headings.compactMap(\.self).sorted())
        #expect(lines.count { $0.contains("Nanya Technology") } == 1)
        #expect(lines.contains { $0.contains("at upper limit · 4.0× usual") })
    }

    @Test(
        "e explains the reason that is chosen with Tab or the arrow keys",
        arguments: [
            (KeyStroke(.tab), KeyStroke(.backTab)), (KeyStroke(.right), KeyStroke(.left)),
            (KeyStroke("l"), KeyStroke("h")),
        ]
    )
    func chosenReason(next: KeyStroke, previous: KeyStroke) throws {
        var driver = try driver { snapshot in
            snapshot.flags.append(flag("volume", "4.0× usual volume, +9.9%", on: "2408.TW", "Nanya Technology"))
        }
        try limitLine(&driver)
        driver.press(KeyStroke("e"))
        let first = driver.text
        #expect(first.contains("Nanya Technology: At or near price limit"))
        #expect(first.contains("▸ At or near price limit: at upper limit"))
        #expect(first.contains("  Unusual volume: 4.0× usual volume"))
        #expect(first.contains("limit.distance < 1%"))
        driver.press(next)
        #expect(driver.text.contains("▸ Unusual volume"))
        #expect(driver.text.contains("volume_ratio(20) >= 4"))
        driver.press(next)
        #expect(driver.text == first)
        driver.press(previous)
        #expect(driver.text.contains("▸ Unusual volume"))
        driver.press(KeyStroke("x"))
        #expect(!driver.text.contains("triggers when   "))
        #expect(driver.model.view == .risk)
    }

    @Test("A line with one reason is explained without a choice") func oneReason() throws {
        var driver = try driver()
        try limitLine(&driver)
        driver.press(KeyStroke("e"))
        #expect(!driver.text.contains("▸ At or near"))
        driver.press(KeyStroke(.tab))
        #expect(!driver.text.contains("Nanya Technology: At or near price limit"))
    }

    @Test("A manual risk among the reasons shows what was entered") func manualReason() throws {
        var driver = try driver { snapshot in
            snapshot.flags.append(
                RiskFlag(
                    origin: .manualRisk("strike"), severity: .info, scope: .instrument("2408.TW"),
                    subject: "Nanya Technology", message: "A strike", since: SmallMarket.moment))
        }
        var records = SmallMarket.records()
        records.items.append(
            ManualRisk(
                id: "strike", severity: .info, title: "A strike", kind: .supply, scope: .symbols(["2408.TW"]),
                start: CalendarDate(daysSince1970: 20_467), source: "press", note: "Fab 5 stands still"))
        driver.show(records)
        try limitLine(&driver)
        driver.press(KeyStroke("e"), KeyStroke(.tab))
        #expect(driver.text.contains("Nanya Technology: Supply"))
        #expect(driver.text.contains("Fab 5 stands still"))
    }

    @Test("A manual risk that was entered today is new, and as old as its entry")
    func newManualRisk() throws {
        let key = FlagKey(origin: .manualRisk("strike"), subject: .instrument("2408.TW"))
        let midnight = SmallMarket.moment.advanced(seconds: -2 * 3600)
        var driver = try driver { snapshot in
            snapshot.flags = [
                RiskFlag(
                    origin: .manualRisk("strike"), severity: .warn, scope: .instrument("2408.TW"),
                    subject: "Nanya Technology", message: "A strike", since: midnight)
            ]
        }
        func enter(daysAgo: Int, minutesAgo: Int) {
            var records = RiskRecords()
            let since = midnight.advanced(seconds: -86_400 * daysAgo)
            let raised = RaisedFlag(severity: .warn, message: "A strike", measure: nil, since: since)
            let at = SmallMarket.moment.advanced(seconds: -60 * minutesAgo)
            records.flags[key] = FlagRecord(key: key, flag: raised, at: at)
            records.flags[key]?.history = [
                FlagChange(key: key, kind: .raised, at: at, severity: .warn, message: "A strike")
            ]
            driver.show(records)
        }
        func line() -> String {
            String(driver.text.split(separator: "\n").first { $0.contains("A strike") }?.prefix(103) ?? "")
        }
        enter(daysAgo: 0, minutesAgo: 20)
        #expect(line().contains(" 20 min "))
        #expect(driver.text.contains("New since 14 Jan 09:00 Taipei  1"))
        // One for a day that is past counts from that day.
        enter(daysAgo: 3, minutesAgo: 20)
        #expect(line().contains(" 3 d "))
        #expect(!driver.text.contains("New since"))
    }

    @Test("What is done to a line is done to all its flags, and u undoes it") func aLineAndItsUndo() throws {
        var driver = try driver { snapshot in
            snapshot.flags.append(flag("volume", "4.0× usual volume, +9.9%", on: "2408.TW", "Nanya Technology"))
        }
        try limitLine(&driver)
        let keys = [SmallMarket.limitFlag, FlagKey(rule: "volume", subject: .instrument("2408.TW"))]
        driver.press(KeyStroke("a"))
        #expect(driver.effects == [.risk(.flags(keys, .acknowledged(by: "")))])
        #expect(driver.text.contains("Acknowledged: Nanya Technology · u undoes"))
        driver.press(KeyStroke("u"))
        #expect(driver.effects == [.risk(.flags(keys, .unacknowledged(by: "")))])
        #expect(driver.text.contains("Undone: Acknowledged: Nanya Technology"))
        driver.press(KeyStroke("u"))
        #expect(driver.effects == [])
        #expect(driver.text.contains("Nothing to undo"))
    }

    @Test("Undoing a second snooze brings the first one back") func aSnoozeOverASnooze() throws {
        var driver = try driver()
        var records = SmallMarket.records()
        let until = SmallMarket.moment.advanced(seconds: 600)
        try limitLine(&driver)
        records.flags[SmallMarket.limitFlag]?.snoozedUntil = until
        driver.type("z")
        driver.show(records)
        driver.type("5u")
        #expect(driver.effects == [.risk(.flags([SmallMarket.limitFlag], .snoozed(until: until, by: "")))])
    }

    @Test("States are counted screens whose stocks Enter lists, the largest first") func statesAreScreens() throws {
        var driver = try driver { snapshot in
            snapshot.screens = [
                flag("drawdown", "31% below high", measure: 0.31, on: "2330.TW", "TSMC"),
                flag("drawdown", "52% below high", measure: 0.52, on: "2408.TW", "Nanya Technology"),
            ]
        }
        #expect(driver.text.contains(" Screens  1"))
        driver.press(KeyStroke("G"))
        #expect(driver.cursorLine.contains("▸ Drawdown"))
        #expect(driver.cursorLine.contains("2, 2 new: Nanya Technology 52% below high"))
        driver.press(KeyStroke(.enter))
        let lines = driver.text.split(separator: "\n").map { String($0.prefix(60)) }
        let first = try #require(lines.firstIndex { $0.contains("▾ Drawdown") })
        #expect(lines[first + 1].contains("52% below high"))
        #expect(lines[first + 2].contains("31% below high"))
        // A state is nothing to acknowledge.
        driver.press(KeyStroke("a"))
        #expect(driver.effects == [])
    }

    @Test("L lists the flags of one's own stocks only") func flagsOfALists() throws {
        var driver = try driver()
        driver.press(KeyStroke("L"))
        #expect(driver.text.contains("by desk · my lists"))
        #expect(driver.text.contains("★▫ TSMC"))
        #expect(!driver.text.contains("Hanmi Semiconductor"))
        for _ in 0..<8 where !driver.text.contains("Hanmi Semiconductor") { driver.press(KeyStroke("L")) }
        #expect(driver.text.contains("Hanmi Semiconductor"), "\(driver.text)")
    }

    @Test("s orders by age and by name") func theOrder() throws {
        var driver = try driver()
        driver.press(KeyStroke("s"))
        #expect(driver.text.contains("by desk · newest first"))
        driver.press(KeyStroke("s"))
        #expect(driver.text.contains("by desk · by name"))
    }

    @Test("A flag that is opened from elsewhere is found on the line it was joined into") func aJoinedFlagIsFound()
        throws
    {
        var snapshot = SmallMarket.everything()
        snapshot.flags.append(flag("volume", "4.0× usual volume", on: "2408.TW", "Nanya Technology"))
        var driver = try BoardDriver(Size(text: "170x46"), view: .board, snapshot: snapshot)
        driver.press(on: .flag(FlagKey(rule: "volume", subject: .instrument("2408.TW"))))
        #expect(driver.cursorLine.contains("4.0× usual volume"))
    }

    @Test(
        "Z mutes the flag, its rule, its stock, its region or its category, and u undoes it",
        arguments: [
            ("1", FlagMute.flag(SmallMarket.limitFlag)), ("2", .origin(.rule("limit"))),
            ("3", .subject(.instrument("2408.TW"))), ("4", .region(.taiwan)), ("5", .category("price")),
        ])
    func muting(key: String, mute: FlagMute) throws {
        var driver = try driver()
        try limitLine(&driver)
        driver.type("Z")
        #expect(driver.text.contains("Mute until it is unmuted"))
        driver.type(key)
        #expect(driver.effects == [.risk(.mute(mute))])
        var records = SmallMarket.records()
        records.mutes[mute] = FlagMuteRecord(by: "ann", at: SmallMarket.moment)
        driver.show(records)
        #expect(!driver.text.contains("at upper limit"))
        driver.type("u")
        #expect(driver.effects == [.risk(.unmute(mute))])
    }

    @Test("Muted flags are listed among all and unmuted there") func unmuting() throws {
        var driver = try driver()
        var records = SmallMarket.records()
        records.mutes[.origin(.rule("limit"))] = FlagMuteRecord(by: "ann", at: SmallMarket.moment)
        driver.show(records)
        driver.type("A")
        #expect(driver.text.contains(" Muted  1"))
        try limitLine(&driver)
        driver.type("Z0")
        #expect(driver.effects == [.risk(.unmute(.origin(.rule("limit"))))])
    }

    @Test("The list of messages goes to a flag, and ! to that of the alert on screen") func messagesAndAlerts() throws {
        var driver = try driver()
        driver.type("B@")
        #expect(driver.text.contains("Messages"))
        #expect(driver.text.contains("at upper limit"))
        driver.press(KeyStroke(.enter))
        #expect(driver.model.view == .risk)
        #expect(driver.cursorLine.contains("upper limit"))
        driver.type("B")
        driver.tell(
            Alert(text: "Hanmi: price 61 min old", severity: .warn, rings: false, flag: SmallMarket.staleFlag))
        #expect(driver.text.contains("! opens it"))
        driver.type("!")
        #expect(driver.cursorLine.contains("61 min old"))
    }
}
