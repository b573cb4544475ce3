import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

/// Whom a feed is asked to bring first.
@Suite struct AttentionTests {
    @Test("The board asks for the rows on screen, the selected one first")
    func onTheBoardTheRowsOnScreenTheSelectedOneFirst() throws {
        var driver = try BoardDriver(Size(text: "170x46"), snapshot: SmallMarket.everything())
        driver.press(KeyStroke("j"))
        let attention = driver.model.attention
        #expect(attention.first == "2454.TW")
        #expect(attention.contains("NVDA"))
        #expect(attention.contains("^TWII"))
        #expect(Set(attention).count == attention.count)
    }

    @Test("Rows out of sight are not requested") func whatIsOutOfSightIsNotInIt() throws {
        // One pane is open at a time there.
        let driver = try BoardDriver(Size(text: "80x24"), snapshot: SmallMarket.everything())
        #expect(driver.model.attention.contains("2330.TW"))
        #expect(!driver.model.attention.contains("NVDA"))
    }

    @Test("Marked stocks, stock pages and watchlists are requested") func marksAndPagesAndLists() throws {
        var driver = try BoardDriver(Size(text: "80x24"), snapshot: SmallMarket.everything())
        driver.press(KeyStroke("G"), KeyStroke(" "), KeyStroke("g"), KeyStroke("o"))
        // Marking goes on to the next row, which is in the next pane.
        #expect(driver.model.attention.prefix(2) == ["005930.KS", "6488.TWO"])
        driver.press(KeyStroke("W"))
        #expect(driver.model.attention.contains("4062.T"))
    }
}
