import Market
import Testing

@testable import Feeds

@Suite struct ExportedFormsTests {
    /// Bars in every form below.
    private static let bars = [
        DailyBar(date: day("2026-01-12"), open: 1500, high: 1510.5, low: 1495, close: 1505, volume: 31_200_000),
        DailyBar(date: day("2026-01-13"), open: 1505, high: 1515, low: 1500, close: 1510, volume: 31_300_000),
    ]

    @Test(
        "The forms of sites and libraries make the same bars",
        arguments: [
            "date,stock_id,Trading_Volume,Trading_money,open,max,min,close,spread\n"
                + "2026-01-12,2330,31200000,1,1500,1510.5,1495,1505,5\n2026-01-13,2330,31300000,1,1505,1515,1500,1510,5\n",
            "\u{FEFF}\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n"
                + "\"01/13/2026\",\"1,510.00\",\"1,505.00\",\"1,515.00\",\"1,500.00\",\"31.30M\",\"0.33%\"\n"
                + "\"01/12/2026\",\"1,505.00\",\"1,500.00\",\"1,510.50\",\"1,495.00\",\"31.20M\",\"0.33%\"\n",
            "Date,Close/Last,Volume,Open,High,Low\n01/13/2026,$1510,31300000,$1505,$1515,$1500\n"
                + "01/12/2026,$1505,31200000,$1500,$1510.5,$1495\n",
            "\"115年01月 2330 台積電\"\r\n\"日期\",\"成交股數\",\"成交金額\",\"開盤價\",\"最高價\",\"最低價\",\"收盤價\",\r\n"
                + "\"115/01/12\",\"31,200,000\",\"1\",\"1,500.00\",\"1,510.50\",\"1,495.00\",\"1,505.00\",\r\n"
                + "\"115/01/13\",\"31,300,000\",\"1\",\"1,505.00\",\"1,515.00\",\"1,500.00\",\"1,510.00\",\r\n\"說明:\"\r\n",
            "Price,Close,High,Low,Open,Volume\nTicker,2330.TW,2330.TW,2330.TW,2330.TW,2330.TW\nDate,,,,,\n"
                + "2026-01-12,1505,1510.5,1495,1500,31200000\n2026-01-13,1510,1515,1500,1505,31300000\n",
            "Datum;Eröffnung;Hoch;Tief;Schluss;Volumen\n12.01.2026;1.500,00;1.510,50;1.495,00;1.505,00;31200000\n"
                + "13.01.2026;1.505,00;1.515,00;1.500,00;1.510,00;31300000\n",
            "일자,종가,시가,고가,저가,거래량\n2026/01/12,1505,1500,1510.5,1495,31200000\n"
                + "2026/01/13,1510,1505,1515,1500,31300000\n",
            "time\topen\thigh\tlow\tclose\tVolume\n2026/1/12\t1500\t1510.5\t1495\t1505\t31200000\n"
                + "2026/1/13\t1505\t1515\t1500\t1510\t31300000\n",
            "sep=;\nDate;Open;High;Low;Close;Volume\nJan 12, 2026;1500;1510.5;1495;1505;31200000\n"
                + "Jan 13, 2026;1505;1515;1500;1510;31300000\n",
            "[{\"date\": \"2026-01-12\", \"open\": \"1500\", \"high\": 1510.5, \"low\": 1495,\n \"close\": 1505, "
                + "\"volume\": 31200000}, {\"date\": \"2026-01-13\", \"open\": 1505, \"high\": 1515, \"low\": 1500, "
                + "\"close\": 1510, \"volume\": 31300000}]",
        ])
    func forms(text: String) throws {
        let latin: [[UInt8]] = [
            Array(text.utf8), Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r").utf8),
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
        ]
        for bytes in latin {
            for chunk in [1, 50, 1 << 20] {
                let result = try ImportedText(bytes, chunk: chunk)
                #expect(result.report.badLines == 0, "\(result.reasons)")
                #expect(result.daily.sorted { $0.date < $1.date } == Self.bars)
                #expect(result.report.symbols == ["2330.TW"])
            }
        }
    }

    @Test("A gzip file is unpacked")
    func gzip() throws {
        // "date,close\n2026-01-12,1\n" in a stored block.
        let text = Array("date,close\n2026-01-12,1\n".utf8)
        let count = UInt8(text.count)
        let packed: [UInt8] =
            [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, count, 0, ~count, 0xFF] + text + [UInt8](repeating: 0, count: 8)
        #expect(try ImportedText(packed, name: "MU.csv.gz").daily.map(\.close) == [1])
        #expect(throws: ImportError.self) { try ImportedText(Array(packed.prefix(20)), name: "MU.csv.gz") }
    }

