import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI
import Watchlists

@Suite struct WatchlistTests {
    private func driver(_ size: String = "120x40", lists: [LoadedWatchlist] = SmallMarket.watchlists) throws
        -> BoardDriver
    {
        try BoardDriver(Size(text: size), view: .watchlist, snapshot: SmallMarket.everything(), watchlists: lists)
    }

    /// The driver's last order applied to its lists, as the folder would.
    private func settle(_ driver: inout BoardDriver, _ lists: inout [LoadedWatchlist]) throws {
        for case .watchlist(.edit(let id, let edits)) in driver.effects {
            let index = try #require(lists.firstIndex { $0.id == id })
            for edit in edits { lists[index].list = try lists[index].list.applying(edit) }
        }
        driver.show(lists)
    }

    @Test(arguments: ["80x24", "120x40", "170x46"])
    func aListWithLots(size: String) throws {
        try expectGolden(try driver(size).text, "watchlist-lots-\(size)")
    }

    @Test("A list without positions has other columns") func aListWithoutLotsHasOtherColumns() throws {
        var driver = try driver("120x40")
        driver.press(KeyStroke(.tab))
        #expect(driver.frame.buffer.plainText(row: 0).contains("Watchlist Ideas"))
        #expect(driver.text.contains("symbol"))
        #expect(!driver.text.contains("value US$"))
        driver.press(KeyStroke(.tab))
        #expect(driver.frame.buffer.plainText(row: 0).contains("Watchlist Core"))
    }

    @Test("Figures add up the positions") func figuresAreThoseOfTheLots() throws {
        let text = try driver("170x46").text
        // 1500 shares at 1690 and 31.40 per dollar.
        #expect(text.contains("80,732"))
        // Without a date or a rate the cost of Micron's shares in dollars is known: they are paid in dollars.
        #expect(text.contains("-17,300"))
        #expect(text.contains("Total"))
        #expect(text.contains("no data yet"))
    }

    @Test("The cursor moves over groups and opens stocks") func theCursorWalksOverGroupsAndOpensChipmakers() throws {
        var driver = try driver()
        #expect(driver.cursorLine.contains("TSMC"))
        driver.press(KeyStroke("k"))
        #expect(driver.cursorLine.contains("Foundry"))
        driver.press(KeyStroke(.enter))
        #expect(driver.model.view == .watchlist)
        driver.press(KeyStroke("j"), KeyStroke("j"), KeyStroke(.enter))
        #expect(driver.model.place.symbol == "1347.HK")
        driver.press(KeyStroke(.escape))
        #expect(driver.model.view == .watchlist)
        #expect(driver.cursorLine.contains("Hua Hong"))
    }

