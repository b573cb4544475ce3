import Market
import Testing

@testable import Watchlists

@Suite struct SymbolListImportTests {
    @Test(arguments: [
        ("TWSE:2330", "2330.TW"), ("TPEX:6488", "6488.TWO"), ("KRX:005930", "005930.KS"), ("KRX:058470", "058470.KQ"),
        ("TSE:8035", "8035.T"), ("HKEX:981", "0981.HK"), ("HKEX:1347", "1347.HK"), ("SSE:688981", "688981.SS"),
        ("SZSE:300750", "300750.SZ"), ("NASDAQ:NVDA", "NVDA"), ("nyse:tsm", "TSM"), ("NYSE:BRK.B", "BRK-B"),
        ("NASDAQ:NDX", "^NDX"), ("TVC:SOX", "^SOX"), ("TWSE:TAIEX", "^TWII"), ("FX_IDC:USDTWD", "TWD=X"),
        ("FX:EURUSD", "EURUSD=X"), ("XETR:IFX", "IFX.DE"),
    ])
    func tradingViewNames(name: String, symbol: String) {
        let result = SymbolListImport(name)
        #expect(result.problems.isEmpty)
        #expect(result.groups.flatMap(\.entries).map(\.symbol.rawValue) == [symbol])
    }

    @Test func sectionsBecomeGroups() {
        let text =
            "###Foundry,TWSE:2330,HKEX:981,###Memory,KRX:000660\nNASDAQ:MU,MOON:CHEESE,TVC:US10Y,NOTHING,TWSE:2330\n"
        let result = SymbolListImport(text)
        #expect(result.groups.map(\.name) == ["Foundry", "Memory"])
        #expect(result.groups.map { $0.entries.map(\.symbol) } == [["2330.TW", "0981.HK"], ["000660.KS", "MU"]])
        #expect(
            result.problems.map(\.description) == [
                "line 2: `MOON:CHEESE`: the exchange MOON is not known here",
                "line 2: `TVC:US10Y`: the index has no Yahoo symbol that is known here",
                "line 2: `NOTHING` has no exchange before a colon, as in TWSE:2330",
            ])
    }

    @Test func yahooSymbols() {
        let result = SymbolListImport("2330.TW, nvda ^NDX\nTWD=X;005930.KS\r\n\nbad$one")
        #expect(result.groups.map { $0.entries.map(\.symbol) } == [["2330.TW", "NVDA", "^NDX", "TWD=X", "005930.KS"]])
        #expect(result.problems.map(\.line) == [4] || result.problems.map(\.line) == [5])
    }

    @Test func aYahooPortfolioBringsLots() {
        let text = """
            Symbol,Current Price,Date,Trade Date,Purchase Price,Quantity,Comment
            TSM,329.5,2026/01/13,20251103,290.25,10,"a, b"
            TSM,329.5,2026/01/13,20251201,300,5,
            NVDA,184.9,2026/01/13,,,,
            MU,346,2026/01/13,20251103,,7,
            """
        let result = SymbolListImport(text)
        let entries = result.groups.flatMap(\.entries)
        #expect(entries.map(\.symbol) == ["TSM", "NVDA", "MU"])
        #expect(
            entries[0].lots == [
                Lot(quantity: 10, price: 290.25, date: CalendarDate("2025-11-03")),
                Lot(quantity: 5, price: 300, date: CalendarDate("2025-12-01")),
            ])
        #expect(entries[1].lots.isEmpty)
        #expect(result.problems.map(\.message) == ["MU has a quantity without a purchase price; the lot is left out"])
    }

    @Test func hostileTextIsMadeHarmless() {
        let result = SymbolListImport("###\u{1B}[31mred\u{202E},TWSE:\u{7}2330\n")
        #expect(result.groups.allSatisfy { !$0.name.contains("\u{1B}") })
        #expect(result.problems.allSatisfy { !$0.message.contains("\u{7}") })
    }
}
