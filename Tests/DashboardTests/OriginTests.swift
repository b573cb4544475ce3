import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

@Suite struct OriginTests {
    @Test(arguments: ["80x24", "120x40"])
    func theOriginOfEveryFigure(size: String) throws {
        var driver = try BoardDriver(Size(text: size), snapshot: SmallMarket.everything())
        driver.press(KeyStroke("i"))
        try expectGolden(driver.text, "origin-\(size)")
    }

    @Test("What is quarantined is named with its reason") func quarantinedRows() throws {
        var snapshot = SmallMarket.everything()
        var state = try #require(snapshot["2330.TW"])
        state.doubt = "160,000 is beyond the day's limits 1,415 to 1,720"
        state.quarantinedBars = ["2026-01-11: no session on this date"]
        snapshot.instruments["2330.TW"] = state
        var driver = try BoardDriver(Size(text: "120x40"), snapshot: snapshot)
        driver.press(KeyStroke("i"))
        #expect(driver.text.contains("quarantined"))
        #expect(driver.text.contains("quote: 160,000 is beyond the day's limits 1,415 to 1,720"))
        #expect(driver.text.contains("daily bar 2026-01-11: no session on this date"))
    }

    @Test func itScrollsAndCloses() throws {
        var driver = try BoardDriver(Size(text: "80x24"), snapshot: SmallMarket.everything())
        driver.press(KeyStroke("i"))
        #expect(driver.text.contains("price / close of the session before"))
        for _ in 0..<60 { driver.press(KeyStroke("j")) }
        #expect(!driver.text.contains("price / close of the session before"))
        driver.press(KeyStroke("x"))
        #expect(!driver.text.contains("Where the numbers come from"))
    }

    @Test(arguments: ["movers", "valuation", "chipmaker", "region", "heatmap"])
    func itIsAboutTheChipmakerUnderTheCursor(name: String) throws {
        let view = try #require(View(rawValue: name))
        var driver = try BoardDriver(Size(text: "120x40"), view: view, snapshot: SmallMarket.everything())
        driver.press(KeyStroke("i"))
        #expect(driver.text.contains("Where the numbers come from: "))
    }
}
