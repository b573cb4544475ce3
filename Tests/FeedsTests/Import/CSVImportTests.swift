import Market
import Testing

@testable import Feeds

@Suite struct CSVImportTests {
    static let plain = "date,open,high,low,close,volume\n2026-01-12,1,4,0.5,2,100\n2026-01-13,2,5,1.5,3,200\n"
    static let bars = [
        DailyBar(date: day("2026-01-12"), open: 1, high: 4, low: 0.5, close: 2, volume: 100),
        DailyBar(date: day("2026-01-13"), open: 2, high: 5, low: 1.5, close: 3, volume: 200),
    ]

    @Test(arguments: [
        plain,
        "\u{FEFF}" + plain,
        plain.replacing("\n", with: "\r\n"),
        String(plain.dropLast()),
        "\n\n" + plain.replacing("\n", with: "\n\n  \n"),
        "Date,Open,High,Low,Close,Adj Close,Volume\n2026-01-12,1,4,0.5,2,1.7,100\n2026-01-13,2,5,1.5,3,2.7,200\n",
        "volume,LOW,wap,close,count,high,DATE,open\n100,0.5,,2,7,4,20260112,1\n200,1.5,9,3,8,5,2026/01/13,2\n",
        "\"date\",\"open\",\"high\",\"low\",\"close\",\"volume\"\n\"2026-01-12\", 1 ,4,\"0.5\",2,100,,\n2026-01-13,2,5,1.5,\"3\",2e2",
        "<TICKER>,<DATE>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>\n2330.tw,20260112,1,4,0.5,2,100\n2330.TW,20260113,2,5,1.5,3,200\n",
        plain.replacing("12,", with: "12 00:00:00+08:00,").replacing("13,", with: "13 00:00:00+08:00,"),
    ])
    func everySpellingOfTheSameBars(text: String) throws {
        for chunk in [1, 2, 3, 7, 1 << 20] {
            let result = try ImportedText(text, chunk: chunk)
            #expect(result.daily == Self.bars)
            #expect(result.report.badLines == 0, "\(result.reasons)")
            #expect(result.report.symbols == ["2330.TW"])
        }
    }

    @Test(arguments: [
        ("2330.TW.csv", "2330.TW"), ("/a/b/^NDX.csv", "^NDX"), ("KRW=X.csv", "KRW=X"), ("nvda.CSV", "NVDA"),
        ("005930.KS_5m.csv", "005930.KS"), ("BRK-B.txt", "BRK-B"),
    ])
    func theFileNamesTheSymbol(name: String, symbol: String) {
        #expect(ImportFileName(name).symbol?.rawValue == symbol)
    }

    @Test func anOptionOverridesTheFileAndARowOverridesTheOption() throws {
        #expect(try ImportedText(Self.plain, symbol: "NVDA").report.symbols == ["NVDA"])
        let text = "Symbol,date,close\nMU,2026-01-13,340\n,2026-01-13,1\nnvda.us,2026-01-13,185\n"
        #expect(try ImportedText(text, symbol: "AMD").report.symbols == ["MU", "AMD", "NVDA"])
    }

    @Test func emptyAndWordsForItMeanUnknown() throws {
        let text = """
            date,open,high,low,close,volume
            2026-01-08,,,,7.1,
            2026-01-09,null,NaN,N/D,7.2,null
            2026-01-12,0,0,0,7.3,0
            2026-01-13,1,2
            2026-01-13,1,2,1,null,5
            """
        let result = try ImportedText(text)
        #expect(result.daily.map(\.close) == [7.1, 7.2, 7.3])
        #expect(result.daily.allSatisfy { $0.open == nil && $0.high == nil && $0.low == nil })
        #expect(result.daily.map(\.volume) == [nil, nil, 0])
        #expect(result.reasons == ["close is missing", "close is missing"])
        #expect(result.report.problems.map(\.line) == [5, 6])
    }

