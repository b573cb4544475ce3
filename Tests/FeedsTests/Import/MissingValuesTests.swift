import Market
import Testing

@testable import Feeds

@Suite struct MissingValuesTests {
    private static let bare = ["NaN", "Infinity", "-Infinity", "null", "nan", "None"]

    @Test("A word for no value in a JSON row is a missing value, not a fault of its form", arguments: bare)
    func jsonLines(word: String) throws {
        let text = """
            {"date":"2026-01-09","close":1,"open":\(word),"volume":\(word)}
            {"date":"2026-01-12","close":\(word),"open":1}
            {"date":"2026-01-13","close":"\(word)","open":1}
            {"symbol":"MU","price":\(word),"time":1}
            """
        let result = try ImportedText(text, name: "2330.TW.jsonl")
        #expect(result.daily.map(\.close) == [1])
        #expect(result.daily.map(\.open) == [nil])
        #expect(result.report.problems.map(\.line) == [2, 3, 4])
        #expect(result.reasons == ["close is missing", "close is missing", "price is missing"])
    }

    @Test("A word for no value in a JSON array is a missing value", arguments: bare)
    func jsonArrays(word: String) throws {
        let text = """
            [{"Date": "2026-01-12", "Open": \(word), "Close": 1.5, "Volume": \(word)},
             {"Date": "2026-01-13", "Open": 1, "Close": \(word)}]
            """
        let result = try ImportedText(text, name: "2330.TW.json")
        #expect(result.daily.map(\.close) == [1.5])
        #expect(result.report.problems.map(\.description) == ["2330.TW.json:2: close is missing"])
    }

    @Test("A word for no value in a table is a missing value", arguments: bare + ["N/A", "#N/A", "-", "—", "inf"])
    func tables(word: String) throws {
        for separator in [",", ";", "\t"] {
            let text = [
                "date,open,high,close,volume", "2026-01-12,\(word),\(word),1.5,\(word)", "2026-01-13,1,2,\(word),3",
            ]
            .map { $0.replacing(",", with: separator) }.joined(separator: "\n")
            let result = try ImportedText(text)
            #expect(result.daily.map(\.close) == [1.5])
            #expect(result.daily.map(\.open) == [nil])
            #expect(result.report.problems.map(\.description) == ["2330.TW.csv:3: close is missing"])
        }
    }

    @Test("A price that is a percentage or a word is refused with its text")
    func noPrices() throws {
        let result = try ImportedText("date,close\n2026-01-12,5%\n2026-01-13,abc\n")
        #expect(
            result.reasons == [
                "close is not a plain number such as 1234.5: 5%", "close is not a plain number such as 1234.5: abc",
            ])
    }

    @Test("A malformed JSON row is reported with its cause")
    func forms() throws {
        let text = """
            {"date":"2026-01-12","close":1,}
            {"date":"2026-01-12","close":}
            {"date":"2026-01-12","close":abc}
            """
        #expect(
            try ImportedText(text, name: "2330.TW.jsonl").reasons == [
                "not JSON: a comma with nothing after it", "not JSON: no value after close",
                "not JSON: abc is neither a number nor a quoted string",
            ])
    }
}
