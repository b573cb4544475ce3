import ConfigText
import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI
import ThemeCatalog

/// What an edit does to a dashboard that runs.
@Suite struct ConfigurationEditTests {
    private func driver(_ size: String = "170x46", _ text: String = "") throws -> BoardDriver {
        try BoardDriver(
            Size(text: size), configuration: ConfigurationFile.read(text, file: "config.yaml").configuration,
            snapshot: SmallMarket.everything())
    }

    private func edit(_ driver: inout BoardDriver, _ text: String) {
        let reading = ConfigurationFile.read(text, file: "config.yaml")
        #expect(reading.problems.isEmpty)
        driver.edit(ConfigurationEdit(configuration: reading.configuration))
    }

    @Test(
        "A valid edit applies at once and is undone at once",
        arguments: [
            ("names: native", "台積電", "MediaTek"), ("names: english", "TSMC", "台積電"),
            ("numbers: 1 690,5", "1 690 ", "1,690"),
            ("numbers: 1.690,5", "+1,20%", "+1.20%"), ("numbers: '1690.5'", " 1690 ", "1,690"),
            ("columns: [name, price, usd]", "YTD US$", "today"), ("columns: [flag, symbol, today]", "2330.TW", "台積電"),
            ("columns: [name, volume-ratio, rs-rank, beta]", "RVOL", "20d"), ("panes: []", "TSMC", "Leaders"),
            ("panes: [flags]", "Risk flags", "Leaders"), ("layout: {wide: {panes: [lead]}}", "Leaders", "Risk flags"),
            ("layout: {wide: {columns: [name, year]}}", "1y", "today"), ("view: movers", "Movers", "Taiwan 台灣"),
            ("period: week", "1w · local", "YTD · local"), ("currency: usd", "YTD · US$", "YTD · local"),
            ("keys: {quit: Q}", "Q quit", "q quit"),
        ])
    func aGoodEditIsSeenAtOnceAndTakenBackAtOnce(text: String, has: String, lacks: String) throws {
        var driver = try driver()
        let before = driver.text
        #expect(before.contains(lacks))
        edit(&driver, text)
        #expect(driver.text.contains(has))
        #expect(!driver.text.contains(lacks))
        expectWholeCharacters(driver.frame.buffer)
        edit(&driver, "")
        #expect(driver.text == before)
    }

    @Test(
        arguments: [
            "names: native", "names: english", "numbers: 1 690,5",
            "columns: [native, usd, market-value, drawdown, rsi, trend]",
            "panes: [thesis, flags, lead]", "panes: [lead]", "keys: {preset: vim}", "columns: [name]",
        ], ["60x15", "80x24", "120x40", "170x46", "300x90"])
    func everySizeHoldsIt(text: String, size: String) throws {
        for view in View.allCases {
            var configuration = ConfigurationFile.read(text, file: "config.yaml").configuration
            configuration.view = view
            let driver = try BoardDriver(
                Size(text: size), configuration: configuration, snapshot: SmallMarket.everything())
            expectWholeCharacters(driver.frame.buffer)
            #expect(driver.text.contains("quit"))
        }
    }

    @Test(arguments: [("80x24", "narrow"), ("120x40", "medium"), ("170x46", "wide"), ("300x90", "wall")])
    func aSizeHasItsOwnColumns(size: String, name: String) throws {
        let own = try driver(size, "layout: {\(name): {columns: [name, symbol]}}")
        #expect(own.text.contains("2330.TW"))
        #expect(!own.text.contains("today"))
        for other in ["narrow", "medium", "wide", "wall"] where other != name {
            #expect(try driver(size, "layout: {\(other): {columns: [name, symbol]}}").text == driver(size).text)
        }
    }

