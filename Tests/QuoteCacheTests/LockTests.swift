import Foundation
import Market
import TestSupport
import Testing

@testable import QuoteCache

/// POSIX locks belong to the process: any code that opens the cache besides SQLite and closes it drops SQLite's.
@Suite struct LockTests {
    let folder: TemporaryFolder
    let file: CacheFile

    init() throws {
        folder = try TemporaryFolder()
        file = CacheFile(path: folder.path("quotes.db"))
        let writer = try QuoteCacheWriter.open(at: file.path)
        try writer.write { _ = try $0.save(FeedStatus(feed: "f", state: "ok")) }
    }

    private func isLocked() throws -> Bool {
        let inode = try #require(try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? Int)
        let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
        return locks.split(separator: "\n").contains { $0.contains("POSIX") && $0.contains(":\(inode) ") }
    }

    @Test func looksKeepTheLock() throws {
        let reader = try QuoteCacheReader(file: file)
        _ = try reader.dataVersion()
        guard try isLocked() else { return }
        var judge = CommitJudge(file: file)
        for _ in 0..<3 { _ = judge.hasNews() }
        #expect(try isLocked())
        _ = try QuoteCacheReader(file: file)
        #expect(try isLocked())
        _ = try QuoteCacheWriter.open(at: file.path)
        #expect(try isLocked())
        withExtendedLifetime(reader) {}
    }
}
