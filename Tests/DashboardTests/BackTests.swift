import DashboardTestSupport
import Market
import Testing
import TextUI

@testable import Dashboard

/// Esc leads back to the place before, whatever way led here.
@Suite struct BackTests {
    static let keyed = View.allCases.filter { $0.screen.entry.key != nil }

    private func driver(_ view: View, size: String = "170x46") throws -> BoardDriver {
        try BoardDriver(Size(text: size), view: view, snapshot: SmallMarket.everything())
    }

    private func expectBack(_ driver: inout BoardDriver, from start: BoardDriver, _ way: String) {
        let place = driver.model.place
        guard place != start.model.place else { return }
        driver.press(KeyStroke(.escape))
        let wanted = place == Place(.board) ? place : start.model.place
        #expect(driver.model.place == wanted, "\(way): Esc from \(place) led to \(driver.model.place)")
    }

    @Test("Esc goes back from a view opened by its key", arguments: View.allCases, keyed) func byKey(
        start: View, view: View
    ) throws {
        let start = try driver(start)
        var driver = start
        guard let key = view.screen.entry.key else { return }
        driver.press(KeyStroke(key))
        expectBack(&driver, from: start, "\(key)")
    }

    @Test(
        "From where the command line leads", arguments: View.allCases,
        ["movers", "kr", "tsmc", "GP hynix", "des nvda", "wei"])
    func byCommandLine(view: View, line: String) throws {
        let start = try driver(view)
        var driver = start
        driver.type(":" + line)
        driver.press(KeyStroke(.enter))
        expectBack(&driver, from: start, ":" + line)
    }

    @Test("Esc goes back from what the side panes of the board open", arguments: ["120x40", "170x46", "300x90"])
    func bySidePane(size: String) throws {
        let start = try driver(.board, size: size)
        for steps in 1...12 {
            var driver = start
            for _ in 0..<steps { driver.press(KeyStroke(.tab)) }
            driver.press(KeyStroke("j"))
            let before = driver
            driver.press(KeyStroke(.enter))
            expectBack(&driver, from: before, "\(steps) times Tab")
        }
    }

    @Test("Esc goes back from what Enter and o open", arguments: View.allCases, ["120x40"])
    func byDrillDown(view: View, size: String) throws {
        for key in [KeyStroke(.enter), KeyStroke("o")] {
            let start = try driver(view, size: size)
            var driver = start
            driver.press(key)
            // A stock's own tabs are one place.
            if view == .chipmaker { continue }
            expectBack(&driver, from: start, key.displayText)
        }
    }

    @Test("Esc goes back from what a press or a second press opens", arguments: View.allCases, ["120x40"])
    func byMouse(view: View, size: String) throws {
        let start = try driver(view, size: size)
        let frame = start.frame
        var seen: Set<Target> = []
        for y in 0..<start.model.size.height {
            for x in 0..<start.model.size.width {
                guard let target = frame.target(at: Point(x: x, y: y)), seen.insert(target).inserted else {
                    continue
                }
                // The way above the first line leads up, and a tab is another side of the same place.
                if case .crumb = target { continue }
                if case .command(let id) = target, id.name.contains("tab") { continue }
                if case .command(let id) = target, ["back", "last-place", "place-back"].contains(id.name) { continue }
                var driver = start
                driver.point(.press, Point(x: x, y: y))
                if driver.model.place == start.model.place { driver.point(.press, Point(x: x, y: y)) }
                guard driver.model.view != start.model.view else { continue }
                expectBack(&driver, from: start, "\(target)")
            }
        }
    }

    @Test("Esc passes through each view once, and ends on the board") func views() throws {
        var driver = try driver(.board)
        driver.type("MVMXVM")
        driver.press(KeyStroke(.escape))
        #expect(driver.model.view == .valuation)
        driver.press(KeyStroke(.escape))
        #expect(driver.model.view == .parity)
        driver.press(KeyStroke(.escape))
        #expect(driver.model.view == .board)
        driver.type("MVB")
        driver.press(KeyStroke(.escape))
        #expect(driver.model.view == .board)
        #expect(driver.text.contains("Already on the board"))
    }

    @Test("A press on a breadcrumb goes up, and Esc from there goes back") func crumbs() throws {
        var driver = try driver(.movers)
        driver.type("B")
        driver.press(KeyStroke(.enter), KeyStroke(.enter))
        #expect(driver.model.view == .chipmaker)
        let region = try #require(driver.model.journey.path.dropFirst().first)
        let frame = driver.frame
        let place = try #require((0..<170).map { Point(x: $0, y: 0) }.first { frame.target(at: $0) == .crumb(2) })
        driver.point(.press, place)
        #expect(driver.model.place == region)
        driver.press(KeyStroke(.escape))
        #expect(driver.model.view == .board)
    }
}