    @Test("An invalid edit is reported and changes nothing") func aBadEditSaysWhyAndChangesNothing() throws {
        var driver = try driver("120x40", "names: native")
        driver.edit(ConfigurationEdit(configuration: nil, problem: "config.yaml:3:8: `wek` is nothing"))
        #expect(driver.frame.buffer.plainText(row: 37).contains("! config.yaml:3:8: `wek` is nothing"))
        #expect(driver.text.contains("台積電"))
        #expect(!driver.text.contains("MediaTek"))
        driver.pass(milliseconds: 3_600_000)
        #expect(driver.text.contains("config.yaml:3:8"), "shown until the file is valid")
        edit(&driver, "names: native")
        #expect(!driver.text.contains("config.yaml"))
    }

    @Test("Settings that an edit does not touch stay as chosen") func whatAnEditDoesNotTouchStaysAsThePersonLeftIt()
        throws
    {
        var driver = try driver()
        driver.press(KeyStroke("j"), KeyStroke("c"), KeyStroke("p"), KeyStroke("u"))
        edit(&driver, "names: english")
        #expect(driver.cursorLine.contains("MediaTek"))
        #expect(driver.frame.buffer.plainText(row: 0).contains("1y · US$"))
        edit(&driver, "names: english\ncurrency: usd")
        edit(&driver, "names: english")
        #expect(driver.frame.buffer.plainText(row: 0).contains("1y · local"))
    }

    @Test("An edited theme is applied, a theme chosen elsewhere stays")
    func anotherThemeIsUsedAndTheOneChosenOtherwiseStays() throws {
        var driver = try driver()
        let nord = try ThemeCatalog.theme(named: "nord")
        var configuration = Configuration()
        driver.edit(ConfigurationEdit(configuration: configuration, theme: nord))
        #expect(driver.model.theme.id == "midnight", "the name has not changed")
        configuration.theme = "nord"
        driver.edit(ConfigurationEdit(configuration: configuration, theme: nord))
        #expect(driver.model.theme.id == "nord")
    }

    @Test("The period key cycles through the configured periods") func theKeyOfThePeriodGoesThroughOnesOwnList() throws
    {
        var driver = try driver("170x46", "periods: [day, ytd, week]")
        for label in ["1w", "day", "YTD", "1w"] {
            driver.press(KeyStroke("p"))
            #expect(driver.frame.buffer.plainText(row: 0).contains(label + " · local"))
        }
    }

    @Test("ASCII output has English names only") func inASCIIThereAreEnglishNamesOnly() throws {
        var configuration = Configuration()
        configuration.names = .native
        let driver = try BoardDriver(Size(text: "120x40"), isASCII: true, configuration: configuration)
        #expect(driver.text.contains("TSMC"))
        #expect(driver.text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("Native names are found by search") func nativeNamesAreFoundAndSearched() throws {
        var driver = try driver("170x46", "names: native")
        driver.type("/mediatek")
        driver.press(KeyStroke(.enter))
        #expect(driver.cursorLine.contains("聯發科"))
    }

    @Test("Figures update no faster than the refresh setting") func figuresComeNoFasterThanThePace() throws {
        var driver = try driver("170x46", "refresh: 5")
        func price(_ price: Double, version: UInt64) -> Snapshot {
            var snapshot = SmallMarket.snapshot()
            snapshot.version = .init(version)
            snapshot.instruments["2330.TW"] = SmallMarket.state("2330.TW", price: price, change: 0.01, yearToDate: 0.1)
            return snapshot
        }
        driver.pass(milliseconds: 1000)
        driver.show(price(1700, version: 2))
        #expect(driver.text.contains("1,690"))
        #expect(driver.model.nextTick <= driver.model.now.wall.advanced(milliseconds: 4000))
        driver.pass(milliseconds: 1000)
        driver.show(price(1710, version: 3))
        #expect(driver.text.contains("1,690"))
        driver.pass(milliseconds: 3000)
        #expect(driver.text.contains("1,710"), "the newest of those that waited")
        driver.pass(milliseconds: 1000)
        driver.show(price(1720, version: 4))
        #expect(!driver.text.contains("1,720"))
        edit(&driver, "refresh: 0")
        #expect(driver.text.contains("1,720"))
        driver.show(price(1730, version: 5))
        #expect(driver.text.contains("1,730"))
    }
}
