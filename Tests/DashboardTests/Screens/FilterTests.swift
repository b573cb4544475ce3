import DashboardTestSupport
import Testing
import TextUI

@testable import Dashboard

@Suite struct FilterTests {
    private static let views: [View] = [
        .board, .movers, .heatmap, .valuation, .parity, .events, .risk, .region, .watchlist,
    ]

    @Test("A filter applies to every list, is shown in the title with its count, and ends with Esc", arguments: views)
    func everywhere(view: View) throws {
        var driver = try BoardDriver(Size(text: "120x40"), view: view, snapshot: SmallMarket.everything())
        driver.show(SmallMarket.records())
        let before = driver.frame
        driver.press(KeyStroke("f"))
        driver.type("symbol == '2330.TW'")
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("filter symbol == '2330.TW' 1 of "))
        #expect(driver.frame != before)
        driver.press(KeyStroke(.escape))
        #expect(driver.model.view == view)
        #expect(!driver.text.contains("filter symbol"))
        #expect(driver.frame == before)
    }

    @Test("A filter that hides everything says how to end it", arguments: [View.parity, .risk, .watchlist, .movers])
    func nothing(view: View) throws {
        var driver = try BoardDriver(Size(text: "120x40"), view: view, snapshot: SmallMarket.everything())
        driver.press(KeyStroke("f"))
        driver.type("change(day) > 5000%")
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("filter change(day) > 5000% 0 of "))
    }
}
