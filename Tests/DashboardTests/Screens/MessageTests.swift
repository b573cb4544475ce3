import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI
import Watchlists

/// What screens say where something is missing or cannot be done.
@Suite struct MessageTests {
    private func driver(
        _ view: View, _ size: String = "170x46", _ snapshot: Snapshot = SmallMarket.everything(),
        watchlists: [LoadedWatchlist] = SmallMarket.watchlists
    ) throws -> BoardDriver {
        try BoardDriver(Size(text: size), view: view, snapshot: snapshot, watchlists: watchlists)
    }

    @Test("A pair without an FX rate keeps its local price and names the rate") func missingRate() throws {
        var snapshot = SmallMarket.everything()
        var pair = ParityState(pair: ParityPair(kind: .adr, foreign: "TSM", home: "2330.TW", ratio: 5))
        pair.foreign = ParityState.Leg(price: 329.5, currency: .usd, time: SmallMarket.moment, rate: 1, rateDate: nil)
        pair.missing = ["TWD=X"]
        snapshot.parity = [pair]
        let text = try driver(.parity, "120x40", snapshot).text
        #expect(text.contains("2330.TW NT$1,690 · Wed 14 Jan 10:00 Taipei · no FX rate (TWD=X)"))
        #expect(text.contains("TWD=X missing"))
    }

    @Test("A position says which of trade date and FX rate is missing") func unknownCost() throws {
        let lots = [
            Lot(quantity: 1, price: 1480),
            Lot(quantity: 1, price: 1480, date: CalendarDate(year: 2020, month: 1, day: 2)),
        ]
        let list = Watchlist(name: "L", currency: .usd, groups: [.init(entries: [.init("2330.TW", lots: lots)])])
        let text = try driver(.watchlist, watchlists: [LoadedWatchlist(id: "l", list: list)]).text
        #expect(text.contains("cost in US$ unknown: no trade date"))
        #expect(text.contains("cost in US$ unknown: no FX rate for TWD on 2 Jan 2020"))
    }

    @Test("A list opens by its name and by its identifier", arguments: ["list ideas", "list Id", "list i-2"])
    func lists(line: String) throws {
        let list = Watchlist(name: "Ideas", groups: [.init(entries: [.init("NVDA")])])
        var driver = try driver(
            .board, watchlists: SmallMarket.watchlists.prefix(1) + [LoadedWatchlist(id: "i-2", list: list)])
        driver.press(KeyStroke(":"))
        driver.type(line)
        driver.press(KeyStroke(.enter))
        #expect(driver.frame.buffer.plainText(row: 0).contains("Watchlist Ideas"))
    }

    @Test("An unknown list names those that there are") func unknownList() throws {
        var driver = try driver(.board)
        driver.press(KeyStroke(":"))
        driver.type("list x")
        driver.press(KeyStroke(.enter))
        #expect(driver.text.contains("Unknown watchlist: x · watchlists are Core, Ideas"))
    }

    @Test(
        "A search finds exchanges by city, code, country and phase",
        arguments: ["tokyo", "xtks", "japan", "lunch", "日本"])
    func sessions(text: String) throws {
        var driver = try driver(.sessions)
        driver.press(KeyStroke("/"))
        driver.type(text)
        #expect(driver.text.contains("1 of") || driver.text.contains("match"), "\(text)")
        #expect(!driver.text.contains("No matches"))
    }

    @Test("Views without stocks say why there is no filter", arguments: [View.thesis, .feed, .sessions, .rotation])
    func noFilter(view: View) throws {
        var driver = try driver(view)
        #expect(!driver.frame.buffer.plainText(row: 45).contains("f filter"))
        driver.press(KeyStroke("f"))
        #expect(driver.text.contains("filter"))
        #expect(!driver.text.contains("is not bound"))
    }

    @Test("An empty list offers nothing that needs rows") func emptyList() throws {
        let bar = try driver(.watchlist, watchlists: []).frame.buffer.plainText(row: 45)
        #expect(bar.contains("C new list"))
        for word in ["find", "filter", "sort", "columns"] { #expect(!bar.contains(word)) }
    }

    @Test("A holiday has cities, without a country's own name") func holidays() throws {
        let text = try driver(.events).text
        let line = text.split(separator: "\n").first { $0.contains("Founding Day") }
        #expect(line?.contains("Taipei") == true)
        #expect(line?.contains("台灣") == false)
    }

    @Test("A symbol that stands for an unknown name is shown once") func unknownName() throws {
        var snapshot = SmallMarket.everything()
        snapshot.instruments["2337.TW"] = SmallMarket.state("2337.TW", price: 20, change: 0.01, yearToDate: 0.1)
        let instrument = Instrument(
            symbol: "2337.TW", kind: .equity, name: "2337.TW", exchange: .xtai, currency: .twd, region: .taiwan)
        snapshot.instruments["2337.TW"]?.instrument = instrument
        var driver = try driver(.board, "170x46", snapshot)
        driver.press(KeyStroke(":"))
        driver.type("2337.TW")
        driver.press(KeyStroke(.enter))
        #expect(!driver.text.contains("2337.TW  2337.TW"))
        #expect(driver.text.contains("2337.TW"))
    }

    @Test("Headings are whole in US dollars", arguments: ["120x40", "170x46", "300x90"])
    func headings(size: String) throws {
        var driver = try driver(.board, size)
        driver.press(KeyStroke("c"))
        #expect(!driver.text.contains("today U…"))
        #expect(!driver.text.contains("today …"))
    }
}
