import DashboardTestSupport
import Testing
import TextUI
import Watchlists

@testable import Dashboard

/// Every key is answered: by what it does, by why it does nothing now, or by the word that it is not bound.
@Suite struct FeedbackTests {
    @Test("Every printable key in every view has an effect or says why it has none", arguments: View.allCases)
    func everyKey(view: View) throws {
        let start = try BoardDriver(Size(text: "120x40"), view: view, snapshot: SmallMarket.everything())
        let before = start.frame
        for scalar in 0x21...0x7E {
            guard let unicode = Unicode.Scalar(scalar) else { continue }
            let key = KeyStroke(Character(unicode))
            // At the end of a list the cursor stays.
            if CursorMove(KeyMap.dashboard.command(for: key, in: view)?.id) != nil { continue }
            var driver = start
            driver.press(key)
            #expect(driver.frame != before || !driver.effects.isEmpty, "\(view) \(key.displayText)")
        }
    }

    @Test("A message about a key ends with the next key, or after its time") func words() throws {
        var driver = try BoardDriver(Size(text: "120x40"))
        let before = driver.text
        driver.press(KeyStroke("Z"))
        #expect(driver.text.contains("Z is not bound here · ? lists the keys"))
        #expect(driver.text.contains("q quit"))
        driver.pass(milliseconds: 2400)
        #expect(driver.text.contains("Z is not bound here"))
        driver.pass(milliseconds: 200)
        #expect(driver.text == before)
        driver.press(KeyStroke("n"))
        #expect(driver.text.contains("No search yet · / finds"))
        driver.type("12")
        #expect(driver.text.contains("12…"))
        #expect(!driver.text.contains("No search yet"))
        driver.press(KeyStroke("j"))
        #expect(!driver.text.contains("12…"))
    }

    @Test("The key bar omits move, open and crosshair where they do nothing") func offeredKeys() throws {
        func bar(_ view: View, _ keys: KeyStroke...) throws -> String {
            var driver = try BoardDriver(Size(text: "170x46"), view: view, snapshot: SmallMarket.everything())
            for key in keys { driver.press(key) }
            return String(driver.text.split(separator: "\n").last ?? "")
        }
        #expect(try bar(.board).contains("↑↓←→ move"))
        #expect(try bar(.events).contains("↑↓ move"))
        #expect(try !bar(.rotation).contains("Enter open"), "a region of the graph leads nowhere")
        #expect(try bar(.rotation, KeyStroke("o")).contains("Enter open"))
        let chart = try bar(.chipmaker)
        #expect(chart.contains("←→ crosshair") && !chart.contains("move") && !chart.contains("snooze"))
        let peers = try bar(.chipmaker, KeyStroke("4"))
        #expect(peers.contains("↑↓ move") && !peers.contains("crosshair") && !peers.contains("zoom"))
        let lists = try BoardDriver(Size(text: "170x46"), view: .watchlist, watchlists: []).text
        #expect(lists.contains("C new list") && !lists.contains("a add") && !lists.contains("move"))
        #expect(try !bar(.comparison).contains("crosshair"), "nothing is compared")
    }

    @Test(
        "A form that was written into asks before it is left, by Esc as by Ctrl-C",
        arguments: [
            KeyStroke(.escape), KeyStroke.control("c"),
        ])
    func leaving(key: KeyStroke) throws {
        var driver = try BoardDriver(Size(text: "120x40"), view: .risk, snapshot: SmallMarket.everything())
        driver.press(KeyStroke("w"), key)
        #expect(!driver.text.contains("New manual risk"), "nothing was written")
        driver.press(KeyStroke("w"))
        driver.type("strike")
        driver.press(key)
        #expect(driver.text.contains("Unsaved changes: Esc again discards them"))
        driver.type("s")
        #expect(driver.text.contains("strikes"))
        driver.press(key, key)
        #expect(!driver.text.contains("New manual risk"))
        #expect(driver.effects.isEmpty)
    }

    @Test("A long text scrolls by lines, pages and to both ends, and shows its position") func scrolling() throws {
        var driver = try BoardDriver(Size(text: "80x24"))
        driver.press(KeyStroke("?"))
        #expect(driver.text.contains("1–18 of "))
        driver.press(KeyStroke("j"))
        #expect(driver.text.contains("2–19 of "))
        driver.press(KeyStroke(.pageDown))
        #expect(driver.text.contains("19–36 of "))
        driver.press(KeyStroke("g"))
        #expect(driver.text.contains("1–18 of "))
        driver.press(KeyStroke("G"))
        let end = driver.text
        #expect(end.contains("Quit"))
        driver.press(KeyStroke("j"))
        #expect(driver.text == end)
        driver.press(.control("c"))
        #expect(driver.effects.isEmpty, "Ctrl-C leaves the help, not the program")
        #expect(!driver.text.contains(" of "))
    }

