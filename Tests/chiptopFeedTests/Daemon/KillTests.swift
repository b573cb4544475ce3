import Foundation
import GRDB
import Market
import QuoteCache
import TestSupport
import Testing

@testable import chiptop_feed

/// Killed at random moments while it writes: the cache opens, verifies and holds everything that was ever seen in it.
@Suite(.timeLimit(.minutes(30))) struct KillTests {
    /// How often; `CHIPTOP_KILLS=200` for a thorough run.
    private static let rounds = Int(ProcessInfo.processInfo.environment["CHIPTOP_KILLS"] ?? "") ?? 5

    @Test func nothingThatWasCommittedIsLost() async throws {
        let fixture = try await DaemonFixture(
            settings: """
                years: 0
                commands:
                  - {name: flood, run: [/bin/sh, "flood.sh"]}
                """)
        // Every run goes on where the clock is, so that rows of later runs never take the place of earlier ones.
        let script = """
            i=$(date +%s%N | cut -c1-13); while :; do i=$((i+1)); \
            echo "{\\"type\\":\\"bar\\",\\"symbol\\":\\"A\\",\\"time\\":$((i%1000000000)),\\"minutes\\":1,\\"close\\":1}"; done
            """
        let path = try fixture.folder.write(script, to: "flood.sh")
        try fixture.write(
            settings: "years: 0\ncommands:\n  - {name: flood, run: [/bin/sh, \"\(path)\"]}\n")
        var generator = SystemRandomNumberGenerator()
        var largest = 0
        for round in 0..<Self.rounds {
            let process = try fixture.start(output: "round-\(round)")
            try await waitUntil { try self.count(fixture) > largest }
            try await Task.sleep(for: .milliseconds(Int64.random(in: 0..<120, using: &generator)))
            let seen = try count(fixture)
            process.signal(SIGKILL)
            try await process.wait()
            try verify(fixture)
            let after = try count(fixture)
            #expect(after >= seen, "round \(round): \(seen) rows were seen, \(after) are there")
            largest = after
        }
        #expect(largest > 0)
    }

    private func count(_ fixture: DaemonFixture) throws -> Int {
        guard FileManager.default.fileExists(atPath: fixture.cache) else { return 0 }
        do {
            return try fixture.read { try $0.rowCount(of: CacheSchema.tables[3]) }
        } catch let fault as CacheFault where [.missing, .notACache].contains(fault.kind) {
            // It is being made.
            return 0
        }
    }

    private func verify(_ fixture: DaemonFixture) throws {
        let writer = try QuoteCacheWriter.open(at: fixture.cache)
        let findings = try DatabaseQueue(path: writer.file.path).read {
            try String.fetchAll($0, sql: "PRAGMA integrity_check")
        }
        #expect(findings == ["ok"])
    }
}
