import Market
import QuoteCache
import TestSupport
import Testing

@testable import Feeds

/// An import does not depend on the order of a file's rows.
@Suite struct RowOrderTests {
    /// Rows with everything that goes wrong: repeated, contradicting, missing, future, running, live and doubtful ones.
    private static let files: [(name: String, heading: String, rows: [String])] = [
        (
            "2330.TW.csv", "date,open,high,low,close,volume",
            [
                "2026-01-05,1,3,1,2,10", "2026-01-05,1,3,1,2,10", "2026-01-06,1,3,1,2,10", "2026-01-06,1,3,1,2.5,20",
                "2026-01-06,1,3,1,2.25,20", "2026-01-07,,,,NaN,", "2026-01-08,1,2,3,1,1", "2026-01-09,1,3,1,abc,1",
                "2026-01-10,1,3,1,2,10", "2026-01-12,1,3,1,2,10", "2026-01-13,1,3,1,2,10", "2026-01-14,1,3,1,2,10",
                "2026-01-14,1,3,1,2.5,12", "2026-01-20,1,3,1,2,10", "x,1,3,1,2,10", "1/2/2026,1,3,1,2,10",
            ]
        ),
        (
            "TSM.csv", "datetime,close,volume",
            (0..<12).map { "2026-01-13 1\($0 / 6):\($0 % 6)0:00,\($0 + 1),1" } + [
                "2026-01-13 11:57:13,9,1", "2026-01-13 10:00:00,7,2", "2026-01-13,5,1", "2026-01-13 10:10:00,n/a,1",
            ]
        ),
        (
            "IFX.DE.csv", "Datum;Schluss;Volumen",
            ["12.01.2026;1.505;1.000", "13.01.2026;1.510,5;2.000", "09.01.2026;37,50;", "08.01.2026;-;1", "Summe;;"]
        ),
        (
            "sh.csv", "code,日期,收盘,成交量,成交额",
            [
                "688981,2026-01-12,10,100,100000", "688981,2026-01-13,11,100,110000", "600584,2026-01-13,20,100,200000",
                "600584,2026-01-12,20,100,1", "300750,2026-01-12,x,1,1",
            ]
        ),
        (
            "mixed.jsonl", "",
            [
                #"{"type":"bar","symbol":"MU","date":"2026-01-12","close":100,"volume":5}"#,
                #"{"type":"bar","symbol":"MU","date":"2026-01-09","close":100,"volume":5,"source":"b"}"#,
                #"{"type":"bar","symbol":"MU","date":"2026-01-09","close":100,"volume":5,"source":"a"}"#,
                #"{"symbol":"MU","price":101,"time":"2026-01-13T15:00:00Z"}"#,
                #"{"symbol":"MU","price":102,"time":"2026-01-13T15:00:00Z"}"#,
                #"{"symbol":"MU","price":10100,"time":"2026-01-13T16:00:00Z"}"#,
                #"{"symbol":"MU","price":99,"time":"2026-01-13T14:40:00Z"}"#,
                #"{"type":"fact","symbol":"MU","metric":"split","as_of":"2026-01-12","value":2,"unit":"ratio"}"#,
                #"{"type":"fact","symbol":"MU","metric":"hbm","as_of":"2026-01-12","value":3}"#,
                #"{"type":"fact","symbol":"MU","metric":"hbm","as_of":"2026-01-12","value":4}"#,
                #"{"type":"target","symbol":"MU","firm":"A","as_of":"2026-01-12","price":4}"#,
                #"{"type":"target","symbol":"MU","firm":"A","as_of":"2026-01-12","price":5}"#,
                #"{"type":"event","symbol":"MU","date":"2026-02-01","kind":"results","title":"Q1"}"#,
                #"{"type":"instrument","symbol":"MU","name":"Micron"}"#,
                #"{"type":"instrument","symbol":"MU","name":"Micron Technology"}"#, #"{"close":NaN}"#, "nonsense",
            ]
        ),
    ]

    private struct Outcome: Equatable {
        var tables: [[String]]
        var reasons: [String]
        var counts: [Int]
        var symbols: [Symbol]
    }

    private func outcome(_ name: String, _ lines: [String]) throws -> Outcome {
        let folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("quotes.db"))
        let path = try folder.write(lines.joined(separator: "\n") + "\n", to: name)
        var report = ImportReport()
        try Importer(now: ImportedText.now).run([.file(path: path)], into: writer, report: &report)
        let names = ["instrument", "quote", "bar_daily", "bar_intraday", "fact", "target", "event"]
        let tables = names.compactMap { name in CacheSchema.tables.first { $0.name == name } }
        return Outcome(
            tables: try QuoteCacheReader(file: writer.file).read { cache in
                try tables.map { table in
                    var rows: [String] = []
                    try cache.eachRow(of: table) { rows.append("\($0)") }
                    return rows.sorted()
                }
            }, reasons: report.problems.map(\.reason).sorted() + report.failures,
            counts: [report.written, report.badLines, report.quotesOfNow, report.oddRows, report.quarantined.count],
            symbols: report.symbols.sorted())
    }

    @Test("Rows in any order make the same cache and the same complaints", arguments: 0..<5)
    func anyOrder(file: Int) throws {
        let (name, heading, rows) = Self.files[file]
        let head = heading.isEmpty ? [] : [heading]
        let expected = try outcome(name, head + rows)
        #expect(expected.tables.contains { !$0.isEmpty })
        var random = SeededRandom(seed: UInt64(file))
        for _ in 0..<25 {
            var shuffled = rows
            for place in shuffled.indices.dropFirst() {
                shuffled.swapAt(place, Int(random.next() % UInt64(place + 1)))
            }
            #expect(try outcome(name, head + shuffled) == expected, "\(shuffled)")
        }
        #expect(try outcome(name, head + rows.reversed()) == expected)
    }

    @Test("A quote that cannot be true leaves its place to the one before it")
    func doubtfulQuotes() throws {
        let (name, _, rows) = Self.files[4]
        let quotes = try outcome(name, rows).tables[1]
        #expect(quotes.count == 1)
        #expect(quotes.first?.contains("101") ?? false)
    }
}