    @Test("Every list is searched, and the title says which of how many matches one is on")
    func finding() throws {
        var driver = try BoardDriver(Size(text: "120x40"), view: .movers, snapshot: SmallMarket.everything())
        let before = driver.cursorLine
        driver.press(KeyStroke("/"))
        driver.type("mem")
        #expect(driver.text.contains("Movers  /mem 1 of "))
        driver.press(KeyStroke(.enter))
        let first = driver.cursorLine
        driver.press(KeyStroke("n"))
        #expect(driver.text.contains("Movers  /mem 2 of "))
        driver.press(KeyStroke("N"))
        #expect(driver.cursorLine == first)
        driver.press(KeyStroke(.escape))
        #expect(!driver.text.contains("/mem"))
        #expect(driver.model.view == .movers)
        driver.press(KeyStroke("g"), KeyStroke("/"))
        driver.type("qqqq")
        #expect(driver.text.contains("no matches"))
        driver.press(KeyStroke(.escape))
        #expect(driver.cursorLine == before)
        // The letters of a search are never commands.
        driver.press(KeyStroke("/"))
        driver.type("q")
        #expect(driver.effects.isEmpty)
    }

    @Test("Text after / is searched for and never run as a command", arguments: View.allCases)
    func findingEverywhere(view: View) throws {
        var driver = try BoardDriver(Size(text: "120x40"), view: view, snapshot: SmallMarket.everything())
        driver.press(KeyStroke("/"))
        let isList = driver.text.contains(" find ")
        #expect(isList || driver.text.contains(" : "), "where there are no rows one looks for a place to go to")
        driver.type("tsmc")
        #expect(driver.model.view == view)
        #expect(driver.effects.isEmpty)
        driver.press(KeyStroke(.escape))
        #expect(driver.model.view == view)
    }

    @Test("The menu lists every view and command that does something here, and does it", arguments: View.allCases)
    func menu(view: View) throws {
        var driver = try BoardDriver(Size(text: "120x40"), view: view, snapshot: SmallMarket.everything())
        driver.press(KeyStroke(.function(9)))
        #expect(driver.text.contains("Menu"))
        #expect(driver.text.contains("▸ B          Show the board"))
        driver.press(KeyStroke("j"), KeyStroke(.enter))
        #expect(driver.model.view == .morning)
        driver.press(KeyStroke(.function(9)))
        driver.press(KeyStroke("M"))
        #expect(driver.model.view == .movers, "the key of a command does it at once")
        driver.press(KeyStroke(.function(9)), KeyStroke(.escape))
        #expect(!driver.text.contains("Menu"))
        #expect(driver.model.view == .movers)
        driver.press(KeyStroke(.function(9)), KeyStroke("G"), KeyStroke(.enter))
        #expect(driver.effects == [.quit])
    }

    @Test("A list that does not fit shows which rows are visible", arguments: ["80x24", "120x40"])
    func menuPosition(size: String) throws {
        var driver = try BoardDriver(Size(text: size), snapshot: SmallMarket.everything())
        driver.press(KeyStroke(.function(9)))
        let height = driver.model.size.height - 6
        let count = MenuOverlay.commands(driver.model.keys.commands(in: .board)).count
        #expect(driver.text.contains("1–\(height) of \(count) ·"))
        driver.press(KeyStroke("G"))
        #expect(driver.text.contains("\(count - height + 1)–\(count) of \(count) ·"))
        driver.press(KeyStroke(.escape), KeyStroke("|"))
        #expect(driver.text.contains(" of \(Column.ofStocks.count) ·") == (size == "80x24"))
    }

    @Test("A press in the menu does what the line says") func menuByMouse() throws {
        var driver = try BoardDriver(Size(text: "120x40"), snapshot: SmallMarket.everything())
        driver.press(KeyStroke(.function(9)))
        let lines = driver.text.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(lines.firstIndex { $0.contains("Show gainers, losers and unusual volume") })
        driver.point(.press, Point(x: 40, y: row))
        #expect(driver.model.view == .movers)
    }
}
