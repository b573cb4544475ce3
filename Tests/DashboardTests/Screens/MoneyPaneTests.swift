import DashboardTestSupport
import Market
import Testing
import TextUI

@testable import Dashboard

/// Currencies, volatility and yields beside the regions.
@Suite struct MoneyPaneTests {
    private func driver(_ size: String) throws -> BoardDriver {
        var snapshot = SmallMarket.morning()
        snapshot.isHistorical = false
        var driver = try BoardDriver(Size(text: size), snapshot: snapshot)
        driver.show(SmallMarket.records())
        return driver
    }

    @Test(
        "All six stand on the board with their prices, the yield in basis points",
        arguments: ["170x46", "300x90"])
    func shown(size: String) throws {
        let text = try driver(size).text
        let isLarge = size == "300x90"
        for name in ["TWD", "KRW", "JPY", "CNH", "VIX", isLarge ? "US 10-year" : "US 10y"] {
            #expect(text.contains((isLarge && name.count == 3 && name != "VIX" ? "USD/" : "") + name))
        }
        for price in ["31.6200", "1,471.2", "158.31", "6.9712", "16.20"] { #expect(text.contains(price), "\(price)") }
        #expect(text.contains("-2 bp"))
        #expect(text.contains("4.15%"))
    }

    @Test(
        "The chart alone gives up lines for them",
        arguments: ["170x46", "170x47", "200x60", "300x70", "300x90"], [false, true])
    func theRowsStay(size: String, hasNotice: Bool) {
        let size = Size(text: size)
        func layout(_ hasMoney: Bool) -> BoardLayout {
            BoardLayout(
                size: size, rowCounts: [9, 7, 12, 6, 9, 20], focus: 0, hasNotice: hasNotice, thesisHeight: 13,
                hasMoney: hasMoney)
        }
        let (without, with) = (layout(false), layout(true))
        #expect(with.money != nil && without.money == nil)
        for pane in [BoardPane.lead, .flags, .thesis] {
            #expect(with.rect(of: pane)?.height == without.rect(of: pane)?.height)
        }
        #expect(with.panes == without.panes)
        #expect((with.rotation?.height ?? 0) >= 8)
    }

    @Test("Low windows and caches without them show the board as before", arguments: ["170x45", "143x50", "80x24"])
    func noRoom(size: String) throws {
        #expect(!(try driver(size).text.contains("FX, volatility")))
        let market = try BoardDriver(Size(text: "170x46"), snapshot: SmallMarket.everything())
        #expect(BoardLayout(market.model).money == nil)
    }

    @Test("Tab reaches them and Enter opens the selected one") func opening() throws {
        var driver = try driver("170x46")
        for _ in 0..<driver.model.snapshot.regions.count + 2 { driver.press(KeyStroke(.tab)) }
        driver.press(KeyStroke("j"))
        #expect(driver.model.selectedSymbol == "KRW=X")
        let cursor = try #require(driver.frame.cursor)
        #expect(String(driver.cursorLine.dropFirst(cursor.x).prefix(3)) == "KRW")
        driver.press(KeyStroke(.enter))
        #expect(driver.model.place.symbol == "KRW=X")
    }

    @Test("A press selects one, a second press opens it") func pressing() throws {
        var driver = try driver("300x90")
        driver.press(on: .stock("^VIX"))
        #expect(driver.model.view == .board)
        #expect(driver.model.selectedSymbol == "^VIX")
        driver.press(on: .stock("^VIX"))
        #expect(driver.model.place.symbol == "^VIX")
    }
}
