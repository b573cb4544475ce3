import Market
import QuoteCache
import TestSupport
import Testing

@testable import Feeds

/// Facts, targets, events and instruments in JSON Lines.
@Suite struct KnowledgeLinesTests {
    private func read(_ text: String) throws -> ImportedText { try ImportedText(text, name: "feed.jsonl") }

    @Test func everyKindOfRow() throws {
        let text = """
            {"type":"fact","symbol":"2330.TW","metric":"forward_pe","as_of":"2026-01-14","value":20.1,"unit":"ratio","source":"me"}
            {"type":"fact","symbol":"2330.TW","metric":"node","asOf":"2026-01-14","text":"2 nm","unit":""}
            {"type":"target","symbol":"2330.TW","firm":"GS","as_of":"2026-01-05","price":2330,"previous":1720,"currency":"TWD"}
            {"type":"event","symbol":"2330.TW","date":"2026-01-15","kind":"earnings","title":"Q4"}
            {"type":"instrument","symbol":"2330.TW","name":"TSMC","exchange":"XTAI","listed_on":"1994-09-05"}
            """
        let result = try read(text)
        #expect(result.reasons == [])
        var row = InstrumentRow(symbol: "2330.TW")
        (row.name, row.exchange, row.listedOn) = ("TSMC", "XTAI", day("1994-09-05"))
        let asOf = day("2026-01-14")
        let pe = Fact(symbol: "2330.TW", metric: "forward_pe", asOf: asOf, value: 20.1, unit: "ratio", source: "me")
        let node = Fact(symbol: "2330.TW", metric: "node", asOf: asOf, text: "2 nm", unit: "", source: "import")
        let target = PriceTarget(
            symbol: "2330.TW", firm: "GS", asOf: day("2026-01-05"), price: 2330, previous: 1720, currency: .twd,
            source: "import")
        let event = MarketEvent(
            symbol: "2330.TW", date: day("2026-01-15"), kind: "earnings", title: "Q4", source: "import")
        #expect(
            result.records == [.fact(pe), .fact(node), .target(target), .event(event), .instrument(row)])
    }

    @Test(arguments: [
        (#"{"type":"fact","symbol":"A","as_of":"2026-01-14","value":1}"#, "metric is missing"),
        (#"{"type":"fact","symbol":"A","metric":"m","value":1}"#, "as_of is missing"),
        (#"{"type":"fact","symbol":"A","metric":"m","as_of":"2026-01-14"}"#, "neither value nor text"),
        (#"{"type":"fact","symbol":"A","metric":"m","as_of":"soon","value":1}"#, "not a date such as 2026-01-13: soon"),
        (#"{"type":"target","symbol":"A","as_of":"2026-01-14","price":1,"currency":"USD"}"#, "firm is missing"),
        (#"{"type":"target","symbol":"A","firm":"f","as_of":"2026-01-14","price":0}"#, "price is not above zero"),
        (#"{"type":"target","symbol":"A","firm":"f","as_of":"2027-01-14","price":1}"#, "2027-01-14 is in the future"),
        (
            #"{"type":"target","symbol":"A","firm":"f","as_of":"2026-01-14","price":1,"currency":"XXX"}"#,
            "not a currency such as TWD: XXX"
        ),
        (#"{"type":"event","symbol":"A","date":"2026-01-14","title":"t"}"#, "kind is missing"),
        (#"{"type":"event","symbol":"A","date":"2026-01-14","kind":"news"}"#, "title is missing"),
        (#"{"type":"order"}"#, "unknown type, expected quote, bar, fact, target, event, instrument: order"),
    ])
    func mistakes(line: String, reason: String) throws {
        #expect(try read(line).reasons == [reason])
    }

    @Test func whatIsExportedComesBack() throws {
        let folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("a.db"))
        try SampleMarket().write(to: writer)
        try writer.write { cache in
            var quote = Quote(
                symbol: "A&B", price: 0.1 + 0.2, time: moment("2026-01-14T01:59:59.123Z"), source: "q\"\\x")
            quote.volume = 0
            try cache.save(quote)
            try cache.save(
                Fact(symbol: "A&B", metric: "m", asOf: day("2026-01-14"), text: "a \"b\" \\ 台", unit: "", source: "z"))
            try cache.save(InstrumentRow(symbol: "N.TW"))
        }
        let lines = try export(writer.file)
        let path = try folder.write(String(decoding: lines, as: UTF8.self), to: "a.jsonl")
        let copy = try QuoteCacheWriter.open(at: folder.path("b.db"))
        var report = ImportReport()
        try Importer(now: moment("2026-01-14T02:00:00Z")).run([.file(path: path)], into: copy, report: &report)
        #expect(report.problems == [])
        #expect(try export(copy.file) == lines)
        #expect(try QuoteCacheReader(file: copy.file).read { try $0.isSample() })
    }

    private func export(_ file: CacheFile) throws -> [UInt8] {
        try QuoteCacheReader(file: file).read { cache in
            var bytes: [UInt8] = []
            try CacheExporter().write(cache) { bytes += $0 }
            return bytes
        }
    }

    @Test func aStreamIsReadWhereverItBreaks() throws {
        let text = """
            {"symbol":"MU","price":1,"time":1}
            broken
            {"symbol":"MU","price":2,"time":2}
            """
        for size in 1...8 {
            var reader = JSONLinesReader(name: "command", source: "mine")
            var (prices, problems): ([Double], [ImportProblem]) = ([], [])
            func take(_ reading: JSONLinesReader.Reading) {
                for case .quote(let quote) in reading.records {
                    prices.append(quote.price)
                    #expect(quote.source == "mine")
                }
                problems += reading.problems
            }
            let bytes = Array(text.utf8)
            for start in stride(from: 0, to: bytes.count, by: size) {
                let piece = Array(bytes[start..<min(start + size, bytes.count)])
                take(reader.take(piece.span, now: ImportedText.now))
            }
            take(reader.finish(now: ImportedText.now))
            #expect(prices == [1, 2])
            #expect(problems.map(\.line) == [2])
        }
    }

    @Test func anEndlessLineIsOneBadLine() throws {
        var reader = JSONLinesReader(name: "command", source: "mine")
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 50_000)
        for _ in 0..<100 { #expect(reader.take(piece.span, now: ImportedText.now).problems.isEmpty) }
        let reading = reader.take(
            Array("\n{\"symbol\":\"MU\",\"price\":1,\"time\":1}\n".utf8).span, now: ImportedText.now)
        #expect(reading.problems.map(\.reason) == ["the line is longer than 64 KiB"])
        #expect(reading.records.count == 1)
    }
}
