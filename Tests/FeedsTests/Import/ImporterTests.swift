import Market
import QuoteCache
import TestSupport
import Testing

@testable import Feeds

@Suite struct ImporterTests {
    private let folder: TemporaryFolder
    private let writer: QuoteCacheWriter
    private let importer = Importer(now: ImportedText.now)

    init() throws {
        folder = try TemporaryFolder()
        writer = try QuoteCacheWriter.open(at: folder.path("quotes.db"))
    }

    private func closes(_ symbol: Symbol) throws -> [Double] {
        try QuoteCacheReader(file: writer.file).read { cache in
            try cache.closes(of: symbol, through: day("2026-12-31"), limit: 100).map(\.close)
        }
    }

    @Test func theSameTwiceChangesNothing() throws {
        let sources: [ImportSource] = [
            .file(path: try folder.write("date,close\n2026-01-12,1\n2026-01-13,2\n2026-01-12,1\n", to: "2330.TW.csv")),
            .file(path: try folder.write(#"{"symbol":"MU","price":1,"time":1}"#, to: "q.jsonl")),
        ]
        var first = ImportReport()
        try importer.run(sources, into: writer, report: &first)
        #expect(first.written == 3)
        #expect(first.unchanged == 0)
        #expect(first.symbols == ["2330.TW", "MU"])
        let sequence = try QuoteCacheReader(file: writer.file).read { try $0.lastSequence() }
        var second = ImportReport()
        try importer.run(sources, into: writer, report: &second)
        #expect(second.written == 0)
        #expect(second.unchanged == 3)
        #expect(try QuoteCacheReader(file: writer.file).read { try $0.lastSequence() } == sequence)
        #expect(try closes("2330.TW") == [1, 2])
    }

    @Test("Of quotes in any order, in one file or in several, the newest stays", arguments: 0..<12)
    func quotesInAnyOrder(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        // Seconds before the moment of the import.
        let ages = (0..<9).map { _ in Int.random(in: 1...200_000, using: &random) }
        let newest = try #require(ages.min())
        let lines = ages.map { age in
            let time = ImportedText.now.advanced(seconds: -age)
            return #"{"type":"quote","symbol":"MU","price":\#(100 + Double(age % 100) / 10),"time":\#(time.seconds)}"#
        }
        for part in 0..<3 {
            let text = lines[(part * 3)..<(part * 3 + 3)].joined(separator: "\n")
            let source = ImportSource.file(path: try folder.write(text, to: "\(seed)-\(part).jsonl"))
            var report = ImportReport()
            try importer.run([source], into: writer, report: &report)
        }
        let quote = try #require(try QuoteCacheReader(file: writer.file).read { try $0.quote("MU") })
        #expect(quote.time == ImportedText.now.advanced(seconds: -newest))
        #expect(quote.price == 100 + Double(newest % 100) / 10)
    }

    @Test func aStrictImportTakesItsFileBack() throws {
        var strict = importer
        strict.isStrict = true
        let rows = (0..<9000).map { "\(day("1990-01-01").advanced(days: $0)),1" }.joined(separator: "\n")
        let good = ImportSource.file(path: try folder.write("date,close\n2026-01-12,1\n", to: "MU.csv"))
        let badPath = try folder.write("date,close\n\(rows)\n2026-01-13,x\n", to: "AMD.csv")
        var report = ImportReport()
        let problem = ImportProblem(
            source: badPath, line: 9002, reason: "close is not a plain number such as 1234.5: x")
        try strict.run([good, .file(path: badPath)], into: writer, report: &report)
        #expect(report.failures == [ImportError.badLine(problem).description])
        #expect(report.written == 1)
        #expect(try closes("MU") == [1])
        #expect(try closes("AMD").isEmpty)
    }

    @Test("A bad file does not keep the others from being read")
    func badFiles() throws {
        let good = ImportSource.file(path: try folder.write("date,close\n2026-01-12,1\n", to: "MU.csv"))
        let missing = folder.path("none.csv")
        var report = ImportReport()
        let page = ImportSource.file(path: try folder.write("<html>Too Many Requests</html>", to: "AMD.csv"))
        try importer.run([.file(path: missing), page, .file(path: folder.path), good], into: writer, report: &report)
        #expect(report.failures.count == 3)
        #expect(!report.isComplete)
        #expect(try closes("MU") == [1])
        #expect(report.newSymbols == ["MU"])
    }

    @Test func progressReachesTheEnd() throws {
        let padding = String(repeating: "x", count: 500)
        let rows = (0..<5000).map { "\(day("2000-01-01").advanced(days: $0)),1,\(padding)" }.joined(separator: "\n")
        let path = try folder.write("date,close,note\n" + rows, to: "MU.csv")
        var report = ImportReport()
        var seen: [ImportProgress] = []
        try importer.run([.file(path: path)], into: writer, report: &report) { seen.append($0) }
        #expect(report.written == 5000)
        #expect(seen.count == 4)
        #expect(seen.first?.fraction == 0)
        #expect(seen.last?.fraction == 1)
        #expect(seen.last?.rows == report.rows)
        #expect(seen.map(\.bytesRead) == seen.map(\.bytesRead).sorted())
    }

    @Test func errorsTellWhatToDo() {
        let errors: [ImportError] = [
            .missing(path: "a.csv"), .isFolder(path: "a"), .unreadable(path: "a.csv", reason: "permission denied"),
            .noUsableHeader(source: "a.csv", found: ["x"]), .noSymbol(source: "a.csv"), .wrongSymbol("\u{1B}x"),
        ]
        for error in errors {
            #expect(!error.description.hasSuffix("."))
            #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        }
        #expect(throws: ImportError.wrongSymbol("a b")) { try Importer.symbol(typed: "a b") }
    }
}
