import Foundation
import GRDB
import Market
import TestSupport
import Testing

@testable import QuoteCache

/// A cache that an earlier version of the program made.
@Suite struct SchemaMigrationTests {
    let folder: TemporaryFolder
    let file: CacheFile
    let time = Instant(milliseconds: 1_768_356_000_000)

    init() throws {
        folder = try TemporaryFolder()
        file = CacheFile(path: folder.path("quotes.db"))
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/version-1.sql")
        let database = try DatabaseQueue(path: file.path)
        try database.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: try String(contentsOf: fixture, encoding: .utf8))
            try database.execute(sql: Self.oldStatement, arguments: ["yahoo", 1_768_356_000.0])
            try database.execute(
                sql: "INSERT INTO quote(symbol, price, time, source) VALUES ('2330.TW', 1690, 1768356000, 'me')")
            try database.execute(
                sql: "INSERT INTO bar_daily(symbol, date, close, source) VALUES ('2330.TW', '2026-01-13', 1675, 'me')")
        }
        try database.close()
    }

    /// What a program that knows version 1 sends.
    private static let oldStatement = """
        INSERT INTO feed_status(feed, state, last_success, next_attempt, failures, message)
        VALUES (?, 'ok', ?, NULL, 0, '') ON CONFLICT(feed) DO UPDATE SET last_success = excluded.last_success
        """

    @Test func anOlderCacheIsReadAsItIs() throws {
        let reader = try QuoteCacheReader(file: file)
        #expect(
            try reader.read { try $0.feedStatus() } == [FeedStatus(feed: "yahoo", state: "ok", lastSuccess: time)])
        #expect(try reader.read { try $0.feedInstrumentStatus() } == [])
        #expect(try DatabaseQueue(path: file.path).read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
    }

    @Test func openingForWritingKeepsEveryRowAndAddsWhatIsNew() throws {
        let writer = try QuoteCacheWriter.open(at: file.path)
        let status = FeedStatus(
            feed: "yahoo", state: "failing", lastSuccess: time, failures: 2, message: "timed out", latency: 0.25,
            lastFailure: time)
        let instrument = FeedInstrumentStatus(
            feed: "yahoo", symbol: "2330.TW", lastSuccess: time, latency: 0.5, failures: 1, nextAttempt: time,
            message: "timed out")
        try writer.write { cache in
            try cache.save(status)
            try cache.save(instrument)
        }
        let reader = try QuoteCacheReader(file: file)
        #expect(try reader.read { try $0.feedStatus() } == [status])
        #expect(try reader.read { try $0.feedInstrumentStatus() } == [instrument])
        #expect(try reader.read { try $0.quote("2330.TW") }?.price == 1690)
        #expect(try reader.read { try $0.firstClose(of: "2330.TW") }?.close == 1675)
        let kinds = try reader.read { try $0.changes(from: 0) }
        #expect(kinds.contains { $0.kind == .feedInstrument && $0.symbol == "yahoo" })
    }

    @Test func aMigratedCacheIsWhatANewOneIs() throws {
        _ = try QuoteCacheWriter.open(at: file.path)
        _ = try QuoteCacheWriter.open(at: folder.path("new.db"))
        let shapes = try [file.path, folder.path("new.db")].map { path in
            try DatabaseQueue(path: path).read { database in
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT s.type, s.name, c.name AS column, c.type AS kind
                        FROM sqlite_master s LEFT JOIN pragma_table_info(s.name) c
                        ORDER BY s.type, s.name, c.cid
                        """
                ).map { "\($0)" }
                    + String.fetchAll(
                        database, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
            }
        }
        #expect(shapes[0] == shapes[1])
        #expect(!shapes[0].isEmpty)
    }

    @Test func aProgramThatKnowsVersionOneGoesOnWriting() throws {
        let old = try DatabaseQueue(path: file.path)
        _ = try QuoteCacheWriter.open(at: file.path)
        try old.write { try $0.execute(sql: Self.oldStatement, arguments: ["yahoo", 1_768_356_060.0]) }
        let reader = try QuoteCacheReader(file: file)
        #expect(try reader.read { try $0.feedStatus() }.first?.lastSuccess == time.advanced(seconds: 60))
    }

    @Test func aReaderThatIsOpenMeanwhileGoesOn() throws {
        let reader = try QuoteCacheReader(file: file)
        #expect(try reader.read { try $0.feedInstrumentStatus() } == [])
        let writer = try QuoteCacheWriter.open(at: file.path)
        try writer.write { _ = try $0.save(FeedInstrumentStatus(feed: "yahoo", symbol: "2330.TW")) }
        #expect(try reader.read { try $0.feedInstrumentStatus() }.count == 1)
    }
}
