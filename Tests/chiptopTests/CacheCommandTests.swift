import Foundation
import GRDB
import TestSupport
import Testing

/// `chiptop cache` and `chiptop feed status`, from outside.
@Suite struct CacheCommandTests {
    let folder: TemporaryFolder
    let cache: String

    init() throws {
        folder = try TemporaryFolder()
        cache = folder.path("quotes.db")
    }

    private func fill(_ cache: String) throws {
        let lines = """
            {"type":"bar","symbol":"2330.TW","date":"2026-01-13","close":1670,"source":"me"}
            {"type":"bar","symbol":"2330.TW","time":"2026-01-13T01:00:00Z","minutes":5,"close":1665}
            {"symbol":"2330.TW","price":1690,"time":"2026-01-14T02:00:00Z"}
            {"type":"fact","symbol":"2330.TW","metric":"forward_pe","as_of":"2026-01-13","value":20,"unit":"ratio"}
            {"type":"target","symbol":"2330.TW","firm":"GS","as_of":"2026-01-05","price":2330,"currency":"TWD"}
            {"type":"event","symbol":"2330.TW","date":"2026-01-15","kind":"earnings","title":"Q4"}
            """
        let result = try Program.run(["import", try folder.write(lines, to: "rows.jsonl"), "--cache", cache])
        #expect(result.output.hasPrefix("6 rows written"), "\(result)")
    }

    @Test func infoTellsWhatIsThere() throws {
        try fill(cache)
        let text = try Program.run(["cache", "info", "--cache", cache]).output
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("bar_daily") })
        #expect(line.split(separator: " ") == ["bar_daily", "1", "2026-01-13", "2026-01-13", "me"])
        let json = try Program.run(["cache", "info", "--format", "json", "--cache", cache]).output
        let document = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(document["rejects"] as? Int == 0)
    }

    @Test func aWholeCacheIsVerified() throws {
        try fill(cache)
        let result = try Program.run(["cache", "verify", "--cache", cache])
        #expect(result.status == 0)
        #expect(result.output.contains("is intact"))
    }

    @Test("A symbol that is not read is named with what to do") func unreadSymbols() throws {
        let lines = ["0981.HK", "981.HK"].map { symbol in
            #"{"type":"bar","symbol":"\#(symbol)","date":"2026-01-13","close":60}"#
        }
        _ = try Program.run(["import", try folder.write(lines[0], to: "rows.jsonl"), "--cache", cache])
        #expect(try Program.run(["cache", "verify", "--cache", cache]).status == 0)
        try DatabaseQueue(path: cache).write {
            try $0.execute(sql: "INSERT INTO bar_daily(symbol, date, close) VALUES ('981.HK', '2026-01-13', 600)")
        }
        let result = try Program.run(["cache", "verify", "--cache", cache])
        #expect(result.status == 1)
        #expect(result.output.contains("981.HK is 0981.HK, which has prices of its own: ignored"))
        #expect(result.output.contains("SET symbol = '0981.HK' WHERE symbol = '981.HK'"))
    }

    @Test func aDamagedCacheIsNot() throws {
        try fill(cache)
        #expect(try Program.run(["cache", "verify", "--cache", folder.path("none.db")]).status == 1)
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: cache))
        try handle.seek(toOffset: 8192)
        try handle.write(contentsOf: Data(repeating: 0xFF, count: 40_000))
        try handle.close()
        #expect(try Program.run(["cache", "verify", "--cache", cache]).status == 1)
    }

    @Test func oldRowsAreTakenAway() throws {
        try fill(cache)
        let result = try Program.run(["cache", "prune", "--cache", cache])
        #expect(result.output.hasPrefix("deleted: 0 daily bars, 1 intraday bars"), "\(result)")
        #expect(try Program.run(["cache", "prune", "--cache", folder.path("none.db")]).status == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path("none.db")))
    }

    @Test func whatIsExportedIsImportedWithoutLoss() throws {
        try fill(cache)
        let lines = try Program.run(["cache", "export", "--cache", cache]).output
        let copy = folder.path("copy.db")
        #expect(try Program.run(["import", "--cache", copy], input: lines).status == 0)
        #expect(try Program.run(["cache", "export", "--cache", copy]).output == lines)
        #expect(lines.split(separator: "\n").count == 7)
    }

    @Test func theFeedsStatusIsToldWithoutStartingAnything() throws {
        try fill(cache)
        let none = try Program.run(["feed", "status", "--cache", cache])
        #expect(none.output.contains("No feed has written to this cache yet"))
        let json = try Program.run(["feed", "status", "--format", "json", "--cache", cache]).output
        let document = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((document["feeds"] as? [Any])?.isEmpty == true)
    }

    @Test func feedBecomesTheDaemon() throws {
        let result = try Program.run(["feed", "--once", "--config", folder.path("none.yaml"), "--cache", cache])
        #expect(result.status == 1)
        #expect(
            result.errors.contains("none.yaml cannot be read") || result.errors.contains("chiptop-feed is neither"),
            "\(result)")
    }
}
