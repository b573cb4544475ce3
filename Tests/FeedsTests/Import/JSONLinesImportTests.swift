import Market
import Testing

@testable import Feeds

@Suite struct JSONLinesImportTests {
    private func read(_ text: String, symbol: Symbol? = nil) throws -> ImportedText {
        try ImportedText(text, name: "feed.jsonl", symbol: symbol)
    }

    @Test func aWholeQuote() throws {
        let text = """
            {"type":"quote","symbol":"2330.tw","price":1690,"time":"2026-01-14T02:00:00Z","previousClose":1670,\
            "open":1675,"high":1695,"low":1665,"volume":1.2e7,"bid":1685,"ask":1690,"source":"ours"}
            {"symbol":"2330.TW","price":1690.0,"time":1768356000,"previous_close":1670,"extra":null,"ok":true}
            """
        let quotes = try read(text).quotes
        #expect(quotes.count == 1)
        let full = Quote(
            symbol: "2330.TW", price: 1690, time: moment("2026-01-14T02:00:00Z"), previousClose: 1670, open: 1675,
            high: 1695, low: 1665, volume: 12_000_000, bid: 1685, ask: 1690, source: "ours")
        let first = try read(String(text.split(separator: "\n")[0])).quotes
        #expect(first == [full])
        let second = try read(String(text.split(separator: "\n")[1])).quotes
        #expect(second.map(\.source) == ["import"])
        #expect(second.map(\.time) == [full.time])
    }

    @Test func bars() throws {
        let text = """
            {"type":"bar","symbol":"MU","date":"2026-01-13","open":1,"high":3,"low":1,"close":2,"volume":5}
            {"type":"bar","symbol":"MU","time":"2026-01-13T14:30:00Z","minutes":5,"close":2}
             { "close" : 7 , "date" : "20260112" , "symbol" : "MU" }
            """
        let result = try read(text)
        #expect(result.report.badLines == 0, "\(result.reasons)")
        #expect(result.daily.map(\.close) == [2, 7])
        #expect(result.intraday.map(\.minutes) == [5])
    }

    @Test(arguments: [
        (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\u00e9\u53f0""#, "é台"), (#""\ud83d\ude00""#, "😀"), (#""台積電""#, "台積電"),
        (#""x\ud83dy""#, "x\u{FFFD}y"), (#""\t\n\r\b\f""#, "\t\n\r\u{8}\u{C}"), (#""""#, ""),
    ])
    func escapes(literal: String, expected: String) throws {
        let quotes = try read(#"{"symbol":"MU","price":1,"time":1,"source":\#(literal)}"#).quotes
        #expect(quotes.map(\.source) == [expected])
    }

    @Test(arguments: [
        ("nonsense", "not JSON: no { at the beginning"),
        ("{", "not JSON: a key without quotes"),
        (#"{"symbol":"MU","price":1,"time":1"#, "not JSON: no , or } after a value"),
        (#"{"symbol":"MU","price":1,"time":1} x"#, "not JSON: text after the closing }"),
        (#"{"symbol":"MU","price":1,"time":"noon"}"#, "not a date such as 2026-01-13: noon"),
        (#"{"symbol":"MU","price":1,"time":1768356121}"#, "2026-01-14T02:02:01Z is in the future"),
        (#"{"symbol":"MU","price":1,"time":-1}"#, "1969-12-31T23:59:59Z is before 1970"),
        (#"{"symbol":"MU","price":1}"#, "time is missing"),
        (#"{"symbol":"MU","price":-1,"time":1}"#, "price is not above zero"),
        (#"{"symbol":"MU","price":1e999,"time":1}"#, "price is too large"),
        (#"{"price":1,"time":1}"#, "symbol is missing"),
        (#"{"symbol":"M U","price":1,"time":1}"#, "not a symbol: M U"),
        (#"{"symbol":"MU","time":1}"#, "type is missing"),
        (
            #"{"type":"trade","symbol":"MU","time":1}"#,
            "unknown type, expected quote, bar, fact, target, event, instrument: trade"
        ),
        (#"{"type":"bar","symbol":"MU","date":"2026-01-13"}"#, "close is missing"),
        (#"{"type":"bar","symbol":"MU","close":1}"#, "date is missing"),
        (#"{"type":"bar","symbol":"MU","close":1,"time":1}"#, "minutes is missing"),
        (
            #"{"type":"bar","symbol":"MU","close":1,"time":1,"minutes":2.5}"#,
            "minutes is not a whole number from 1 to 1440"
        ),
        (#"{"symbol":"MU","price":1,"time":1,"high":1,"low":2}"#, "high is below low"),
        (#"{"symbol":"MU","price":+1,"time":1}"#, "not JSON: +1 is neither a number nor a quoted string"),
        (#"{"symbol":"MU","price":1,"time":1,"source":"a"#, "not JSON: a string is not closed"),
    ])
    func badLines(line: String, reason: String) throws {
        let result = try read(line + "\n" + #"{"symbol":"AMD","price":1,"time":1}"#)
        #expect(result.reasons == [reason])
        #expect(result.quotes.map(\.symbol) == ["AMD"])
    }

    @Test func theOptionNamesTheSymbolThatTheLinesLeaveOut() throws {
        #expect(try read(#"{"price":1,"time":1}"#, symbol: "MU").quotes.map(\.symbol) == ["MU"])
    }

    @Test func brokenAtEveryByteItNeverTraps() throws {
        let line = Array(
            #"{"type":"bar","symbol":"MU","time":"2026-01-13T14:30:00Z","minutes":5,"close":2.5e0,"s":"\u00e9"}"#.utf8)
        for count in 0...line.count {
            let result = try ImportedText(Array(line.prefix(count)), name: "x.jsonl")
            #expect(result.report.rows == (count == line.count ? 1 : 0))
        }
    }

    @Test(arguments: 1...12)
    func chunksOfEverySize(chunk: Int) throws {
        let text = "{\"symbol\":\"MU\",\"price\":1,\"time\":1}\r\n\r\n{\"symbol\":\"台\",\"price\":1,\"time\":1}\n"
        let result = try ImportedText(text, name: "x.ndjson", chunk: chunk)
        #expect(result.quotes.count == 1)
        #expect(result.reasons == ["not a symbol: 台"])
    }
}
