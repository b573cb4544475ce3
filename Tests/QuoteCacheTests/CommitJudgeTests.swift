import Foundation
import GRDB
import Market
import TestSupport
import Testing

@testable import QuoteCache

@Suite struct CommitJudgeTests {
    let folder: TemporaryFolder
    let file: CacheFile

    init() throws {
        folder = try TemporaryFolder()
        file = CacheFile(path: folder.path("quotes.db"))
    }

    private func commit() throws {
        let writer = try QuoteCacheWriter.open(at: file.path)
        let quote = Quote(symbol: "A", price: .random(in: 1...9), time: Instant(milliseconds: 1), source: "")
        try writer.write { _ = try $0.save(quote) }
    }

    /// `#expect` cannot hold what changes its subject.
    private func isNews(_ judge: inout CommitJudge) -> Bool { judge.hasNews() }

    private func isFresh(_ connection: inout CacheConnection) throws -> Bool { try connection.current().isFresh }

    @Test func everyCommitIsNewsOnce() throws {
        try commit()
        var judge = CommitJudge(file: file)
        #expect(isNews(&judge))
        #expect(!isNews(&judge))
        for _ in 0..<3 {
            try commit()
            #expect(isNews(&judge))
            #expect(!isNews(&judge))
        }
    }

    @Test func aFaultIsNewsOnceAndSoIsItsEnd() throws {
        var judge = CommitJudge(file: file)
        #expect(isNews(&judge))
        #expect(!isNews(&judge))
        try commit()
        #expect(isNews(&judge))
        #expect(!isNews(&judge))
        try FileManager.default.removeItem(atPath: file.path)
        #expect(isNews(&judge))
        #expect(!isNews(&judge))
    }

    @Test func aCheckpointIsNoNews() throws {
        try commit()
        let foreign = try DatabaseQueue(path: file.path)
        try foreign.write { try $0.execute(sql: "UPDATE quote SET price = 10") }
        var connection = CacheConnection(file: file)
        #expect(try isFresh(&connection))
        try foreign.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
        #expect(try !isFresh(&connection))
    }

    @Test func whatIsWrittenOverTheFileIsNoticed() throws {
        try commit()
        var connection = CacheConnection(file: file)
        _ = try connection.current()
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file.path))
        try handle.write(contentsOf: Data(repeating: 0, count: 4096))
        try handle.close()
        #expect(throws: CacheFault.self) { try isFresh(&connection) }
    }

    @Test func aCacheThatBecameNewerIsReadNoFurther() throws {
        try commit()
        let reader = try QuoteCacheReader(file: file)
        _ = try reader.read { try $0.quotes() }
        try DatabaseQueue(path: file.path).write { try $0.execute(sql: "PRAGMA user_version = 9") }
        #expect(throws: CacheFault.newer(file, version: 9)) { try reader.read { try $0.quotes() } }
    }
}