    @Test("A gzip file with codes of its own is unpacked")
    func dynamicCodes() throws {
        let digits = Array(
            ("1f8b08000000000002034d924b4a80410c83f79e25c2b49dcee338a2ee04177a7f6c5dfc09cc268424e5633ede7e3ff1"
                + "fef5fdf3f9e2c3f375583dc4a1724ca30acc4535914195584eb5b0c5db38923bb021a517665cb4018b4d69b014d76187"
                + "590bf860b34d7870d6122e37d9825f7137c2257b104b9a2fe272d707a65ce586b9c575a433eb815c6cf68965dcf502f5"
                + "5ce5cd7b2795e3e9f5e67d826ae20eaac4bd54ab208ab9612ec9221e525bc4939b4d7c4fca227ec575b831dbc4279b9b"
                + "f8e66e1397ab8a7884b8457c49f608626fe233b8dbc4e5aa229e266e114f668bf81a6c6ee2c9dd26fe5c154ddccc29eb"
                + "4b3dcdd1cccd07e52cb929b3482ecac23ec52dec4bb2857d4b7361bfdc2dec6e4669f577c52decc96c633f6c2eec31b8"
                + "5bd843ae6aec4bdc8d39247b8473fc63dfdc2dec295735f614b7b05f661bfb6473633fdc2decbbaefa036ed820fa6404"
                + "0000").utf8)
        let packed = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        let result = try ImportedText(packed, name: "MU.csv.gz")
        #expect(result.report.badLines == 0)
        #expect(result.daily.count == 75)
        #expect(result.daily.last == DailyBar(date: day("2025-03-25"), close: 736))
    }

