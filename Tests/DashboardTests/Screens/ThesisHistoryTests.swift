import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

/// What the selected condition's pane says beside its verdict.
@Suite struct ThesisHistoryTests {
    private func text(_ title: String) throws -> String {
        var driver = try BoardDriver(Size(text: "170x46"), view: .thesis, snapshot: SmallMarket.everything())
        driver.press(KeyStroke("/"))
        driver.type(title)
        driver.press(KeyStroke(.enter))
        return driver.text
    }

    @Test("A condition on one return shows its history and the price at which it turns") func oneReturn() throws {
        // 1,690 after +9.0% this year: unchanged at 1,550.46.
        let text = try text("TSMC is up")
        #expect(text.contains("breached at TSMC NT$1,55"))
        #expect(text.contains("-8.3% from here"))
        #expect(text.contains("History dashes: threshold"))
    }

    @Test("A condition on price targets turns where the price reaches them") func targets() throws {
        // The target of 2,330 is 37.9% above 1,690.
        #expect(try text("price targets").contains("breached at TSMC NT$2,330, +37.9% from here"))
    }

    @Test(
        "A condition on two figures has no such price", arguments: ["forward P/E", "No high flags", "beats the Nasdaq"])
    func others(title: String) throws {
        let text = try text(title)
        #expect(!text.contains("breached at"))
        #expect(!text.contains("from here"))
    }
}
