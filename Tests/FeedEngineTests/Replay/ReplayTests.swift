import FeedTestSupport
import Feeds
import Market
import QuoteCache
import TestSupport
import Testing

@testable import FeedEngine

/// Tapes that are played into a cache.
@Suite struct ReplayTests {
    let folder: TemporaryFolder
    let writer: QuoteCacheWriter
    let clock: VirtualClock

    init() throws {
        folder = try TemporaryFolder()
        writer = try QuoteCacheWriter.open(at: folder.path("quotes.db"))
        clock = VirtualClock(try #require(Instant("2026-01-20T00:00:00Z")))
    }

    private func play(_ tape: ReplayTape, speed: Double, for length: Duration) async throws {
        let replay = Replay(tape, speed: speed, clock: clock, writer: writer)
        try await VirtualWorld.run(clock, for: length) { try await replay.run() }
    }

    private func price(_ symbol: Symbol) throws -> Double? {
        try QuoteCacheReader(file: writer.file).read { try $0.quote(symbol)?.price }
    }

    private static let lines = (0..<100).map { index in
        #"{"symbol":"2330.TW","price":\#(1600 + index),"time":\#(1_768_352_400 + index * 60)}"#
    }.joined(separator: "\n")

    @Test func aTapeIsPlayedAtItsSpeed() async throws {
        let tape = try ReplayTape(path: folder.write(Self.lines, to: "tape.jsonl"), now: clock.wall())
        #expect(tape.items.count == 100)
        try await play(tape, speed: 60, for: .milliseconds(49_500))
        #expect(try price("2330.TW") == 1649)
        let status = try QuoteCacheReader(file: writer.file).read { try $0.feedStatus() }
        #expect(status.map(\.feed) == ["replay"] && status.map(\.state) == ["stopped"])
    }

    @Test func aCacheIsATapeToo() async throws {
        let other = try QuoteCacheWriter.open(at: folder.path("other.db"))
        let start = try #require(Instant("2026-01-14T01:00:00Z"))
        try other.write { cache in
            for index in 0..<10 {
                let bar = IntradayBar(
                    start: start.advanced(seconds: index * 300), minutes: 5, close: 100 + Double(index))
                try cache.save(bar, of: "2330.TW", source: "x")
            }
            try cache.save(
                DailyBar(date: try #require(CalendarDate("2026-01-13")), close: 100), of: "2330.TW", source: "x")
            try cache.markAsSample()
        }
        let tape = try ReplayTape(path: other.file.path, now: clock.wall())
        #expect(tape.items.count == 21)
        #expect(tape.items.first?.at == Instant("2026-01-13T05:30:00Z"), "a session's bar is known at its close")
        try await play(tape, speed: 1_000_000, for: .seconds(10))
        #expect(try price("2330.TW") == 109)
        #expect(try QuoteCacheReader(file: writer.file).read { try $0.isSample() })
    }

    @Test func whatCannotBePlayedIsSaid() throws {
        let bad = try folder.write("nonsense\n", to: "bad.jsonl")
        #expect(throws: ReplayError.self) { try ReplayTape(path: bad, now: clock.wall()) }
        #expect(throws: ReplayError.empty(folder.path("empty"))) {
            try ReplayTape(path: folder.write("", to: "empty"), now: clock.wall())
        }
        #expect(throws: ReplayError.unreadable(folder.path("none"), reason: "no such file or directory")) {
            try ReplayTape(path: folder.path("none"), now: clock.wall())
        }
    }
}
