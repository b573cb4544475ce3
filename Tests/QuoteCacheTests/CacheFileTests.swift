import Foundation
import GRDB
import Market
import TestSupport
import Testing

@testable import QuoteCache

@Suite struct CacheFileTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func aNewCacheIsPrivate() throws {
        let path = folder.path("a/b/quotes.db")
        _ = try QuoteCacheWriter.open(at: path)
        #expect(try mode(path) == 0o600)
        #expect(try mode(folder.path("a/b")) == 0o700)
        _ = try QuoteCacheReader(file: CacheFile(path: path))
    }

    @Test("A folder in which no file can be made is named as the fault")
    func foldersThatCannotBeWritten() {
        for path in ["/proc/quotes.db", "/proc/a/quotes.db", "/proc/a/b/quotes.db"] {
            let fault = #expect(throws: CacheFault.self) { try QuoteCacheWriter.open(at: path) }
            #expect(fault?.problem.hasPrefix("the folder /proc of the quote cache cannot be written (") ?? false)
            #expect(fault?.advice.hasPrefix("check the folder's permissions") ?? false)
        }
    }

    @Test(
        "A cache in a folder that cannot be written is not reported as a fault of the file", .enabled(if: getuid() != 0)
    )
    func readOnlyFolders() throws {
        let path = folder.path("a/quotes.db")
        _ = try QuoteCacheWriter.open(at: path)
        #expect(chmod(folder.path("a"), 0o500) == 0)
        defer { chmod(folder.path("a"), 0o700) }
        for fault in [
            #expect(throws: CacheFault.self) { try QuoteCacheReader(file: CacheFile(path: path)) },
            #expect(throws: CacheFault.self) { try QuoteCacheWriter.open(at: path) },
        ] {
            #expect(fault?.problem.contains("the folder \(folder.path("a")) of the quote cache") ?? false)
        }
    }

    @Test func theStandardPlaceFollowsXDG() {
        #expect(CacheFile.standard(environment: ["XDG_CACHE_HOME": "/x", "HOME": "/h"]).path == "/x/chiptop/quotes.db")
        #expect(
            CacheFile.standard(environment: ["XDG_CACHE_HOME": "rel", "HOME": "/h"]).path
                == "/h/.cache/chiptop/quotes.db")
    }

    @Test func aNewerCacheIsRefusedAndUntouched() throws {
        let path = folder.path("newer.db")
        _ = try QuoteCacheWriter.open(at: path)
        try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 9") }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: CacheFault.newer(CacheFile(path: path), version: 9)) { try QuoteCacheWriter.open(at: path) }
        #expect(throws: CacheFault.newer(CacheFile(path: path), version: 9)) {
            try QuoteCacheReader(file: CacheFile(path: path))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func aForeignDatabaseIsRefused() throws {
        let path = folder.path("foreign.db")
        try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE t(x)") }
        #expect(throws: CacheFault.notACache(CacheFile(path: path))) { try QuoteCacheWriter.open(at: path) }
    }

    @Test func aTextFileIsRefused() throws {
        let path = folder.path("text.db")
        try Data(repeating: 0x41, count: 5000).write(to: URL(fileURLWithPath: path))
        let fault = #expect(throws: CacheFault.self) { try QuoteCacheReader(file: CacheFile(path: path)) }
        #expect(fault?.kind == .corrupt)
    }

    @Test(arguments: ["missing", "folder", "fifo", "empty"])
    func whatIsNoFileIsRefusedAtOnce(kind: String) throws {
        let path = folder.path(kind)
        switch kind {
        case "folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        case "fifo": #expect(mkfifo(path, 0o600) == 0)
        case "empty": _ = FileManager.default.createFile(atPath: path, contents: nil)
        default: break
        }
        let fault = #expect(throws: CacheFault.self) { try QuoteCacheReader(file: CacheFile(path: path)) }
        #expect(fault?.kind == (kind == "missing" || kind == "empty" ? .missing : .unreadable))
    }

    @Test("The page of the schema is the program's own") func theSchemaPageIsUpToDate() throws {
        #expect(try ProjectFile.page("CacheSchema").equals(CacheSchema.page), "record with CHIPTOP_RECORD=1")
    }
}
