import Testing

@testable import Market

@Suite struct SymbolSpellingTests {
    private let spelling = SymbolSpelling()

    @Test(
        "One instrument has one symbol, however it is spelled",
        arguments: [
            ("0981.HK", ["981.HK", "00981.HK", "HK.00981", "hk00981", "HKEX:981", "HKG:0981", "981 HK", "00981"]),
            ("688981.SS", ["688981.SH", "sh688981", "sh.688981", "688981.XSHG", "SSE:688981", "SHA:688981", "688981"]),
            ("6857.T", ["6857.JP", "TSE:6857", "TYO:6857", "6857 JP", "6857 jt equity", "6857.T"]),
            ("2330.TW", ["2330.TWSE", "TWSE:2330", "TPE:2330", "2330 TT Equity", "2330.tw", " 2330.TW "]),
            ("6488.TWO", ["TPEX:6488", "6488.TWO", "6488 TT"]),
            ("005930.KS", ["KRX:005930", "A005930", "005930", "005930 KS Equity", "005930.KRX"]),
            ("058470.KQ", ["KRX:058470", "KOSDAQ:058470", "058470.KQ", "058470"]),
            ("NVDA", ["nvda", "NVDA.US", "US.NVDA", "nvda us equity", "NASDAQ:NVDA", "NVDA UW Equity"]),
            ("BRK-B", ["BRK.B", "BRK/B", "NYSE:BRK.B", "BRK-B", "BRK/B US Equity"]),
            ("TWD=X", ["USDTWD", "USD/TWD", "TWD=X", "USDTWD=X", "FX_IDC:USDTWD", "USDTWD Curncy"]),
            ("EURUSD=X", ["EURUSD", "EURUSD=X", "FX:EURUSD"]), ("HSTECH.HK", ["HSI:HSTECH", "HSTECH.HK"]),
            ("ASML.AS", ["EURONEXT:ASML", "ASML.AS", "ASML NA Equity"]), ("^GSPC", ["^SPX", "SP:SPX", "SPX Index"]),
            ("IFX.DE", ["XETR:IFX", "IFX.DE", "IFX GY Equity"]), ("VWRL.AS", ["VWRL:xams"]),
        ])
    func oneSymbol(symbol: String, spellings: [String]) {
        for text in spellings { #expect(spelling.reading(of: text) == .symbol(Symbol(rawValue: symbol)), "\(text)") }
    }

    @Test("Every symbol of the directory is its own spelling")
    func directorySymbols() {
        for instrument in InstrumentDirectory.shared.instruments {
            let reading = spelling.reading(of: instrument.symbol.rawValue.lowercased())
            #expect(reading == .symbol(instrument.symbol))
        }
    }

    @Test("What plainly is its own symbol is so when read as well")
    func plainSymbols() {
        let codes = [
            "1", "981", "0981", "2330", "6488", "00981", "80700", "005930", "688981", "123456", "NVDA", "BRK", "A",
        ]
        let suffixes = ["", ".T", ".TW", ".TWO", ".KS", ".KQ", ".SS", ".SZ", ".SH", ".HK", ".JP", ".US", ".B", "=X"]
        for code in codes {
            for suffix in suffixes {
                let symbol = Symbol(rawValue: code + suffix)
                let reading = spelling.reading(of: symbol.rawValue)
                #expect(spelling.otherReading(of: symbol) == (reading == .symbol(symbol) ? nil : reading), "\(symbol)")
            }
        }
        let others = [
            ("058470.KS", "058470.KQ"), ("005930.KQ", "005930.KS"), ("2330.TWO", "2330.TW"), ("688981.SZ", "688981.SS"),
            ("600584.SZ", "600584.SS"), ("300750.SS", "300750.SZ"),
        ]
        for (text, own) in others {
            #expect(spelling.otherReading(of: Symbol(rawValue: text)) == .symbol(Symbol(rawValue: own)))
        }
        // Shanghai's index, and shares that the directory does not have.
        for text in ["000001.SS", "000001.SZ", "000688.SS", "123450.KQ", "123450.KS", "9999.TWO"] {
            #expect(spelling.otherReading(of: Symbol(rawValue: text)) == nil)
        }
        #expect(spelling.otherReading(of: "6488.TW") == .symbol("6488.TWO"))
        #expect(spelling.otherReading(of: "2330", on: .xtai) == .symbol("2330.TW"))
    }

    @Test("Bare digits that several markets use are ambiguous")
    func ambiguous() {
        #expect(spelling.reading(of: "2330") == .ambiguous(["2330.TW", "2330.T"]))
        #expect(spelling.reading(of: "2330", on: .xtai) == .symbol("2330.TW"))
        #expect(spelling.reading(of: "285A") == .ambiguous(["285A.T"]))
        #expect(spelling.reading(of: "123456").symbol == nil)
        #expect(spelling.reading(of: "00878").symbol == nil)
    }

    @Test("An unknown listing is distinguished from an invalid symbol")
    func notCovered() {
        for text in ["BINANCE:BTCUSDT", "CME_MINI:NQ1!", "NASDAQ:NVDA/NASDAQ:AMD", "TAIFEX:TXF1!"] {
            guard case .notCovered = spelling.reading(of: text) else {
                Issue.record("\(text)")
                continue
            }
        }
        for text in ["", "a b c", "20250303", "x$y", "N V"] { #expect(spelling.reading(of: text) == .unreadable) }
    }
}
