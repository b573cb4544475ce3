import Dashboard
import DashboardTestSupport
import Foundation
import Market
import TestSupport
import Testing
import TextUI

@Suite struct KeyTests {
    let size = Size(width: 170, height: 46)

    @Test(arguments: [
        ([KeyStroke("j")], "MediaTek"), ([KeyStroke(.down), KeyStroke(.down)], "ASE"),
        ([KeyStroke("j"), KeyStroke("k")], "TSMC"), ([KeyStroke("G")], "GlobalWafers"),
        ([KeyStroke("G"), KeyStroke("g")], "TSMC"), ([KeyStroke(.end), KeyStroke(.home)], "TSMC"),
        ([KeyStroke(.tab)], "Samsung"), ([KeyStroke(.tab), KeyStroke(.tab)], "Advantest"),
        ([KeyStroke(.tab), KeyStroke(.backTab)], "TSMC"), ([KeyStroke("l")], "Samsung"),
        ([KeyStroke("l"), KeyStroke("h")], "TSMC"),
        ([KeyStroke(.right), KeyStroke("j"), KeyStroke(.left)], "TSMC"), ([KeyStroke(.pageDown)], "GlobalWafers"),
        ([.control("d"), .control("u")], "TSMC"),
    ])
    func moving(keys: [KeyStroke], to name: String) throws {
        var driver = try BoardDriver(size)
        for key in keys { driver.press(key) }
        #expect(driver.cursorLine.contains(name))
    }

    @Test("Past the end of a pane the selection continues in the pane below")
    func pastTheEndOfAPaneTheSelectionGoesOnBelow() throws {
        var driver = try BoardDriver(size)
        driver.press(KeyStroke("G"), KeyStroke("j"))
        #expect(driver.cursorLine.contains("Advantest"))
        driver.press(KeyStroke("k"))
        #expect(driver.cursorLine.contains("GlobalWafers"))
    }

    @Test("In a narrow window the selection continues in the next region")
    func inANarrowWindowTheSelectionGoesOnInTheNextRegion() throws {
        var driver = try BoardDriver(Size(width: 80, height: 24))
        driver.press(KeyStroke("G"), KeyStroke("j"))
        #expect(driver.cursorLine.contains("Samsung"))
    }

