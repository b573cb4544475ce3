import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI
import ThemeCatalog

@Suite struct BoardPictureTests {
    @Test(arguments: ["80x24", "120x40", "170x46", "300x90"])
    func theBoard(size: String) throws {
        try expectGolden(try BoardDriver(Size(text: size)).text, "board-" + size)
    }

    @Test func theColours() throws {
        try expectGolden(try BoardDriver(Size(width: 100, height: 24)).frame.buffer.ansiText, "board-100x24-ansi")
    }

    @Test("A window below 60x15 shows a message", arguments: ["1x1", "2x1", "20x5", "59x15", "60x14", "0x0"])
    func tooSmallIsSaidKindly(size: String) throws {
        let driver = try BoardDriver(Size(text: size))
        #expect(driver.frame.buffer.size == Size(text: size))
        #expect(driver.frame.cursor == nil)
        if size == "59x15" { #expect(driver.text.contains("chiptop needs a window of 60x15; this one is 59x15.")) }
    }

    @Test(arguments: ["60x15", "61x16", "79x23", "95x30", "99x37", "143x38", "144x20", "200x50", "500x200"])
    func everySizeKeepsItsPromises(size: String) throws {
        let size = Size(text: size)
        let frame = try BoardDriver(size).frame
        let cursor = try #require(frame.cursor)
        #expect(Rect(size).contains(cursor))
        #expect(frame.buffer.plainText(row: 0).contains("chiptop"))
        #expect(frame.buffer.plainText(row: size.height - 1).hasSuffix("q quit"))
        #expect(frame.buffer.plainText.contains("TSMC"))
        for region in Region.allCases { #expect(frame.buffer.plainText.contains(region.name)) }
        expectWholeCharacters(frame.buffer)
    }

    @Test("Every window size from tiny to large is drawn") func everyWindowFromTinyToLargeIsDrawn() throws {
        var driver = try BoardDriver(Size(width: 60, height: 15))
        for width in stride(from: 1, through: 320, by: 13) {
            for height in stride(from: 1, through: 100, by: 7) {
                driver.resize(Size(width: width, height: height))
                expectWholeCharacters(driver.frame.buffer)
            }
        }
    }

    @Test(arguments: ["midnight", "daylight", "high-contrast", "cvd-safe", "ansi16", "mono"])
    func everyThemeShowsTheSameText(theme: String) throws {
        let size = Size(width: 120, height: 40)
        #expect(try BoardDriver(size, theme: theme).text == BoardDriver(size).text)
    }

    @Test("Flags never use the market colours") func flagsNeverTakeTheMarketColours() throws {
        for name in ["midnight", "daylight", "high-contrast", "cvd-safe", "ansi16"] {
            let theme = try BoardDriver(Size(width: 80, height: 24), theme: name).model.theme
            #expect(Set([theme.up, theme.down]).isDisjoint(with: [theme.warn, theme.high]), "\(name)")
        }
    }

    @Test("The sample market is labelled at every size") func sampleIsSaidAtEverySize() throws {
        var snapshot = SmallMarket.snapshot()
        snapshot.isSample = true
        for size in ["12x3", "60x15", "80x24", "170x46"] {
            #expect(try BoardDriver(Size(text: size), snapshot: snapshot).text.contains("SAMPLE"), "\(size)")
        }
    }

    @Test("Hostile names stay within their column") func hostileNamesStayInTheirColumn() throws {
        var snapshot = SmallMarket.snapshot()
        var state = try #require(snapshot["2330.TW"])
        state.instrument = Instrument(
            symbol: "2330.TW", kind: .equity, name: String(repeating: "積", count: 60), nativeName: "e\u{301}\u{301}x",
            exchange: .xtai, currency: .twd, region: .taiwan)
        snapshot.instruments["2330.TW"] = state
        let driver = try BoardDriver(Size(width: 120, height: 40), snapshot: snapshot)
        #expect(driver.text.contains("1,690"))
        expectWholeCharacters(driver.frame.buffer)
    }
}

extension Size {
    /// A size as `80x24`.
    init(text: String) {
        let parts = text.split(separator: "x").compactMap { Int($0) }
        self.init(width: parts.first ?? 0, height: parts.last ?? 0)
    }
}