    @Test(arguments: [
        ("2026-01-13,1,2,1,abc,5", "close is not a plain number such as 1234.5: abc"),
        ("2026-01-13,1,2,1,1,234.5,5", "7 fields, the header has 6"),
        ("2026-01-13,1,2,1,inf,5", "close is missing"),
        ("2026-01-13,1,2,1,1e999,5", "close is too large"),
        ("2026-01-13,1,2,1,1e13,5", "close is too large"),
        ("2026-01-13,1,2,1,0,5", "close is not above zero"),
        ("2026-01-13,1,2,1,-4,5", "close is not above zero"),
        ("2026-01-13,-1,2,1,4,5", "open is below zero"),
        ("2026-01-13,1,2,1,4,-5", "volume is below zero"),
        ("2026-01-13,1,1,2,1.5,5", "high is below low"),
        ("2026-02-30,1,2,1,1,5", "not a date such as 2026-01-13: 2026-02-30"),
        (",1,2,1,1,5", "date is missing"),
        ("2026-01-16,1,2,1,1,5", "2026-01-16 is in the future"),
        ("2026-01-13 10:00,1,2,1,1,5", "a time of day among daily bars"),
        ("2026-01-13,\"1,2,1,1,5", "a quoted field is not closed, or has text after its closing quote"),
        ("2026-01-13,\"1\"2,1,1,5", "a quoted field is not closed, or has text after its closing quote"),
    ])
    func badLinesDoNotStopTheRest(line: String, reason: String) throws {
        let text = "date,open,high,low,close,volume\n2026-01-12,1,2,1,1,5\n\(line)\n2026-01-09,1,2,1,1,5\n"
        let result = try ImportedText(text)
        #expect(result.reasons == [reason])
        #expect(result.report.problems.first?.line == 3)
        #expect(result.report.rows == 2)
        #expect(throws: ImportError.self) { try ImportedText(text, isStrict: true) }
    }

    @Test func aCloseOutsideItsRangeIsRealLife() throws {
        #expect(try ImportedText("date,high,low,close\n2026-01-13,2,1,2.1\n").report.badLines == 0)
    }

    @Test func wrongSymbolsAreBadLines() throws {
        let result = try ImportedText("symbol,date,close\n\u{1B}[2J,2026-01-13,1\nN V,2026-01-13,1\n")
        #expect(result.reasons == ["not a symbol: [2J", "not a symbol: N V"])
    }

    @Test("Of two rows for one date with other prices one stays, and the second is a bad line")
    func contradictions() throws {
        let result = try ImportedText("date,close\n2026-01-13,1\n2026-01-12,5\n2026-01-13,2\n2026-01-12,5\n")
        #expect(result.daily.map(\.close) == [1, 5])
        #expect(
            result.reasons == [
                "2026-01-13 is duplicated with other prices; the row with more volume is kept, else the lower close"
            ])
    }

    @Test func theListOfProblemsIsBoundedAndTheirCountIsNot() throws {
        let text = "date,close\n" + String(repeating: "x,1\n", count: 1500) + "2026-01-13,1"
        let report = try ImportedText(text).report
        #expect(report.badLines == 1500)
        #expect(report.problems.count == ImportReport.listedProblems)
        #expect(report.rows == 1)
    }

    @Test func overlongLinesAndBytesThatAreNoTextAreBadLines() throws {
        let long = [UInt8](repeating: 0x31, count: 70_000)
        let bytes = Array("date,close\n2026-01-12,1\n".utf8) + long + Array("\n2026-01-13,".utf8) + [0xFF, 0xFE, 0x0A]
        let result = try ImportedText(bytes)
        #expect(result.report.rows == 1)
        #expect(result.reasons.first == "the line is longer than 64 KiB")
        #expect(result.report.badLines == 2)
    }

    @Test(arguments: [
        ("", [String]()), ("\n \n", []), ("a,b\n1,2\n", ["a", "b"]), ("2026-01-13,1,2\n", ["2026-01-13", "1", "2"]),
        ("date,adj close\n", ["date", "adj close"]),
    ])
    func headersThatDoNotDo(text: String, found: [String]) {
        #expect(throws: ImportError.noUsableHeader(source: "2330.TW.csv", found: found)) { try ImportedText(text) }
    }

    @Test func withoutAnySymbolThereIsNoImport() {
        #expect(throws: ImportError.noSymbol(source: "standard input")) { try ImportedText(Self.plain, name: nil) }
        #expect(throws: ImportError.noSymbol(source: "my prices.csv")) {
            try ImportedText(Self.plain, name: "my prices.csv")
        }
    }

    @Test func standardInputIsRecognised() throws {
        #expect(try ImportedText(Self.plain, name: nil, symbol: "MU").daily.count == 2)
        #expect(try ImportedText("\n  {\"symbol\":\"MU\",\"price\":1,\"time\":1}", name: nil).quotes.count == 1)
    }
}
