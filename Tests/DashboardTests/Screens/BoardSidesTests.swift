import DashboardTestSupport
import Market
import Testing
import TextUI

@testable import Dashboard

/// The panes beside the regions take the focus like those.
@Suite struct BoardSidesTests {
    private func driver() throws -> BoardDriver {
        var driver = try BoardDriver(Size(text: "170x46"), snapshot: SmallMarket.everything())
        driver.show(SmallMarket.records())
        return driver
    }

    @Test("Tab goes through all regions and all panes beside them, and comes back") func tab() throws {
        var driver = try driver()
        let start = driver.text
        let count = driver.model.snapshot.regions.count + 4
        var seen: Set<String> = []
        for _ in 0..<count {
            driver.press(KeyStroke(.tab))
            seen.insert(driver.text)
        }
        #expect(driver.text == start)
        #expect(seen.count > driver.model.snapshot.regions.count)
        driver.press(KeyStroke(.backTab), KeyStroke(.tab))
        #expect(driver.text == start)
    }

    @Test("Enter opens the region, the flag, the statement and the graph that is selected") func opening() throws {
        var driver = try driver()
        for _ in driver.model.snapshot.regions { driver.press(KeyStroke(.tab)) }
        var rotation = driver
        rotation.press(KeyStroke(.enter))
        #expect(rotation.model.view == .rotation)
        driver.press(KeyStroke(.tab))
        var region = driver
        region.press(KeyStroke(.enter))
        #expect(region.model.view == .region)
        driver.press(KeyStroke(.tab), KeyStroke("j"))
        let named = driver.cursorLine
        driver.press(KeyStroke(.enter))
        #expect(driver.model.view == .risk)
        let selected = try #require(driver.model.content(of: RiskScreen.self).map { _ in driver.cursorLine })
        #expect(named.contains(selected.split(separator: " ").first { $0.count > 3 } ?? "?"))
    }

    @Test("Right from the last region goes to the panes beside, Left comes back") func sides() throws {
        var driver = try driver()
        driver.press(KeyStroke(.right))
        let before = driver.text
        driver.press(KeyStroke(.right))
        #expect(driver.text != before)
        driver.press(KeyStroke(.left))
        #expect(driver.text == before)
    }

    @Test("A narrow window keeps the focus on a region") func narrow() throws {
        var driver = try driver()
        for _ in 0..<8 { driver.press(KeyStroke(.tab)) }
        driver.resize(Size(width: 80, height: 24))
        let before = driver.cursorLine
        driver.press(KeyStroke("j"))
        #expect(driver.cursorLine != before)
    }
}
