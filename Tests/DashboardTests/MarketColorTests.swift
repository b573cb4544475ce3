import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI
import ThemeCatalog

@Suite struct MarketColorTests {
    private static let green = Color.hex(0x5FD787)
    private static let red = Color.hex(0xFF5F5F)
    private static let blue = Color.hex(0x87AFFF)

    /// The colours of rises and falls in the pane of a region on the widest board.
    private func colors(_ market: MarketColors, right: Bool, below: Int) throws -> [String: Set<Color>] {
        let driver = try BoardDriver(Size(width: 170, height: 46), market: market, snapshot: SmallMarket.everything())
        let buffer = driver.frame.buffer
        var found: [String: Set<Color>] = [:]
        for y in 0..<buffer.size.height where y / 15 == below {
            for x in 0..<buffer.size.width where x < 125 && (x >= 64) == right {
                let cell = buffer[x, y]
                if cell.text == "▲" || cell.text == "▼", y > 2 {
                    found[cell.text, default: []].insert(cell.style.foreground)
                }
            }
        }
        return found
    }

    @Test("Each region uses its own market colours by region") func everyRegionHasItsOwnCustomWhereThatIsWanted() throws
    {
        let taiwan = try colors(.byRegion, right: false, below: 0)
        #expect(taiwan["▲"] == [MarketColorTests.red])
        #expect(taiwan["▼"]?.isSubset(of: [MarketColorTests.green]) != false)
        let korea = try colors(.byRegion, right: true, below: 0)
        #expect(korea["▲"] == [MarketColorTests.red])
        #expect(korea["▼"]?.isSubset(of: [MarketColorTests.blue]) != false)
        let hongKong = try colors(.byRegion, right: true, below: 1)
        #expect(hongKong["▲"] == [MarketColorTests.green])
    }

    @Test(arguments: [(MarketColors.greenUp, green), (.redUp, red), (.redUpBlueDown, red), (.cvd, blue)])
    func otherwiseAllAreAlike(market: MarketColors, up: Color) throws {
        for (right, below) in [(false, 0), (true, 0), (true, 1)] {
            #expect(try colors(market, right: right, below: below)["▲"] == [up])
        }
    }

    @Test(arguments: MarketColors.allCases, View.allCases)
    func meaningNeverHangsOnTheColour(market: MarketColors, view: View) throws {
        let size = Size(width: 120, height: 40)
        let driver = try BoardDriver(size, market: market, view: view, snapshot: SmallMarket.everything())
        let plain = try BoardDriver(size, view: view, snapshot: SmallMarket.everything())
        #expect(driver.text == plain.text)
    }
}
