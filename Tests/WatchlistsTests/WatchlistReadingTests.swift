import ConfigText
import Market
import Testing

@testable import Watchlists

@Suite struct WatchlistReadingTests {
    static let whole = """
        # what I look at every day
        name: Core
        currency: TWD
        columns: [name, price, today, value]
        groups:
          - name: Foundry
            symbols:
              - 2330.TW   # the one
              - symbol: 1347.hk
                note: 'the 8-inch cycle: short'
                lots:
                  - {quantity: 1000, price: 41.2, date: 2025-11-03}
                  - quantity: -20.5
                    price: 50
                    currency: USD
                    rate: 31.2
          - name: Empty
            symbols: []
        """

    @Test func aWholeFile() throws {
        let reading = WatchlistReading(Self.whole, file: "core.yaml", name: "core")
        #expect(reading.problems.isEmpty)
        let list = reading.list
        #expect(list.name == "Core")
        #expect(list.currency == .twd)
        #expect(list.columns == [.name, .price, .today, .value])
        #expect(list.groups.map(\.name) == ["Foundry", "Empty"])
        let entry = list.groups[0].entries[1]
        #expect(entry.symbol == "1347.HK")
        #expect(entry.note == "the 8-inch cycle: short")
        #expect(entry.lots.count == 2)
        #expect(entry.lots[0] == Lot(quantity: 1000, price: 41.2, date: CalendarDate("2025-11-03")))
        #expect(entry.lots[1] == Lot(quantity: -20.5, price: 50, currency: .usd, rate: 31.2))
        #expect(list.groups[1].entries.isEmpty)
    }

    @Test func symbolsWithoutGroups() {
        let reading = WatchlistReading("symbols: [TSM, NVDA]\n", file: "a.yaml", name: "a")
        #expect(reading.problems.isEmpty)
        #expect(reading.list == Watchlist(name: "a", groups: [.init(entries: [.init("TSM"), .init("NVDA")])]))
    }

    @Test(arguments: [
        ("nmae: x", "1:1", "`nmae` is not a key of a watchlist; did you mean `name`?"),
        ("currency: XYZ", "1:11", "`XYZ` is not a currency such as USD (ISO 4217)"),
        (
            "columns: [price, today]", "1:10",
            "`columns` needs `name`, `native` or `symbol`: every row needs a name"
        ),
        ("columns: [name, vlaue]", "1:17", "`vlaue` is not a value of `columns`; did you mean `value`?"),
        ("symbols: [TSM, T M]", "1:16", "`T M` is not a symbol such as 2330.TW"),
        ("symbols: [TSM, tsm]", "1:16", "duplicate `TSM` in the list"),
        ("groups:\n  - name: A\n  - name: A", "3:11", "duplicate group `A`"),
        ("symbols:\n  - note: x", "2:5", "an entry needs `symbol`"),
        ("symbols:\n  - symbol: TSM\n    lots: [{quantity: 3}]", "3:12", "a position needs `quantity` and `price`"),
        (
            "symbols:\n  - symbol: TSM\n    lots: [{quantity: 0, price: 1}]", "3:23",
            "`quantity` is a number other than 0, found `0`"
        ),
        ("symbols:\n  - symbol: TSM\n    lots: [{quantity: 1, price: -1}]", "3:33", "`price` is above 0"),
        ("symbols: [TSM]\ngroups: []", "2:1", "write `groups` or `symbols`, not both"),
    ])
    func everyMistakeHasItsPlace(text: String, place: String, message: String) throws {
        let problems = WatchlistReading(text, file: "a.yaml", name: "a").problems
        let first = try #require(problems.first)
        #expect("\(first.line):\(first.column)" == place)
        #expect(first.message == message)
    }

    @Test func whatIsGoodOfABrokenFileCounts() {
        let text = "name: Core\nsymbols:\n  - TSM\n  - symbol: NVDA\n    nonsense: 1\n  - '!'\n  - MU\n"
        let reading = WatchlistReading(text, file: "a.yaml", name: "a")
        #expect(reading.problems.count == 2)
        #expect(reading.list.entries.map(\.symbol) == ["TSM", "NVDA", "MU"])
    }

    @Test(arguments: ["", "# nothing\n", "- a\n- b\n", "a: [", "groups: x"])
    func oddTextsGiveAnEmptyListAndNoCrash(text: String) {
        #expect(WatchlistReading(text, file: "a.yaml", name: "a").list.entries.isEmpty)
    }

    @Test func whatIsWrittenIsReadBack() {
        var list = WatchlistReading(Self.whole, file: "core.yaml", name: "core").list
        list.name = "it's: #1"
        list.groups.append(
            .init(name: "yes", entries: [.init("^NDX", note: "- dash"), .init("005930.KS"), .init("TWD=X")]))
        let reading = WatchlistReading(list.yaml, file: "b.yaml", name: "b")
        #expect(reading.problems.isEmpty)
        #expect(reading.list == list)
        let flat = Watchlist(name: "f", groups: [.init(entries: [.init("TSM", note: "n")])])
        #expect(WatchlistReading(flat.yaml, file: "f", name: "x").list == flat)
    }
}
