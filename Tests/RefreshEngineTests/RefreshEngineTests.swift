import Foundation
import GRDB
import Market
import QuoteCache
import RefreshEngine
import TestSupport
import Testing

/// The actor on real files, with the watcher.
@Suite(.timeLimit(.minutes(1))) struct RefreshEngineTests {
    let cache: TestCache
    let now = instant("2026-01-14T03:00:00Z")

    init() throws {
        cache = try TestCache()
        try cache.bar("2330.TW", "2025-12-31", 100)
        try cache.quote("2330.TW", 110, at: now)
        try cache.quote("005930.KS", 70_000, at: now)
    }

    @Test func aPlainUpdateIsPublished() async throws {
        try await withEngine(on: cache.file, at: now) { _, recorder in
            try await recorder.live("2330.TW", 110)
            for price in [111.0, 112, 113] {
                try cache.run("UPDATE quote SET price = \(price) WHERE symbol = '2330.TW'")
                let snapshot = try await recorder.live("2330.TW", price)
                #expect(snapshot["2330.TW"]?.local.yearToDate == price / 100 - 1)
            }
        }
    }

    @Test func theFirstSnapshotDoesNotWaitForTheHistory() async throws {
        try await withEngine(on: cache.file, at: now) { _, recorder in
            let second = try await recorder.snapshot { $0.version >= 2 }
            #expect(second.rotation.history[.local] != nil)
            #expect(second.changed == [])
        }
    }

    @Test func onlyWhatChangedIsSaidToHaveChanged() async throws {
        try await withEngine(on: cache.file, at: now) { _, recorder in
            // The board, the rotation, the technical figures: then all is done.
            try await recorder.snapshot { $0.version >= 3 }
            try cache.run("UPDATE quote SET price = 71000 WHERE symbol = '005930.KS'")
            let snapshot = try await recorder.snapshot { $0["005930.KS"]?.price == 71_000 }
            #expect(snapshot.changed == ["005930.KS"])
        }
    }

    @Test func aBurstComesInFewSnapshotsAndEndsRight() async throws {
        try await withEngine(on: cache.file, at: now) { _, recorder in
            try await recorder.live("2330.TW", 110)
            let before = recorder.count
            let start = ContinuousClock.now
            for index in 1...2000 {
                try cache.run("UPDATE quote SET price = \(100 + Double(index) / 250) WHERE symbol = '2330.TW'")
            }
            try await recorder.live("2330.TW", 108)
            let seconds = Double((ContinuousClock.now - start).components.seconds + 1)
            #expect(Double(recorder.count - before) <= 2 + 21 * seconds)
        }
    }

    @Test func anotherMomentIsShownOnceItIsRead() async throws {
        try await withEngine(on: cache.file, at: now) { engine, recorder in
            try await recorder.live("2330.TW", 110)
            await engine.show(.moment(instant("2026-01-05T00:00:00Z")))
            let past = try await recorder.live("2330.TW", 100)
            #expect(past.isHistorical)
            await engine.show(.present)
            let present = try await recorder.live("2330.TW", 110)
            #expect(!present.isHistorical)
        }
    }

    @Test func commitsOfOtherProcessesAreSeenOneAfterTheOther() async throws {
        let shell = "/usr/bin/sqlite3"
        guard FileManager.default.isExecutableFile(atPath: shell) else { return }
        try cache.foreign.close()
        try await withEngine(on: cache.file, at: now) { _, recorder in
            try await recorder.live("2330.TW", 110)
            for price in [111.0, 112, 113] {
                let process = Process()
                process.executableURL = URL(fileURLWithPath: shell)
                process.arguments = [cache.file.path, "UPDATE quote SET price = \(price) WHERE symbol = '2330.TW'"]
                try process.run()
                try await recorder.live("2330.TW", price)
                process.waitUntilExit()
            }
        }
    }

    @Test func cancellingGivesEverythingBack() async throws {
        try cache.foreign.close()
        for _ in 1...20 {
            try await withEngine(on: cache.file, at: now) { _, recorder in
                try await recorder.live("2330.TW", 110)
            }
        }
        // The watcher's thread ends a moment after the task.
        while OpenFiles.count(of: cache.file.path) > 0 { try await Task.sleep(for: .milliseconds(5)) }
    }
}

/// What this process has open.
enum OpenFiles {
    /// How many descriptors lead to a path.
    static func count(of path: String) -> Int {
        let folder = "/proc/self/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.count { (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")) == path }
    }
}
