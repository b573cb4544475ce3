import Testing
import TextUI
import ThemeCatalog

@Suite struct MarketColorsTests {
    private static let green = Color.hex(0x5FD787)
    private static let red = Color.hex(0xFF5F5F)
    private static let blue = Color.hex(0x87AFFF)

    @Test(arguments: [
        (MarketColors.greenUp, green, red), (.redUp, red, green), (.redUpBlueDown, red, blue), (.byRegion, green, red),
    ])
    func theSettingDecides(market: MarketColors, up: Color, down: Color) throws {
        let theme = try ThemeCatalog.theme(named: "midnight", market: market)
        #expect(theme.up == up)
        #expect(theme.down == down)
    }

    @Test func blueAndOrangeAreToldApartWithEveryVision() throws {
        let theme = try ThemeCatalog.theme(named: "midnight", market: .cvd)
        #expect(theme.up == MarketColorsTests.blue)
        #expect(theme.down == .hex(0xFFAF5F))
        // Orange is a price now: flags to look at have another colour, and so has the focus.
        #expect(theme.warn != theme.down)
        #expect(theme.accent != theme.up)
    }

    @Test func onlyByRegionHasRegionsOfItsOwn() throws {
        let plain = try ThemeCatalog.theme(named: "midnight")
        #expect(plain.custom(.redUp) == plain)
        let regional = try ThemeCatalog.theme(named: "midnight", market: .byRegion)
        #expect(regional.custom(.redUp).up == MarketColorsTests.red)
        #expect(regional.custom(.redUpBlueDown).down == MarketColorsTests.blue)
        #expect(regional.custom(.redUpBlueDown).warn == regional.warn)
        #expect(regional.custom(.greenUp).up == MarketColorsTests.green)
    }

    @Test(arguments: MarketColors.allCases)
    func areasFollowTheirPrices(market: MarketColors) throws {
        let theme = try ThemeCatalog.theme(named: "gruvbox-dark", market: market)
        let (up, muted) = (try #require(theme.up.lab), try #require(theme.upMuted.lab))
        #expect(muted.hueDistance(to: up) < 0.5)
    }
}