    @Test("The sort key cycles through every order") func sortingGoesThroughEveryOrder() throws {
        var driver = try BoardDriver(size)
        var firsts: [String] = []
        for _ in 0..<4 {
            driver.press(KeyStroke("s"), KeyStroke("g"))
            firsts.append(driver.cursorLine)
        }
        for (line, name) in zip(firsts, ["Nanya", "Nanya", "ASE", "Nanya"]) { #expect(line.contains(name)) }
        for _ in 0..<4 { driver.press(KeyStroke("s")) }
        driver.press(KeyStroke("g"))
        #expect(driver.cursorLine.contains("TSMC"))
        driver.press(KeyStroke("S"), KeyStroke("s"), KeyStroke("s"), KeyStroke("I"), KeyStroke("g"))
        #expect(driver.cursorLine.contains("GlobalWafers"))
    }

    @Test("Every column on screen can be sorted by") func everyColumnOnScreenCanBeSortedBy() throws {
        // A region's page shows more columns than the usual orders have.
        var driver = try BoardDriver(size, view: .region)
        var headers: Set<String> = []
        for _ in 0..<20 {
            driver.press(KeyStroke("s"))
            headers.insert(driver.frame.buffer.plainText(row: 0))
        }
        for words in [" · sorted by 1w ", " · sorted by 1m ", " · sorted by 1y ", " · sorted by price "] {
            #expect(headers.contains { $0.contains(words) }, "\(words)")
        }
    }

    @Test("Counts repeat moves and select rows") func countsRepeatMovesAndNameRows() throws {
        var driver = try BoardDriver(size)
        driver.press(KeyStroke("2"), KeyStroke("j"))
        #expect(driver.cursorLine.contains("ASE"))
        driver.press(KeyStroke("j"))
        #expect(driver.cursorLine.contains("UMC"))
        driver.press(KeyStroke("2"), KeyStroke("G"))
        #expect(driver.cursorLine.contains("MediaTek"))
        // A key other than a move ends the count and acts once.
        driver.press(KeyStroke("3"), KeyStroke("p"), KeyStroke("j"))
        #expect(driver.cursorLine.contains("ASE"))
        driver.press(KeyStroke("1"), KeyStroke("0"), KeyStroke("0"), KeyStroke("k"))
        #expect(driver.cursorLine.contains("TSMC"))
    }

    @Test("The selection stays on its stock when the order changes")
    func theSelectionStaysOnItsChipmakerWhenTheOrderChanges() throws {
        var driver = try BoardDriver(size)
        driver.press(KeyStroke("j"), KeyStroke("s"))
        #expect(driver.cursorLine.contains("MediaTek"))
    }

    @Test("The period key cycles through the periods") func periodsFollowEachOther() throws {
        var driver = try BoardDriver(size)
        for label in ["1y", "IPO", "day", "1w", "1m", "3m", "YTD"] {
            driver.press(KeyStroke("p"))
            #expect(driver.frame.buffer.plainText(row: 0).contains(label + " · local"))
        }
    }

    @Test func returnsInDollars() throws {
        var driver = try BoardDriver(size)
        #expect(driver.cursorLine.contains("▲ +1.20%"))
        driver.press(KeyStroke("c"))
        #expect(driver.cursorLine.contains("▲ +1.10%"))
        #expect(driver.cursorLine.contains("1,690"))
        #expect(driver.text.contains("YTD US$"))
    }

    @Test("A stale FX rate is marked and dated") func anOlderRateIsMarkedAndDated() throws {
        var snapshot = SmallMarket.snapshot()
        var state = try #require(snapshot["2330.TW"])
        state.sessionDate = CalendarDate(daysSince1970: 20_467)
        state.rateDate = CalendarDate(daysSince1970: 20_466)
        snapshot.instruments["2330.TW"] = state
        var driver = try BoardDriver(size, snapshot: snapshot)
        #expect(!driver.text.contains("~"))
        driver.press(KeyStroke("c"))
        #expect(driver.cursorLine.contains("~▲ +1.10%"))
        #expect(driver.frame.buffer.plainText(row: 0).contains("US$ · ~ FX rate of 13 Jan"))
    }

    @Test("Where rows count from the IPO, markets show YTD") func whereRowsCountFromTheListingMarketsCountFromTheYear()
        throws
    {
        var driver = try BoardDriver(size)
        driver.press(KeyStroke("p"), KeyStroke("p"))
        #expect(driver.frame.buffer.plainText(row: 0).contains("IPO · local"))
        #expect(driver.frame.buffer.plainText(row: 1).contains("Asia tech YTD ▲"))
    }

    @Test(arguments: [
        ("tsmc", "TSMC"), ("聯發", "MediaTek"), ("하이닉", "SK hynix"), ("6857", "Advantest"), ("nvd", "Nvidia"),
    ])
    func finding(text: String, name: String) throws {
        var driver = try BoardDriver(size)
        driver.type("/" + text)
        #expect(driver.frame.cursor?.y == 45)
        driver.press(KeyStroke(.enter))
        #expect(driver.cursorLine.contains(name))
    }

    @Test("n and N go to the next and the previous match") func findingGoesOnAndBack() throws {
        var driver = try BoardDriver(size)
        driver.type("/tsmc")
        driver.press(KeyStroke(.enter), KeyStroke("n"))
        #expect(driver.cursorLine.contains("TSMC ADR"))
        driver.press(KeyStroke("N"))
        #expect(driver.cursorLine.contains("1,690"))
    }

    @Test("Cancelling a search restores the selection") func leavingTheSearchGoesBackToWhereItBegan() throws {
        var driver = try BoardDriver(size)
        driver.press(KeyStroke("j"))
        driver.type("/nvidia")
        driver.press(KeyStroke(.escape))
        #expect(driver.cursorLine.contains("MediaTek"))
        driver.type("/zzz")
        #expect(driver.text.contains("no matches"))
        driver.press(KeyStroke(.backspace), KeyStroke(.backspace), KeyStroke(.backspace), KeyStroke(.backspace))
        #expect(driver.cursorLine.contains("MediaTek"))
    }

    @Test("A paused screen does not change and catches up afterwards") func aPausedScreenStandsStillAndCatchesUp()
        throws
    {
        var driver = try BoardDriver(size)
        driver.press(KeyStroke("P"))
        var snapshot = SmallMarket.snapshot()
        snapshot.version = 2
        snapshot.instruments["2330.TW"] = SmallMarket.state("2330.TW", price: 1700, change: 0.018, yearToDate: 0.1)
        driver.show(snapshot)
        #expect(driver.cursorLine.contains("1,690"))
        #expect(driver.frame.buffer.plainText(row: 0).contains("paused"))
        driver.press(KeyStroke("P"))
        #expect(driver.cursorLine.contains("1,700"))
    }

    @Test(arguments: [
        (KeyStroke("q"), [Effect.quit]), (.control("c"), [.quit]), (.control("l"), [.redraw]),
        (.control("z"), [.suspend]), (KeyStroke(.escape), []), (KeyStroke("Q"), []),
    ])
    func effects(key: KeyStroke, effects: [Effect]) throws {
        var driver = try BoardDriver(size)
        driver.press(key)
        #expect(driver.effects == effects)
    }

    @Test("The help lists every key and closes with any other") func theHelpNamesEveryKeyAndClosesWithAnyOther() throws
    {
        var driver = try BoardDriver(size)
        driver.press(KeyStroke("?"))
        for binding in KeyMap.dashboard.commands(in: .board) { #expect(driver.text.contains(binding.summary)) }
        driver.press(KeyStroke("x"))
        #expect(!driver.text.contains(KeyMap.dashboard.commands[0].summary))
    }

    @Test func theHelpScrollsInASmallWindow() throws {
        var driver = try BoardDriver(Size(width: 80, height: 24))
        driver.press(KeyStroke("?"))
        let last = try #require(KeyMap.dashboard.commands.last?.summary)
        #expect(!driver.text.contains("  " + last + " "))
        for _ in KeyMap.dashboard.commands { driver.press(KeyStroke("j")) }
        #expect(driver.text.contains(last))
    }

    @Test("No key has two meanings in one view") func noKeyHasTwoMeaningsInOneView() {
        for view in View.allCases {
            let keys = KeyMap.dashboard.commands(in: view).flatMap(\.keys)
            #expect(Set(keys).count == keys.count, "\(view)")
        }
        let keys = KeyMap.dashboard.commands.flatMap(\.keys)
        #expect(Set(keys).isDisjoint(with: [.control("b"), .control("a")]))
    }

    @Test("The page of keys lists them") func thePageListsTheKeys() throws {
        #expect(
            try ProjectFile.page("Keys").holds(KeyMap.dashboard.markdown, between: "keys"),
            "record with CHIPTOP_RECORD=1")
    }
}
