import Market
import Testing

@testable import Feeds

@Suite struct FormNameTests {
    @Test(
        "A summary names the form, what was taken and the headings not read, once",
        arguments: [
            ("date,open,high,low,close,volume\n2026-01-12,,,,1,\n", "CSV, 1 daily bar of 2330.TW"),
            ("Date,Close,Adj Close\n2026-01-12,1,1\n2026-01-13,2,2\n", "Yahoo, 2 daily bars of 2330.TW"),
            (
                "\"日期\",\"成交股數\",\"收盤價\",\"註記\"\n\"115/01/12\",\"1\",\"2\",\"\"\n",
                "TWSE STOCK_DAY, 1 daily bar of 2330.TW; columns not read: 註記"
            ),
            (
                "Datum;Schluss;Foo\n12.01.2026;1,5;\n",
                "German headings with semicolons, 1 daily bar of 2330.TW; numbers with a decimal comma; "
                    + "columns not read: Foo"
            ),
            (
                "time,open,high,low,close,MA\n2026-01-12T01:00:00Z,1,1,1,1,\n2026-01-12T01:05:00Z,1,1,1,1,\n",
                "TradingView, 2 bars of 5 min of 2330.TW; columns not read: MA"
            ),
            ("Date,AMD,NVDA\n2026-01-12,1,2\n", "a column of closes for each symbol, 2 daily bars of AMD, NVDA"),
            ("[{\"date\":\"2026-01-12\",\"close\":1}]", "JSON document, 1 daily bar of 2330.TW"),
        ])
    func summaries(text: String, words: String) throws {
        #expect(try ImportedText(text).report.notes == ["2330.TW.csv: \(words)"])
    }

    @Test("Rows of several kinds are counted each, and many symbols are counted")
    func tallies() throws {
        let rows = ["AMD", "MU", "NVDA", "TSM"].map { #"{"symbol":"\#($0)","price":1,"time":1}"# }
        let text = (rows + [#"{"type":"bar","symbol":"MU","date":"2026-01-12","close":1}"#]).joined(separator: "\n")
        #expect(
            try ImportedText(text, name: "x.jsonl").report.notes == [
                "x.jsonl: JSON Lines, 1 daily bar, 4 quotes of 4 symbols"
            ])
    }

    @Test("An import of nothing has no summary")
    func nothing() throws {
        #expect(try ImportedText("date,close\nx,1\n").report.notes.isEmpty)
    }
}
