import Foundation
import GRDB
import Market
import QuoteCache
import RefreshEngine
import TestSupport
import Testing

/// Whatever happens to the file: the last good data stay, one sentence says what is wrong, and the engine recovers by
/// itself.
@Suite(.timeLimit(.minutes(1))) struct FaultTests {
    let cache: TestCache
    let now = instant("2026-01-14T03:00:00Z")
    let path: String

    init() throws {
        cache = try TestCache()
        path = cache.file.path
        try cache.foreign.write { database in
            for index in 0..<400 {
                try database.execute(
                    sql: "INSERT INTO quote(symbol, price, time) VALUES ('S\(index)', 10, \(now.seconds))")
            }
        }
        try cache.quote("2330.TW", 110, at: now)
        try cache.foreign.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try cache.foreign.close()
    }

    /// A cache in one file.
    private func wholeCache(price: Double) throws -> TestCache {
        let fresh = try TestCache()
        try fresh.quote("2330.TW", price, at: now)
        try fresh.foreign.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try fresh.foreign.close()
        return fresh
    }

    /// Puts a whole cache with this price at the path, as a new file.
    private func putCache(price: Double) throws {
        let fresh = try wholeCache(price: price)
        try removeCache()
        try FileManager.default.copyItem(atPath: fresh.file.path, toPath: path)
    }

    private func removeCache() throws {
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    private func overwrite(_ bytes: Data, length: Int? = nil) throws {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.write(contentsOf: bytes)
        if let length { try handle.truncate(atOffset: UInt64(length)) }
        try handle.close()
    }

    private func expectKept(_ snapshot: Snapshot) {
        #expect(snapshot["2330.TW"]?.price == 110)
        #expect(snapshot.instruments.count == 401)
        let sentence = snapshot.condition.fault?.description ?? ""
        #expect(sentence.contains(path) && sentence.contains("; "))
    }

    enum Damage: String, CaseIterable {
        case deleted, emptied, halved, garbage, fifo, folder, foreign, newer
    }

    private func damage(_ kind: Damage) throws {
        switch kind {
        case .deleted: try removeCache()
        case .emptied: try overwrite(Data(), length: 0)
        case .halved:
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            try overwrite(Data(), length: try #require(size) / 2)
        case .garbage: try overwrite(Data(repeating: 0x5A, count: 20_000))
        case .fifo:
            try removeCache()
            try #require(mkfifo(path, 0o600) == 0)
        case .folder:
            try removeCache()
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        case .foreign:
            let other = cache.folder.path("other.db")
            try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t(x)") }
            try removeCache()
            try FileManager.default.moveItem(atPath: other, toPath: path)
        case .newer: try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
        }
    }

    private func fault(of kind: Damage) -> CacheFault.Kind {
        switch kind {
        case .deleted, .emptied: .missing
        case .halved, .garbage: .corrupt
        case .fifo, .folder: .unreadable
        case .foreign: .notACache
        case .newer: .newer
        }
    }

    @Test(arguments: Damage.allCases)
    func theLastGoodDataStayAndTheEngineRecovers(kind: Damage) async throws {
        try await withEngine(on: cache.file, at: now) { _, recorder in
            try await recorder.snapshot { $0.version >= 2 && $0["2330.TW"]?.price == 110 }
            try damage(kind)
            expectKept(try await recorder.fault(fault(of: kind)))
            try removeCache()
            try putCache(price: 120)
            let recovered = try await recorder.live("2330.TW", 120)
            #expect(recovered.instruments.count == 1)
        }
    }

    @Test func aLastingFaultIsSaidOnce() async throws {
        try await withEngine(on: cache.file, at: now) { _, recorder in
            try await recorder.snapshot { $0.version >= 2 && $0["2330.TW"]?.price == 110 }
            try removeCache()
            try await recorder.fault(.missing)
            try Data().write(to: URL(fileURLWithPath: path))
            try await recorder.snapshot { $0.condition.fault?.description.contains("empty") == true }
            try putCache(price: 120)
            try await recorder.live("2330.TW", 120)
            #expect(recorder.faults == [.missing, .missing])
        }
    }

    @Test func aFileThatComesLaterIsFound() async throws {
        try removeCache()
        try await withEngine(on: cache.file, at: now) { _, recorder in
            let missing = try await recorder.fault(.missing)
            #expect(missing.instruments.isEmpty)
            try putCache(price: 120)
            try await recorder.live("2330.TW", 120)
        }
    }

    @Test func aFolderThatComesLaterIsFound() async throws {
        let file = CacheFile(path: cache.folder.path("a/b/quotes.db"))
        try await withEngine(on: file, at: now) { _, recorder in
            try await recorder.fault(.missing)
            let writer = try QuoteCacheWriter.open(at: file.path)
            try writer.write { _ = try $0.save(Quote(symbol: "NVDA", price: 5, time: now, source: "test")) }
            try await recorder.live("NVDA", 5)
        }
    }

    @Test func aFileThatIsRenamedOverItIsRead() async throws {
        try await withEngine(on: cache.file, at: now) { _, recorder in
            try await recorder.live("2330.TW", 110)
            let fresh = try wholeCache(price: 130)
            for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            try #require(rename(fresh.file.path, path) == 0)
            let snapshot = try await recorder.live("2330.TW", 130)
            #expect(snapshot.instruments.count == 1)
            #expect(recorder.faults.isEmpty)
        }
    }

    @Test func aLinkToACacheIsFollowed() async throws {
        let link = cache.folder.path("link.db")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        try await withEngine(on: CacheFile(path: link), at: now) { _, recorder in
            try await recorder.live("2330.TW", 110)
            try run("UPDATE quote SET price = 111", on: path)
            try await recorder.live("2330.TW", 111)
        }
    }

    @Test func aLockIsWaitedFor() async throws {
        let owner = try LockOwner(path)
        try await withEngine(on: cache.file, at: now) { _, recorder in
            let locked = try await recorder.fault(.locked)
            #expect(locked.condition.fault?.problem.contains("locked by another program") == true)
            try owner.release(after: "UPDATE quote SET price = 111")
            try await recorder.live("2330.TW", 111)
            #expect(recorder.faults == [.locked])
        }
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func aForbiddenFileIsSaidToBe() async throws {
        try await withEngine(on: cache.file, at: now) { _, recorder in
            try await recorder.live("2330.TW", 110)
            try #require(chmod(path, 0) == 0)
            try removeSidecars()
            expectKept(try await recorder.fault(.unreadable))
            try #require(chmod(path, 0o600) == 0)
            try await recorder.live("2330.TW", 110)
        }
    }

    /// What is open already stays readable; only another look at the file tells.
    private func removeSidecars() throws {
        let copy = cache.folder.path("copy.db")
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        try #require(rename(copy, path) == 0)
        try #require(chmod(path, 0) == 0)
    }
}

/// A program that holds an exclusive lock on the cache.
private final class LockOwner: Sendable {
    private let queue: DatabaseQueue

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE") }
    }

    func release(after sql: String) throws {
        try queue.writeWithoutTransaction { try $0.execute(sql: sql + "; COMMIT") }
        try queue.close()
    }
}
