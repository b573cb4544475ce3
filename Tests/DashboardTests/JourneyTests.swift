import DashboardTestSupport
import Market
import Testing
import TextUI

@testable import Dashboard

@Suite struct JourneyTests {
    private func driver(size: String = "170x46") throws -> BoardDriver {
        try BoardDriver(Size(text: size), snapshot: SmallMarket.everything())
    }

    private func crumbs(_ driver: BoardDriver) -> String {
        String(driver.frame.buffer.plainText(row: 0).dropFirst(10).prefix { $0 != "●" }).components()
    }

    @Test("Enter opens level by level and Esc returns to the board") func deeperAndBackToTheBoard() throws {
        var driver = try driver()
        driver.press(KeyStroke("j"))
        driver.press(KeyStroke(.enter))
        #expect(crumbs(driver).hasPrefix("Board › Taiwan"))
        #expect(driver.cursorLine.contains("MediaTek"))
        driver.press(KeyStroke(.enter))
        #expect(crumbs(driver).hasPrefix("Board › Taiwan › MediaTek"))
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("3 Risk"))
        #expect(driver.model.place.tab == .risk)
        driver.press(KeyStroke(.escape))
        #expect(crumbs(driver).hasPrefix("Board › Taiwan"))
        driver.press(KeyStroke(.backspace))
        #expect(driver.model.view == .board)
        #expect(driver.cursorLine.contains("MediaTek"))
        driver.press(KeyStroke(.escape))
        #expect(driver.model.view == .board)
        #expect(driver.effects == [])
    }

    @Test("The next stock keeps the tab") func theNextChipmakerKeepsTheTab() throws {
        var driver = try driver()
        driver.press(KeyStroke("o"), KeyStroke("4"))
        #expect(driver.model.place == Place("2330.TW", tab: .peers))
        driver.press(KeyStroke("J"))
        #expect(driver.model.place == Place("2454.TW", tab: .peers))
        driver.press(KeyStroke("K"), KeyStroke("K"))
        #expect(driver.model.place.tab == .peers)
        #expect(driver.model.place.symbol != "2454.TW")
        driver.press(KeyStroke(.tab))
        #expect(driver.model.place.tab == .parity)
        driver.press(KeyStroke(.backTab), KeyStroke(.backTab))
        #expect(driver.model.place.tab == .risk)
        // Going back finds the stock shown last.
        let name = try #require(driver.model.place.symbol.flatMap { driver.model.snapshot[$0]?.instrument.name })
        driver.press(KeyStroke("B"))
        #expect(driver.cursorLine.contains(name.prefix(6)))
    }

    @Test("History goes back and forward, and to the last place") func historyAndTheLastPlace() throws {
        var driver = try driver()
        driver.type("RMV")
        driver.press(KeyStroke("-"))
        #expect(driver.model.view == .movers)
        driver.press(KeyStroke("-"))
        #expect(driver.model.view == .valuation)
        driver.type("[[")
        #expect(driver.model.view == .valuation)
        driver.type("[")
        #expect(driver.model.view == .movers)
        driver.type("[[[[[[[")
        #expect(driver.model.view == .board)
        driver.type("]")
        #expect(driver.model.view == .rotation)
        for _ in 0..<400 { driver.type("RM") }
        #expect(driver.model.view == .movers)
    }

    @Test(arguments: ["movers", "heatmap", "valuation", "parity", "events", "region"])
    func fromEveryListToTheChipmakerAndBack(name: String) throws {
        let view = try #require(View(rawValue: name))
        var driver = try BoardDriver(Size(text: "170x46"), view: view, snapshot: SmallMarket.everything())
        var symbol = driver.model.selectedSymbol
        for _ in 0..<20 where symbol == nil {
            driver.press(KeyStroke("k"))
            symbol = driver.model.selectedSymbol
        }
        let line = driver.cursorLine
        driver.press(KeyStroke(.enter))
        #expect(driver.model.place.symbol == symbol)
        #expect(driver.model.view == .chipmaker)
        driver.press(KeyStroke(.escape))
        #expect(driver.model.view == view)
        #expect(driver.cursorLine == line)
    }

    @Test(arguments: [
        ("2330", "2330.TW"), ("2330.tw", "2330.TW"), ("tsmc", "2330.TW"), ("台積", "2330.TW"), ("GP hynix", "000660.KS"),
        ("nvda", "NVDA"),
    ])
    func aNameGoesToItsChipmaker(line: String, symbol: String) throws {
        var driver = try driver()
        driver.type(":" + line)
        driver.press(KeyStroke(.enter))
        #expect(driver.model.place.symbol?.rawValue == symbol)
        #expect(driver.model.place.tab == .chart)
        driver.press(KeyStroke(.escape), KeyStroke(.escape), KeyStroke(.escape))
        #expect(driver.model.view == .board)
    }

    @Test(arguments: [
        ("wei", Place(.board)), ("MOST", Place(.movers)), ("rrg", Place(.rotation)), ("xpar", Place(.parity)),
        ("thesis", Place(.thesis)), ("kr", Place(.southKorea)), ("South Korea", Place(.southKorea)),
        ("HP 2454", Place("2454.TW", tab: .prices)), ("rv nvda", Place("NVDA", tab: .peers)),
        ("des", Place("2330.TW", tab: .fundamentals)), ("ee micron", Place("MU", tab: .events)),
    ])
    func mnemonics(line: String, place: Place) throws {
        var driver = try driver()
        driver.type("T:" + line)
        if line == "des" {
            // Without a symbol it is about the one under the cursor.
            driver.press(KeyStroke(.escape))
            driver.type("B:des")
        }
        driver.press(KeyStroke(.enter))
        #expect(driver.model.place == place)
    }

    @Test("A period may follow a symbol on the command line") func aPeriodMayFollow() throws {
        var driver = try driver()
        driver.type(":gp tsmc 3m")
        driver.press(KeyStroke(.enter))
        #expect(driver.model.place.symbol == "2330.TW")
        #expect(driver.text.contains("3m · local"))
    }

    @Test(
        "The command line knows a symbol however it is spelled",
        arguments: ["2330", "TWSE:2330", "2330 TT Equity", "2330.tw"])
    func theCommandLineKnowsSpellings(_ spelling: String) throws {
        var driver = try driver()
        driver.type(":" + spelling)
        driver.press(KeyStroke(.enter))
        #expect(driver.model.place.symbol == "2330.TW")
    }

    @Test("An unknown command is reported and the line stays") func whatIsNotKnownIsSaidAndTheLineStays() throws {
        var driver = try driver()
        driver.type(":qwxyz9")
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("Unknown command or symbol: qwxyz9"))
        driver.press(.control("u"))
        driver.type("mov")
        driver.press(KeyStroke(.tab))
        #expect(driver.text.contains("▸ movers"))
        driver.press(KeyStroke(.enter))
        #expect(driver.model.view == .movers)
        // What was typed before comes back.
        driver.type(":")
        driver.press(KeyStroke(.up), KeyStroke(.enter))
        #expect(driver.model.view == .movers)
        driver.type(":quit")
        driver.press(KeyStroke(.enter))
        #expect(driver.effects == [.quit])
    }

    @Test("A filter shows the matching rows") func aFilterShowsWhatFulfilsIt() throws {
        var driver = try driver()
        driver.type("fchange(day) > 2%")
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("filter change(day) > 2%"))
        #expect(!driver.text.contains("MediaTek"))
        #expect(driver.text.contains("Nanya"))
        driver.press(KeyStroke(.escape))
        #expect(driver.text.contains("MediaTek"))
        driver.type("fchnge(day) > 2%")
        #expect(driver.text.contains("change"))
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("filter chnge"))
        driver.press(KeyStroke(.escape))
        #expect(driver.text.contains("MediaTek"))
    }

    @Test("Find shows only matches until Esc") func findingShowsOnlyWhatMatchesUntilEscape() throws {
        var driver = try driver()
        driver.type("/mem")
        #expect(!driver.text.contains("UMC"))
        #expect(driver.text.contains("SK hynix"))
        driver.press(KeyStroke(.enter))
        #expect(!driver.text.contains("UMC"))
        driver.press(KeyStroke(.escape))
        #expect(driver.text.contains("UMC"))
        driver.type("/hnx")
        #expect(driver.text.contains("SK hynix"))
        #expect(driver.text.contains("1 match"))
    }

    @Test("Marked stocks are compared") func markedOnesAreCompared() throws {
        var driver = try driver()
        driver.press(KeyStroke(" "), KeyStroke(" "))
        #expect(driver.text.contains("2 marked"))
        driver.press(KeyStroke("x"))
        #expect(driver.model.place.compared == ["2330.TW", "2454.TW"])
        driver.press(KeyStroke(.escape), KeyStroke("g"), KeyStroke(" "))
        #expect(driver.text.contains("1 marked"))
    }

    /// Every key of the table in every place: nothing crashes, and the board is always reached again.
    @Test(arguments: View.allCases, ["60x15", "120x40"])
    func everyKeyInEveryPlace(view: View, size: String) throws {
        var start = try BoardDriver(Size(text: size), view: view, snapshot: SmallMarket.everything())
        start.show(SmallMarket.records())
        for tab in view == .chipmaker ? StockTab.allCases : [.chart] {
            if view == .chipmaker { start.type("\(tab.digit)") }
            for key in Set(KeyMap.dashboard.commands.flatMap(\.keys)) {
                var driver = start
                driver.press(key)
                expectWholeCharacters(driver.frame.buffer)
                driver.press(KeyStroke(.escape), KeyStroke(.escape), KeyStroke("B"))
                #expect(driver.model.view == .board, "\(key.displayText) in \(view)")
            }
        }
    }
}

extension String {
    /// Without the spaces around it.
    fileprivate func components() -> String { String(drop { $0 == " " }) }
}

@Suite struct SearchIndexTests {
    private func score(_ needle: String, _ key: String) -> Int {
        SearchIndex.score(Array(needle.utf8), in: Array(key.utf8))
    }

    @Test("Letters match in their order") func lettersInTheirOrderMatch() {
        #expect(score("hnx", "sk hynix") > 0)
        #expect(score("xnh", "sk hynix") == 0)
        #expect(score("hynixs", "hynix") == 0)
        #expect(score("", "hynix") == 0)
    }

    @Test(arguments: [
        ("sk", "sk hynix", "asus kit"), ("mem", "memory", "marvell em"), ("tsm", "tsmc", "tokyo semi"),
        ("hynix", "sk hynix", "h-y-n-i-x long"), ("am", "amd", "amkor technology"),
    ])
    func theBetterMatchComesFirst(needle: String, better: String, worse: String) {
        #expect(score(needle, better) > score(needle, worse))
    }
}