    @Test("What could not be written is neither counted nor named")
    func fullDisk() throws {
        struct Full: Error {}
        var run = ImportRun(
            source: .file(path: "MU.csv"), symbol: nil, isStrict: false, now: ImportedText.now, report: ImportReport())
        #expect(throws: Full.self) {
            try run.take(Array("date,close\n2026-01-12,1\n".utf8).span, save: { SavedRecords(written: $0.count) })
            try run.finish { _ in throw Full() }
        }
        #expect(run.report.rows == 0)
        #expect(run.report.symbols.isEmpty)
    }

    @Test(
        "A unit in a heading counts, and one that is not known is not guessed",
        arguments: [
            ("688981.SS", "日期,收盘(元),成交量(手)\n2026-01-13,100,5\n", 500),
            ("688981.SS", "日期,开盘,收盘,成交量\n2026-01-13,99,100,5\n", 500),
            ("688981.SS", "日期,收盘,成交量（股）\n2026-01-13,100,500\n", 500),
            ("0981.HK", "日期,收市,成交量(萬股)\n2026-01-13,60,2.5\n", 25_000),
            ("2330.TW", "日期,收盤價,成交量(張)\n2026-01-13,1500,31\n", 31_000),
            ("2330.TW", "日期,收盤價,成交量,成交金額\n2026-01-13,1500,31,46500000\n", 31_000),
            ("MU", "Date,Close ($),Volume (shares)\n2026-01-13,100,7\n", 7),
            ("MU", "Date,Close,Volume (thousands)\n2026-01-13,100,7\n", 7000),
            ("MU", "Date,Close,Volume (bushels)\n2026-01-13,100,7\n", nil),
        ] as [(String, String, Double?)])
    func units(symbol: String, text: String, volume: Double?) throws {
        let result = try ImportedText(text, name: symbol + ".csv")
        #expect(result.daily.map(\.volume) == [volume], "\(result.report.notes)")
        #expect(result.report.badLines == 0)
    }

    @Test(
        "What holds no prices is refused by name",
        arguments: ["<html>Too Many Requests</html>", "Exceeded the daily hits limit", "No data\n", "PK\u{3}\u{4}x"])
    func refusals(text: String) {
        #expect(throws: ImportError.self) { try ImportedText(text) }
    }

    @Test("Dates that may begin with the day or the month are refused unless the file decides")
    func ambiguousDates() throws {
        #expect(throws: ImportError.self) { try ImportedText("Date,Close\n05/06/2025,1\n06/05/2025,2\n") }
        let dates = try ImportedText("Date,Close\n05/12/2025,1\n16/12/2025,2\n").daily.map(\.date)
        #expect(dates == [day("2025-12-05"), day("2025-12-16")])
    }

    @Test(
        "Numbers that may have thousands or decimals are refused under German headings, unless the file decides",
        arguments: [
            ("Datum;Schluss\n13.01.2026;1.530\n12.01.2026;1.525\n", nil),
            ("Datum;Schluss;Volumen\n13.01.2026;1.530;31.200.000\n", 1530),
            ("Datum;Schluss\n13.01.2026;1.530\n12.01.2026;999,50\n", 1530),
            ("Datum;Schluss\n13.01.2026;37,45\n", 37.45),
            ("Datum;Schluss\n13.01.2026;153\n", 153), ("Date;Close\n2026-01-13;1.530\n", 1.53),
        ] as [(String, Double?)])
    func thousands(text: String, close: Double?) throws {
        guard let close else {
            #expect(throws: ImportError.self) { try ImportedText(text) }
            return
        }
        #expect(try ImportedText(text).daily.map(\.close).contains(close))
    }

    @Test(
        "A price in another currency than the instrument's is a bad line",
        arguments: [
            "symbol,date,close,currency\nTSM,2026-01-13,9600,TWD\nTSM,2026-01-12,320,USD\n",
            "symbol;date;close;currency\nTSM;2026-01-13;9600;TWD\nTSM;2026-01-12;320;\n",
            "{\"symbol\":\"TSM\",\"date\":\"2026-01-13\",\"close\":9600,\"currency\":\"TWD\"}\n"
                + "{\"symbol\":\"TSM\",\"date\":\"2026-01-12\",\"close\":320,\"currency\":\"USD\"}\n",
        ])
    func otherCurrencies(text: String) throws {
        let result = try ImportedText(text, name: nil)
        #expect(result.daily.map(\.close) == [320])
        #expect(result.reasons == ["the price is in TWD, TSM is quoted in USD"])
    }

    @Test("Two columns of closes are refused where they differ", arguments: [",", ";"])
    func severalCloses(separator: String) throws {
        func text(_ second: String) -> String {
            ["Date,Last,Close", "2026-01-13,1530,\(second)", "2026-01-12,1525,1525"].joined(separator: "\n")
                .replacing(",", with: separator)
        }
        #expect(try ImportedText(text("1530")).daily.map(\.close) == [1530, 1525])
        #expect(throws: ImportError.refused(source: "2330.TW.csv", reason: "several columns are closes: Last, Close")) {
            try ImportedText(text("1525"))
        }
    }

    @Test(
        "File names that name no instrument make none",
        arguments: ["data.csv", "HistoricalData_1769000000000.csv", "2330.csv", "t187.csv", "all_stocks.csv"])
    func noNames(name: String) {
        #expect(throws: ImportError.self) { try ImportedText("date,close\n2026-01-12,1\n", name: name) }
    }

    @Test(
        "Intervals and sources are parts of a file's name, not of a symbol",
        arguments: [
            ("nvda_us_d.csv", "NVDA"), ("2330.TW_1d.csv", "2330.TW"), ("TWSE_2330_1D.csv", "2330.TW"),
            ("tsm_us_5.csv", "TSM"), ("STOCK_DAY_2330_202611.csv", "2330.TW"), ("981.HK.csv", "0981.HK"),
            ("TWSE_2330, 1D.csv", "2330.TW"), ("USD_TWD Historical Data.csv", "TWD=X"), ("ZZZZ.csv", "ZZZZ"),
            ("BRK.B.csv", "BRK-B"), ("NVDA Historical Data.csv", "NVDA"),
            ("iso_2330.TW.csv", "2330.TW"), ("bars of 000660.KS.csv", "000660.KS"), ("TSM.csv.gz", "TSM"),
        ])
    func names(name: String, symbol: String) {
        #expect(ImportFileName(name).symbol?.rawValue == symbol)
    }

    @Test("The row of a session that goes on is a quote")
    func runningSession() throws {
        let csv = try ImportedText("date,open,close\n2026-01-13,1,2\n2026-01-14,3,4\n")
        let json = try ImportedText(
            "{\"date\":\"2026-01-13\",\"open\":1,\"close\":2}\n{\"date\":\"2026-01-14\",\"open\":3,\"close\":4}\n",
            name: "2330.TW.jsonl")
        for result in [csv, json] {
            #expect(result.daily.map(\.close) == [2])
            #expect(result.quotes.map(\.price) == [4])
            #expect(result.quotes.map(\.time) == [ImportedText.now])
            #expect(result.report.quotesOfNow == 1)
        }
    }

    @Test("The row of a session whose closing auction goes on is a quote")
    func closingAuction() throws {
        let text = "date,close\n2026-01-13,2\n2026-01-14,4\n"
        // Hong Kong trades until 16:00, the auction after it makes the close until 16:10.
        let before = try ImportedText(text, name: "0981.HK.csv", now: moment("2026-01-14T08:05:00Z"))
        #expect(before.daily.map(\.close) == [2])
        #expect(before.quotes.map(\.time) == [moment("2026-01-14T08:05:00Z")])
        let after = try ImportedText(text, name: "0981.HK.csv", now: moment("2026-01-14T08:10:00Z"))
        #expect(after.daily.map(\.close) == [2, 4])
        // Taipei's auction ends with its session.
        let taipei = try ImportedText(text, name: "2330.TW.csv", now: moment("2026-01-14T05:29:59Z"))
        #expect(taipei.quotes.map(\.price) == [4])
        #expect(try ImportedText(text, name: "2330.TW.csv", now: moment("2026-01-14T05:30:00Z")).quotes.isEmpty)
    }

    @Test("Daily bars with a time of day belong to the exchange's date")
    func timedDays() throws {
        let unix = try ImportedText("time,close\n1768179600,1\n1768266000,2\n")
        let millis = try ImportedText("time,close\n1768147200000,1\n1768233600000,2\n")
        for result in [unix, millis] {
            #expect(result.daily.map(\.date) == [day("2026-01-12"), day("2026-01-13")])
        }
    }

    @Test("A live row between two bars is not a bar")
    func liveRow() throws {
        let rows = (0..<12).map { "2026-01-13 09:\($0 < 2 ? "0" : "")\($0 * 5):00+08:00,1" }
        let text = "datetime,close\n" + rows.joined(separator: "\n") + "\n2026-01-13 09:56:43+08:00,2\n"
        let result = try ImportedText(text)
        #expect(result.intraday.map(\.minutes) == [Int](repeating: 5, count: 12))
        #expect(result.report.oddRows == 1)
    }

    @Test("A live row is not a bar where the file's name gives the length either")
    func liveRowOfNamedLength() throws {
        let rows = (0..<5).map { "2026-01-13 1\($0):00:00+08:00,1" } + ["2026-01-13 14:17:13+08:00,2"]
        let result = try ImportedText("datetime,close\n" + rows.joined(separator: "\n") + "\n", name: "2330.TW_60m.csv")
        #expect(result.intraday.map(\.minutes) == [Int](repeating: 60, count: 5))
        #expect(result.report.oddRows == 1)
    }

    @Test("New York's times without a zone lie within a session on one clock only")
    func zonesWestOfGreenwich() throws {
        func first(_ times: [String]) throws -> Instant? {
            let rows = times.map { "2026-01-13 \($0):00,1" }.joined(separator: "\n")
            return try ImportedText("datetime,close\n" + rows + "\n", name: "NVDA.csv").intraday.first?.start
        }
        let local = ["09:30", "10:30", "11:30", "12:30", "13:30", "14:30", "15:30"]
        #expect(try first(local) == moment("2026-01-13T14:30:00Z"))
        let utc = ["14:30", "15:30", "16:30", "17:30", "18:30", "19:30", "20:30"]
        #expect(try first(utc) == moment("2026-01-13T14:30:00Z"))
        let extended = (9...23).map { "\($0 < 10 ? "0" : "")\($0):00" }
        #expect(try first(extended) == moment("2026-01-13T09:00:00Z"))
    }

    @Test("Times without a zone are the exchange's where only those fit its sessions")
    func zones() throws {
        let text = "timestamp,close\n2026-01-13 09:00:00,1\n2026-01-13 09:30:00,2\n2026-01-13 13:00:00,3\n"
        let local = try ImportedText(text.replacing("09:30", with: "12:30"))
        #expect(local.intraday.first?.start == moment("2026-01-13T01:00:00Z"))
        #expect(local.report.notes.contains { $0.contains("Taipei") })
    }

    @Test("Long and wide tables hold an instrument a symbol")
    func tables() throws {
        let long = "date,open,close,Name\n2026-01-12,1,1,AMD\n2026-01-12,2,2,NVDA\n"
        let wide = "Date,AMD,NVDA\n2026-01-12,1,2\n"
        for text in [long, wide] {
            let result = try ImportedText(text, name: "all_stocks.csv")
            #expect(result.report.symbols == ["AMD", "NVDA"])
            #expect(result.daily.map(\.close) == [1, 2])
        }
    }
}
