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
                "line 2: `MOON:CHEESE`: not covered: the market is not known here",
                "line 2: `TVC:US10Y`: not covered: the market is not known here",
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
        #expect(
            result.problems.map(\.message) == ["MU has a quantity without a purchase price; the position is skipped"])
    }

    private static let heading =
        "Symbol,Current Price,Date,Time,Trade Date,Purchase Price,Quantity,Comment,Transaction Type\n"

    @Test("A portfolio with times is recognised by its headings", arguments: ["", "\u{FEFF}"])
    func portfolioWithTimes(mark: String) {
        let text = mark + Self.heading + "2330.TW,1525,2026/11/27,13:30 CST,20251103,\"1,490.00\",\"1,000\",,\n"
        let result = SymbolListImport(text)
        #expect(result.problems.isEmpty)
        #expect(
            result.groups.flatMap(\.entries).map(\.lots) == [
                [Lot(quantity: 1000, price: 1490, date: CalendarDate("2025-11-03"))]
            ])
    }

    @Test("Sales reduce the oldest position first, and cash is skipped by name")
    func sales() {
        let text =
            Self.heading
            + "TSM,1,,16:00 EST,20250811,238.5,15,,SELL\nTSM,1,,16:00 EST,20250303,171.25,10,,BUY\n"
            + "TSM,1,,16:00 EST,20250401,180,10,,BUY\n$$CASH_TX,,,,20250829,,83053,,DEPOSIT\n"
            + "AMD,1,,,20250303,100,5,,SELL\n"
        let result = SymbolListImport(text)
        let lots = result.groups.flatMap(\.entries).map(\.lots)
        #expect(lots.first == [Lot(quantity: 5, price: 180, date: CalendarDate("2025-04-01"))])
        #expect(lots.last == [Lot(quantity: -5, price: 100, date: CalendarDate("2025-03-03"))])
        #expect(result.problems.map(\.line) == [5])
        #expect(result.problems.first?.message.contains("DEPOSIT") ?? false)
    }

    @Test("A sale and a purchase of one day for the same money are a split")
    func splits() {
        let text =
            Self.heading + "NVDA,1,,,20240101,400,10,,BUY\nNVDA,1,,,20240610,1200,10,,SELL\n"
            + "NVDA,1,,,20240610,120,100,,BUY\n"
        let lots = SymbolListImport(text).groups.flatMap(\.entries).first?.lots
        #expect(lots == [Lot(quantity: 100, price: 40, date: CalendarDate("2024-01-01"))])
    }

    @Test("Semicolons stand beside decimal commas")
    func semicolons() {
        let result = SymbolListImport("Symbol;Quantity;Purchase Price;Trade Date\nTSM;10;200,5;20250303\n")
        #expect(result.problems.isEmpty)
        #expect(result.groups.flatMap(\.entries).first?.lots.first?.price == 200.5)
    }

    @Test("A list of words is not a list of instruments")
    func words() {
        let result = SymbolListImport("TSM\nTSM\n2330\n981.HK\n00981.HK\nnvda us equity\nQUANTITY\n20250303\n")
        #expect(result.groups.flatMap(\.entries).map(\.symbol) == ["TSM", "0981.HK", "NVDA"])
        #expect(result.problems.map(\.line) == [3, 7, 8])
    }

    @Test(
        "Quotes, semicolons and JSON hold the same list",
        arguments: [
            "\"NASDAQ:NVDA\",\"TWSE:2330\"", "NASDAQ:NVDA;TWSE:2330", "[\"NASDAQ:NVDA\", \"TWSE:2330\"]",
            "{\"name\":\"A\",\"items\":[\"NASDAQ:NVDA\",\"TWSE:2330\"]}", "###A\nNASDAQ:NVDA\nTWSE:2330",
        ])
    func oneList(text: String) {
        let result = SymbolListImport(text)
        #expect(result.problems.isEmpty)
        #expect(result.groups.flatMap(\.entries).map(\.symbol) == ["NVDA", "2330.TW"])
    }

    @Test("A table without symbols is refused with one sentence")
    func refusals() {
        for text in [
            "Buy/Sell,TradeDate,ISIN,Quantity,Price\nBUY,20230522,CH0111762537,7,282.7\n",
            "Statement,Header,Field Name,Field Value\nStatement,Data,Title,x\n",
        ] {
            let result = SymbolListImport(text)
            #expect(result.count == 0)
            #expect(result.problems.count == 1)
        }
    }

    @Test func hostileTextIsMadeHarmless() {
        let result = SymbolListImport("###\u{1B}[31mred\u{202E},TWSE:\u{7}2330\n")
        #expect(result.groups.allSatisfy { !$0.name.contains("\u{1B}") })
        #expect(result.problems.allSatisfy { !$0.message.contains("\u{7}") })
    }
}
