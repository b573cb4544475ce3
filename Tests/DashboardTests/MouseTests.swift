import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

@Suite struct MouseTests {
    private func driver(_ view: View = .board) throws -> BoardDriver {
        try BoardDriver(Size(text: "120x40"), view: view, snapshot: SmallMarket.everything())
    }

    /// The cell at which a text begins on the screen.
    private func place(of text: String, in driver: BoardDriver) throws -> Point {
        let lines = driver.text.split(separator: "\n", omittingEmptySubsequences: false)
        let y = try #require(lines.firstIndex { $0.contains(text) })
        let before = try #require(lines[y].firstRange(of: text)?.lowerBound)
        return Point(x: TextWidth.width(of: lines[y][..<before]), y: y)
    }

    @Test("A press selects a row and a second one opens it") func aPressSelectsAndASecondOneOpens() throws {
        var driver = try driver()
        let place = try place(of: "SK hynix", in: driver)
        driver.point(.press, place)
        #expect(driver.cursorLine.contains("SK hynix"))
        #expect(driver.model.view == .board)
        driver.point(.press, place)
        #expect(driver.model.place.symbol == "000660.KS")
    }

    @Test("The wheel scrolls what is under it") func theWheelMoves() throws {
        var driver = try driver()
        let before = driver.cursorLine
        driver.point(.wheelDown, Point(x: 10, y: 8))
        #expect(driver.cursorLine != before)
        driver.point(.wheelUp, Point(x: 10, y: 8))
        #expect(driver.cursorLine == before)
    }

    @Test("A press on a heading sorts, a second one reverses") func aHeadingSortsAndTurnsRound() throws {
        var driver = try driver()
        let place = try place(of: "today", in: driver)
        driver.point(.press, place)
        #expect(driver.text.contains("by day"))
        #expect(driver.text.contains("today▾"))
        driver.point(.press, place)
        #expect(driver.text.contains("today▴"))
    }

    @Test("Presses in lists select their rows") func listsAreLists() throws {
        var driver = try driver(.parity)
        let place = Point(x: 10, y: try #require(driver.frame.cursor).y + 1)
        driver.point(.press, place)
        #expect(driver.frame.cursor?.y == place.y)
        driver.point(.press, place)
        #expect(driver.model.view == .chipmaker)
    }

    @Test("With the mouse off nothing reacts to it") func turnedOffItDoesNothing() throws {
        var driver = try driver()
        driver.press(KeyStroke("m"))
        #expect(driver.effects == [.mouse(false)])
        let before = driver.frame
        for y in 0..<40 { driver.point(.press, Point(x: 50, y: y)) }
        #expect(driver.frame == before)
    }

    @Test(arguments: View.allCases)
    func aPressAnywhereCrashesNothing(view: View) throws {
        for y in stride(from: 0, to: 40, by: 3) {
            for x in stride(from: 0, to: 120, by: 17) {
                var driver = try driver(view)
                driver.point(.press, Point(x: x, y: y))
                driver.point(.wheelDown, Point(x: x, y: y))
                expectWholeCharacters(driver.frame.buffer)
            }
        }
    }
}