    @Test("Instruments are added by symbol or any name") func instrumentsAreAddedByAnyName() throws {
        var (driver, lists) = (try driver(), SmallMarket.watchlists)
        driver.press(KeyStroke("a"))
        driver.type("hynix")
        #expect(driver.text.contains("000660.KS SK hynix SK하이닉스"))
        driver.press(KeyStroke(.enter))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.add("000660.KS", group: "Foundry")]))])
        try settle(&driver, &lists)
        #expect(driver.text.contains("SK hynix"))
        driver.press(KeyStroke("a"))
        driver.type("8035.T, 6857.t")
        driver.press(KeyStroke(.enter))
        #expect(
            driver.effects == [
                .watchlist(.edit(id: "core", [.add("8035.T", group: "Foundry"), .add("6857.T", group: "Foundry")]))
            ])
        driver.press(KeyStroke("a"), KeyStroke(.enter))
        #expect(driver.text.contains("Enter a symbol or name"))
        driver.type("???")
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("Unknown name or symbol: ???"))
        driver.press(KeyStroke(.escape))
        #expect(driver.effects.isEmpty)
    }

    @Test(
        "However a symbol is spelled, the one symbol it has here is added",
        arguments: ["TWSE:2454", "2454 TT Equity", "2454.tw", "2454.TPE"])
    func spellingsAreOneSymbol(_ spelling: String) throws {
        var driver = try driver()
        driver.press(KeyStroke("a"))
        driver.type(spelling)
        driver.press(KeyStroke(.enter))
        guard case .watchlist(.edit(_, let edits)) = driver.effects.first, case .add(let symbol, _) = edits.first
        else {
            Issue.record("nothing was added")
            return
        }
        #expect(symbol == "2454.TW")
    }

    @Test("A code that names several instruments is asked about")
    func anAmbiguousCodeIsAskedAbout() throws {
        var driver = try driver()
        driver.press(KeyStroke("a"))
        driver.type("7203")
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("Ambiguous: 7203 is 7203.TW or 7203.T"))
        #expect(driver.effects.isEmpty)
    }

    @Test("A moved instrument keeps the cursor") func aMovedInstrumentKeepsTheCursor() throws {
        var (driver, lists) = (try driver(), SmallMarket.watchlists)
        driver.press(KeyStroke("J"))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.move("2330.TW", by: 1)]))])
        try settle(&driver, &lists)
        #expect(lists[0].list.entries.map(\.symbol).prefix(2) == ["1347.HK", "2330.TW"])
        #expect(driver.cursorLine.contains("TSMC"))
        driver.press(KeyStroke("g"), KeyStroke("J"))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.moveGroup("Foundry", by: 1)]))])
    }

    @Test("Deleting asks for confirmation") func whatWouldBeLostIsAskedAbout() throws {
        var driver = try driver()
        driver.press(KeyStroke("D"))
        #expect(driver.effects.isEmpty)
        #expect(driver.text.contains("Remove TSMC?"))
        driver.press(KeyStroke(.escape), KeyStroke("D"), KeyStroke(.enter))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.remove("2330.TW")]))])
        // A symbol alone goes at once.
        driver.press(KeyStroke("G"), KeyStroke("D"))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.remove("4062.T")]))])
        driver.press(KeyStroke("g"), KeyStroke("D"))
        #expect(driver.text.contains("Removes 3 instruments with their notes and positions"))
        driver.press(KeyStroke(.escape), KeyStroke(.delete))
        #expect(driver.text.contains("Delete watchlist Core?"))
        driver.press(KeyStroke(.enter))
        #expect(driver.effects == [.watchlist(.delete(id: "core"))])
    }

    @Test("Positions are added, changed and removed") func lotsAreWrittenChangedAndTakenAway() throws {
        var driver = try driver()
        driver.press(KeyStroke("j"), KeyStroke("L"))
        driver.type("500")
        driver.press(KeyStroke(.down))
        driver.type("88,5x")
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("a number above 0"))
        driver.press(.control("u"))
        driver.type("88.5")
        driver.press(KeyStroke(.down), KeyStroke(.down))
        driver.type("2026-01-02")
        driver.press(KeyStroke(.enter))
        let old = Lot(quantity: 20_000, price: 41.2, date: CalendarDate("2025-11-03"))
        let new = Lot(quantity: 500, price: 88.5, date: CalendarDate("2026-01-02"))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.setLots("1347.HK", [old, new])]))])
        // The first lot, its quantity emptied.
        driver.press(KeyStroke("L"), KeyStroke(.right), .control("u"), KeyStroke(.enter))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.setLots("1347.HK", [])]))])
    }

    @Test("Notes, names, groups and currencies are edited") func notesNamesGroupsAndCurrencies() throws {
        var driver = try driver()
        driver.press(KeyStroke("w"), .control("u"))
        driver.type("new note")
        driver.press(KeyStroke(.enter))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.note("2330.TW", "new note")]))])
        driver.press(KeyStroke("r"), .control("u"))
        driver.type("Mine")
        driver.press(KeyStroke(.enter))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.rename("Mine")]))])
        driver.press(KeyStroke("g"), KeyStroke("r"))
        driver.type("!")
        driver.press(KeyStroke(.enter))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.renameGroup("Foundry", to: "Foundry!")]))])
        driver.press(KeyStroke("A"))
        driver.type("Tools")
        driver.press(KeyStroke(.enter))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.addGroup("Tools")]))])
        driver.press(KeyStroke("$"))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.setCurrency(.twd)]))])
    }

    @Test("Without watchlists the first one is created") func withoutListsTheFirstIsMade() throws {
        var driver = try driver(lists: [])
        #expect(driver.text.contains("No watchlist yet"))
        driver.press(KeyStroke("C"))
        driver.type("Mine")
        driver.press(KeyStroke(.enter))
        #expect(driver.effects == [.watchlist(.create(Watchlist(name: "Mine", currency: .usd)))])
        driver.show([LoadedWatchlist(id: "mine", list: Watchlist(name: "Mine"))])
        #expect(driver.text.contains("The list is empty"))
        #expect(driver.text.contains("a adds an instrument"))
    }

    @Test("* adds the stock to the watchlist") func aStarPutsTheChipmakerIntoTheList() throws {
        var driver = try BoardDriver(Size(text: "120x40"), snapshot: SmallMarket.everything())
        driver.press(KeyStroke("j"), KeyStroke("*"))
        #expect(driver.effects == [.watchlist(.edit(id: "core", [.add("2454.TW", group: nil)]))])
        #expect(driver.text.contains("Added MediaTek to Core"))
        driver.press(KeyStroke("k"), KeyStroke("*"))
        #expect(driver.effects.isEmpty)
        #expect(driver.text.contains("TSMC is already in Core"))
    }

    @Test("Watchlists are found by name") func listsAreFoundByTheirNames() throws {
        var driver = try BoardDriver(Size(text: "120x40"), snapshot: SmallMarket.everything())
        driver.press(KeyStroke(":"))
        driver.type("list i")
        #expect(driver.text.contains(" watchlist"))
        driver.press(KeyStroke(.tab), KeyStroke(.enter))
        #expect(driver.model.place.list == "ideas")
    }

    @Test("Sort and filter apply to watchlists") func sortAndFilterHoldInListsToo() throws {
        var driver = try driver()
        driver.press(KeyStroke("s"))
        let rows = driver.text.split(separator: "\n")
        let hua = rows.firstIndex { $0.contains("Hua Hong") } ?? 0
        let tsmc = rows.firstIndex { $0.contains("TSMC") && $0.contains("1,690") } ?? 0
        #expect(hua < tsmc)
        driver.press(KeyStroke("f"))
        driver.type("change(day) > 3%")
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("hidden"))
        #expect(!driver.text.contains("UMC"))
        driver.press(KeyStroke(.escape))
        #expect(driver.text.contains("UMC"))
    }

    @Test("A broken watchlist file is reported") func aBrokenFileIsSaid() throws {
        var lists = SmallMarket.watchlists
        lists[0].problem = "core.yaml:3:5: `nmae` is not a key of a watchlist"
        #expect(try driver(lists: lists).text.contains("core.yaml:3:5: `nmae`"))
    }
}
