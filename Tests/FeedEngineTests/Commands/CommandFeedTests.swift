import FeedTestSupport
import Foundation
import Market
import QuoteCache
import Synchronization
import TestSupport
import Testing

@testable import FeedEngine

/// A user's own program as a source.
@Suite struct CommandFeedTests {
    let folder: TemporaryFolder
    let writer: QuoteCacheWriter
    let reader: QuoteCacheReader
    let events = EventLog()
    let clock = VirtualClock(Instant(milliseconds: 1_768_356_000_000))

    init() throws {
        folder = try TemporaryFolder()
        writer = try QuoteCacheWriter.open(at: folder.path("quotes.db"))
        reader = try QuoteCacheReader(file: writer.file)
    }

    /// Runs a shell script as the program until something is true of the cache or of what was reported.
    private func run(_ script: String, until isDone: @escaping @Sendable () throws -> Bool) async throws {
        let feed = CommandFeed(
            CommandSettings(name: "mine", arguments: ["/bin/sh", "-c", script]), environment: ["PATH": "/usr/bin:/bin"],
            writer: writer, clock: clock, report: { [events] in events.add($0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await feed.run() }
            while try !isDone() { try await Task.sleep(for: .milliseconds(5)) }
            group.cancelAll()
        }
    }

    private static let quote = #"{"symbol":"2330.TW","price":1690,"time":1768355999}"#

    @Test(.timeLimit(.minutes(20))) func rowsAreThereAsSoonAsTheyArePrinted() async throws {
        let fact = #"{"type":"fact","symbol":"2330.TW","metric":"m","as_of":"2026-01-13","value":1}"#
        try await run("echo '\(Self.quote)'; echo '\(fact)'; exec sleep 100") { [reader] in
            try reader.read {
                try $0.quote("2330.TW")?.source == "mine"
                    && $0.facts(through: CalendarDate(daysSince1970: 30_000)).count == 1
            }
        }
        let status = try #require(try reader.read { try $0.feedStatus() }.first)
        #expect(status.feed == "mine")
        #expect(status.state == "stopped")
        #expect(status.lastSuccess != nil)
    }

    @Test(.timeLimit(.minutes(20))) func aBadLineIsNamedAndNotFatal() async throws {
        try await run("echo nonsense; echo '\(Self.quote)'; exec sleep 100") { [reader] in
            try reader.read { try $0.quote("2330.TW") } != nil
        }
        let problem = ImportProblemText(line: 1, reason: "not JSON: no { at the beginning")
        #expect(events.all.contains(.badLine(feed: "mine", problem)))
        let message = try reader.read { try $0.feedStatus() }.first?.message
        #expect(message == "1 bad line, the last on line 1: not JSON: no { at the beginning")
    }

    @Test(.timeLimit(.minutes(20))) func aProgramThatEndsIsStartedAgain() async throws {
        let count = folder.path("count")
        try await run("echo x >> \(count); echo 'went wrong' >&2; exit 3") {
            (try? String(contentsOfFile: count, encoding: .utf8))?.count ?? 0 >= 4
        }
        #expect(events.all.contains(.program(feed: "mine", "exited with status 3")))
        #expect(events.all.contains(.said(feed: "mine", "went wrong")))
    }

    /// The task that a feed runs in.
    private final class Running: Sendable {
        let task = Mutex<Task<Void, Never>?>(nil)
    }

    @Test(.timeLimit(.minutes(20))) func aProgramThatIsNotThereIsSaid() async throws {
        // The first word of it ends the feed, so that it cannot have tried again before the test looks.
        let running = Running()
        let feed = CommandFeed(
            CommandSettings(name: "mine", arguments: ["/no/such/program"]), environment: [:], writer: writer,
            clock: clock,
            report: { [events] event in
                events.add(event)
                running.task.withLock { $0?.cancel() }
            })
        let task = running.task.withLock { task in
            let started = Task { await feed.run() }
            task = started
            return started
        }
        await task.value
        #expect(
            events.all.first
                == .program(feed: "mine", "/no/such/program cannot be started (no such file or directory)"))
        #expect(try reader.read { try $0.feedStatus() }.first?.failures == 1)
    }

    @Test(.timeLimit(.minutes(20))) func aFloodLosesNothing() async throws {
        let script = """
            i=0; while [ $i -lt 20000 ]; do i=$((i+1)); \
            echo "{\\"type\\":\\"bar\\",\\"symbol\\":\\"A\\",\\"time\\":$((1700000000+i*60)),\\"minutes\\":1,\\"close\\":$i}"; done; exec sleep 100
            """
        try await run(script) { [reader] in
            try reader.read { cache in
                let last = Instant(milliseconds: 1_768_356_000_000)
                return try cache.lastIntradayBar(of: "A", endingBy: last)?.close == 20_000
            }
        }
        let bars = try reader.read {
            try $0.intradayBars(
                of: "A", from: Instant(milliseconds: 0), endingBy: Instant(milliseconds: 1_768_356_000_000),
                limit: 30_000)
        }
        #expect(bars.count == 20_000)
    }

    @Test(.timeLimit(.minutes(20))) func aProgramThatIgnoresTheEndIsEndedByForce() async throws {
        try await run("trap '' TERM; echo '\(Self.quote)'; while :; do sleep 0.1; done") { [reader] in
            try reader.read { try $0.quote("2330.TW") } != nil
        }
    }
}
