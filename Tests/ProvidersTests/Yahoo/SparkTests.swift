import Market
import Providers
import Testing

@Suite struct SparkTests {
    private let provider = YahooProvider()
    private let now = "2026-01-14T04:00:00Z"

    private func entry(_ symbol: String, currency: String = "USD", price: String, more: String = "") -> String {
        """
        {"symbol":"\(symbol)","response":[{"meta":{"symbol":"\(symbol)","currency":"\(currency)",\
        "regularMarketPrice":\(price),"regularMarketTime":1768359600,"regularMarketDayHigh":195.5,\
        "regularMarketDayLow":190.0,"regularMarketVolume":1000,"previousClose":189.5,"range":"1d"\(more)}}]}
        """
    }

    private func nested(_ entries: String...) -> String {
        "{\"spark\":{\"result\":[\(entries.joined(separator: ","))],\"error\":null}}"
    }

    @Test func aBatchWhereOneIsMissing() throws {
        let batch = try provider.read(
            nested(entry("NVDA", price: "192.25"), entry("MU", price: "191.10000610351562")),
            for: .quotes(["MU", "NVDA", "NONE"]), at: now)
        #expect(
            batch.quotes == [
                Quote(
                    symbol: "NVDA", price: 192.25, time: Instant(milliseconds: 1_768_359_600_000),
                    previousClose: 189.5, high: 195.5, low: 190, volume: 1000, source: "yahoo"),
                Quote(
                    symbol: "MU", price: 191.1, time: Instant(milliseconds: 1_768_359_600_000), previousClose: 189.5,
                    high: 195.5, low: 190, volume: 1000, source: "yahoo"),
            ])
        #expect(batch.unknown == ["NONE"] && batch.dropped.isEmpty && batch.instruments.isEmpty)
    }

    @Test func oneBadEntryDoesNotSpoilTheOthers() throws {
        let batch = try provider.read(
            nested(
                entry("NVDA", price: "-1"), entry("2330.TW", currency: "USD", price: "1690"), entry("MU", price: "191"),
                entry("AMD", price: "200"), "{\"symbol\":\"INTC\",\"response\":[]}", "5"),
            for: .quotes(["NVDA", "2330.TW", "MU", "INTC"]), at: now)
        #expect(batch.quotes.map(\.symbol) == ["MU"])
        #expect(batch.droppedFields == ["regularMarketPrice", "meta", "symbol", "response"])
        #expect(batch.unknown.isEmpty)
    }

    @Test func aSymbolThatComesTwiceCountsOnce() throws {
        let batch = try provider.read(
            nested(entry("MU", price: "191"), entry("MU", price: "1")), for: .quotes(["MU"]), at: now)
        #expect(batch.quotes.map(\.price) == [191] && batch.droppedFields == ["symbol"])
    }

    @Test func anEntryWithSomebodyElsesHead() throws {
        let swapped = entry("MU", price: "191").replacing(
            "\"meta\":{\"symbol\":\"MU\"", with: "\"meta\":{\"symbol\":\"AMD\"")
        let batch = try provider.read(nested(swapped), for: .quotes(["MU"]), at: now)
        #expect(batch.quotes.isEmpty && batch.droppedFields == ["meta"])
    }

    @Test func theFlatForm() throws {
        let text = """
            {"MU":{"symbol":"MU","timestamp":[1768312800,1768359600,1768359900],"close":[189.0,191.10000610351562,null],
              "chartPreviousClose":170.5,"previousClose":null,"dataGranularity":300},
             "2330.TW":{"symbol":"2330.TW","timestamp":[1768352400],"close":[1690.0],"previousClose":1670.0},
             "AMD":{"symbol":"AMD","timestamp":null,"close":null}}
            """
        let batch = try provider.read(text, for: .quotes(["MU", "2330.TW", "AMD", "NONE"]), at: now)
        #expect(
            Set(batch.quotes) == [
                Quote(
                    symbol: "MU", price: 191.1, time: Instant(milliseconds: 1_768_359_600_000), source: "yahoo"),
                Quote(
                    symbol: "2330.TW", price: 1690, time: Instant(milliseconds: 1_768_352_400_000),
                    previousClose: 1670, source: "yahoo"),
            ])
        #expect(batch.unknown == ["NONE"])
    }

    @Test func theFlatFormOfWhatMayBeHundredths() throws {
        let text = "{\"ARM.L\":{\"symbol\":\"ARM.L\",\"timestamp\":[1768359600],\"close\":[1234.5]}}"
        let batch = try provider.read(text, for: .quotes(["ARM.L"]), at: now)
        #expect(batch.quotes.isEmpty && batch.droppedFields == ["close"])
    }

    @Test func nobodyIsKnown() throws {
        #expect(try provider.failure(nested(), for: .quotes(["NONE"]), at: now) == .unknownSymbol)
        #expect(try provider.failure("{}", for: .quotes(["NONE"]), at: now) == .unknownSymbol)
    }
}
