import Dashboard
import DashboardTestSupport
import Testing
import TextUI
import ThemeCatalog

@Suite struct ThemeChooserTests {
    private func opened(_ size: Size = Size(width: 120, height: 40)) throws -> BoardDriver {
        var driver = try BoardDriver(size)
        driver.press(KeyStroke("t"))
        try driver.offerThemes()
        return driver
    }

    @Test("Themes are read only once the chooser opens") func themesAreReadLate() throws {
        var driver = try BoardDriver(Size(width: 120, height: 40))
        driver.press(KeyStroke("j"))
        #expect(!driver.model.awaitsSchemes)
        driver.press(KeyStroke("t"))
        #expect(driver.model.awaitsSchemes)
        try driver.offerThemes()
        #expect(!driver.model.awaitsSchemes)
    }

    @Test("Every theme is listed and the current one selected") func everyNameIsListedAndThePresentOneSelected() throws
    {
        let driver = try opened()
        for name in ThemeCatalog.names { #expect(driver.text.contains(" \(name) ")) }
        #expect(driver.cursorLine.contains("▸ midnight"))
    }

    @Test("Moving previews a theme and Enter applies it") func movingShowsAThemeAndEnterKeepsIt() throws {
        var driver = try opened()
        let all = driver.frame.buffer
        driver.press(KeyStroke("j"))
        #expect(driver.model.theme.id == ThemeCatalog.names[1])
        // The whole screen changes, not the list alone.
        #expect(driver.frame.buffer[5, 30].style.background != all[5, 30].style.background)
        driver.press(KeyStroke(.enter))
        #expect(driver.model.theme.id == ThemeCatalog.names[1])
        #expect(!driver.text.contains("▸ \(ThemeCatalog.names[1])"))
    }

    @Test("Esc restores the theme") func escapeBringsBackWhatThereWas() throws {
        var driver = try opened()
        let before = driver.model.theme
        driver.press(KeyStroke("G"), KeyStroke("k"), KeyStroke("m"))
        #expect(driver.model.theme != before)
        driver.press(KeyStroke(.escape))
        #expect(driver.model.theme == before)
    }

    @Test("The theme key cycles while the chooser is open") func theKeyThatOpensItGoesRound() throws {
        var driver = try opened()
        for _ in ThemeCatalog.names { driver.press(KeyStroke("t")) }
        #expect(driver.model.theme.id == "midnight")
    }

    @Test("Market colours are chosen in the theme chooser") func marketColoursAreChosenThereToo() throws {
        var driver = try opened()
        #expect(driver.text.contains("market: green up, red down"))
        let (up, down) = (driver.model.theme.up, driver.model.theme.down)
        driver.press(KeyStroke("m"))
        #expect(driver.text.contains("market: red up, green down"))
        #expect(driver.model.theme.up == down)
        #expect(driver.model.theme.down == up)
        // The setting stays when another theme is looked at.
        driver.press(KeyStroke("j"), KeyStroke(.enter))
        #expect(driver.model.theme.marketColors == .redUp)
    }

    @Test("Without colours the theme chooser says why it is empty") func withoutColoursItSaysSo() throws {
        var driver = try BoardDriver(Size(width: 120, height: 40), theme: "mono", depth: .monochrome)
        driver.press(KeyStroke("t"))
        var model = driver.model
        model.offer([])
        #expect(render(model).buffer.plainText.contains("Colours are off"))
        driver.press(KeyStroke(.escape))
        #expect(!driver.text.contains("Colours"))
    }

    @Test(arguments: ["60x15", "80x24", "120x40", "170x46", "20x5"])
    func itFitsEveryWindow(size: String) throws {
        var driver = try opened(Size(text: size))
        for _ in 0..<20 {
            expectWholeCharacters(driver.frame.buffer)
            driver.press(KeyStroke("j"))
        }
        if size != "20x5" { #expect(driver.cursorLine.contains("▸ mono")) }
    }

    @Test("Ctrl-C closes the chooser, not the program") func controlCLeavesTheChoiceAndNotTheProgram() throws {
        var driver = try opened()
        driver.press(.control("c"))
        #expect(driver.effects.isEmpty)
        #expect(!driver.text.contains("Colours"))
        driver.press(.control("c"))
        #expect(driver.effects == [.quit])
    }
}
