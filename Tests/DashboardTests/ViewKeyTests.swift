import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

@Suite struct ViewKeyTests {
    let size = Size(width: 170, height: 46)

    private func driver(_ view: View = .board, size: Size? = nil) throws -> BoardDriver {
        try BoardDriver(size ?? self.size, view: view, snapshot: SmallMarket.everything())
    }

    @Test(arguments: [
        ("R", View.rotation), ("M", .movers), ("H", .heatmap), ("T", .sessions), ("V", .valuation), ("X", .parity),
        ("E", .events), ("F", .risk), ("Y", .thesis), ("B", .board),
    ])
    func everyViewHasAKey(key: String, view: View) throws {
        var driver = try driver()
        driver.type(key)
        #expect(driver.model.view == view)
        // From any view to any other.
        driver.type("E" + key)
        #expect(driver.model.view == view)
    }

    @Test(arguments: [KeyStroke(.escape), KeyStroke(.backspace), KeyStroke("B")])
    func goingBackIsNeverQuitting(key: KeyStroke) throws {
        var driver = try driver(.events)
        driver.press(key)
        #expect(driver.model.view == .board)
        #expect(driver.effects == [])
        driver.press(key)
        #expect(driver.model.view == .board)
        #expect(driver.effects == [])
    }

    @Test(arguments: View.allCases)
    func everywhereTheSameKeysWork(view: View) throws {
        var driver = try driver(view)
        driver.press(KeyStroke("p"), KeyStroke("c"))
        #expect(driver.text.contains("1y · US$"))
        driver.press(KeyStroke("P"))
        #expect(driver.text.contains("paused"))
        driver.press(KeyStroke("?"))
        #expect(driver.text.contains("Forward in history"))
        driver.press(KeyStroke("x"), KeyStroke("q"))
        #expect(driver.effects == [.quit])
    }

    @Test("Keys of one view do nothing in another") func keysOfOneViewDoNothingInAnother() throws {
        var driver = try driver()
        // All but the key bar, which says that the key is not bound.
        func picture(_ driver: BoardDriver) -> String {
            driver.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().joined(separator: "\n")
        }
        let before = picture(driver)
        driver.type("bwz")
        #expect(picture(driver) == before)
        #expect(driver.text.contains("z is not bound here"))
        driver = try self.driver(.events)
        let events = picture(driver)
        driver.type("sIbw")
        #expect(picture(driver) == events)
    }

    @Test("A list keeps its selection across visits") func aListKeepsItsPlaceWhileOneIsElsewhere() throws {
        var driver = try driver(.valuation)
        driver.press(KeyStroke("j"), KeyStroke("j"))
        let line = driver.cursorLine
        driver.type("EjjV")
        #expect(driver.cursorLine == line)
    }

    @Test(arguments: View.allCases.filter { $0 != .board })
    func theCursorStaysInsideAndOnScreen(view: View) throws {
        var driver = try driver(view, size: Size(width: 80, height: 24))
        for key in ["j", "k", "G", "j", "l", "h", "g", "k"] {
            driver.type(key)
            #expect(driver.frame.cursor != nil, "\(view) \(key)")
        }
        for key in [Key.pageDown, .pageUp, .end, .home, .tab, .backTab] {
            driver.press(KeyStroke(key))
            #expect(driver.frame.cursor != nil, "\(view) \(key)")
        }
    }

    @Test("Events start at today") func eventsBeginAtToday() throws {
        var driver = try driver(.events, size: Size(width: 80, height: 24))
        #expect(driver.cursorLine.contains("today"))
        driver.press(KeyStroke("j"))
        #expect(driver.cursorLine.contains("Fourth quarter 2025 results"))
        driver.press(KeyStroke("k"), KeyStroke("k"))
        #expect(driver.cursorLine.contains("Mon 12 Jan"))
    }

    @Test("The clock key cycles through the cities") func theClockGoesRound() throws {
        var driver = try driver(.sessions)
        for city in ["Tokyo", "New York", "UTC", "Taipei"] {
            driver.press(KeyStroke("z"))
            #expect(driver.text.contains("\(city) time"))
        }
    }

    @Test("The heatmap begins with equal tiles coloured by the day, and follows the period once it is changed")
    func theHeatmapsChoices() throws {
        var driver = try driver(.heatmap)
        #expect(driver.text.contains("size: equal · colour: day return"))
        driver.press(KeyStroke("w"))
        #expect(driver.text.contains("size: market cap"))
        driver.press(KeyStroke("a"))
        #expect(driver.text.contains("colour: YTD return"))
        driver.press(KeyStroke("a"), KeyStroke("p"))
        #expect(driver.text.contains("colour: 1y return"))
    }

    @Test("The rotation graph changes its objects and its benchmark") func theGraphChangesObjectsAndBenchmark() throws {
        var driver = try driver(.rotation)
        #expect(driver.cursorLine.contains("│") == false)
        for name in ["PHLX Semiconductor", "Asia tech", "regional index", "Nasdaq 100"] {
            driver.press(KeyStroke("b"))
            #expect(driver.text.contains("vs \(name)"))
        }
        driver.press(KeyStroke("o"))
        #expect(driver.text.contains("Stocks"))
    }

    @Test("Tab moves between the lists of movers") func moversGoFromListToList() throws {
        var driver = try driver(.movers)
        let first = driver.frame.cursor
        driver.press(KeyStroke(.right))
        #expect(driver.frame.cursor?.y == first?.y)
        #expect((driver.frame.cursor?.x ?? 0) > (first?.x ?? 0))
        driver.press(KeyStroke(.left))
        #expect(driver.frame.cursor == first)
        driver.press(KeyStroke(.backTab), KeyStroke(.tab))
        #expect(driver.frame.cursor == first)
    }

    @Test("Arrow keys move between neighbouring tiles") func tilesAreWalkedByTheirPlaces() throws {
        var driver = try driver(.heatmap)
        let start = try #require(driver.frame.cursor)
        driver.press(KeyStroke(.right))
        let right = try #require(driver.frame.cursor)
        #expect(right.x > start.x)
        driver.press(KeyStroke(.left))
        #expect(try #require(driver.frame.cursor).x < right.x)
    }
}
