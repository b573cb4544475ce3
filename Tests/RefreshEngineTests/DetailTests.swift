import Analytics
import Market
import QuoteCache
import Synchronization
import Testing

@testable import RefreshEngine

/// What is handed on of the instruments on screen.
@Suite(.timeLimit(.minutes(1))) struct DetailTests {
    let cache: TestCache
    /// 11:00 in Taipei.
    let now = instant("2026-01-14T03:00:00Z")

    init() throws {
        cache = try TestCache()
        for (date, close) in [("2026-01-12", 100.0), ("2026-01-13", 110), ("2026-01-14", 120)] {
            try cache.bar("2330.TW", date, close)
        }
        try cache.bar("2454.TW", "2026-01-13", 50)
        try cache.quote("2330.TW", 121, at: now)
    }

    private func part(_ symbol: String, _ start: String, minutes: Int, _ close: Double) throws {
        let seconds = instant(start).milliseconds / 1000
        try cache.run(
            "INSERT OR REPLACE INTO bar_intraday(symbol, minutes, start, close) "
                + "VALUES ('\(symbol)', \(minutes), \(seconds), \(close))")
    }

    private func detail(_ symbol: Symbol, asOf: AsOf = .present) throws -> InstrumentDetail {
        let model = try ModelOnCache(cache, asOf: asOf, at: now)
        try model.follow()
        return try model.reader.read { try model.model.detail(of: symbol, $0) }
    }

    @Test func theBarsAreThereOldestFirst() throws {
        let detail = try detail("2330.TW")
        #expect(detail.daily.map(\.close) == [100, 110, 120])
        #expect(detail.isComplete)
        #expect(try self.detail("NVDA") == InstrumentDetail(symbol: "NVDA"))
    }

    @Test func thePastKnowsNothingLater() throws {
        try part("2330.TW", "2026-01-13T02:55:00Z", minutes: 5, 108)
        try part("2330.TW", "2026-01-13T02:58:00Z", minutes: 5, 109)
        let detail = try detail("2330.TW", asOf: .moment(instant("2026-01-13T03:00:00Z")))
        // The session of the 13th is not over then, nor is the part that began at 02:58.
        #expect(detail.daily.map(\.close) == [100])
        #expect(detail.intraday.map(\.close) == [108])
    }

    @Test func rawStepsOfSplitsAreTakenOut() throws {
        try cache.run(
            "INSERT INTO fact(symbol, metric, as_of, value, unit) VALUES ('2454.TW', 'split', '2026-01-14', 2, 'ratio')"
        )
        try cache.bar("2454.TW", "2026-01-14", 25.5)
        let detail = try detail("2454.TW")
        #expect(detail.daily.map(\.close) == [25, 25.5])
        #expect(detail.splits == [Split(date: date("2026-01-14"), ratio: 2)])
    }

    @Test func tenSessionsOfPartsAndNoneBefore() throws {
        // Since New Year's Day, 2, 5 to 9 and 12 to 14 January are sessions in Taipei, before it 31 December.
        for day in ["2025-12-30", "2025-12-31", "2026-01-02", "2026-01-12", "2026-01-14"] {
            try part("2330.TW", day + "T01:00:00Z", minutes: 5, 100)
        }
        let days = try detail("2330.TW").intraday.map { TimeZoneRule.utc.local($0.start).date.components.day }
        #expect(days == [31, 2, 12, 14])
    }

    @Test func theFinestLengthThatCoversASessionIsTaken() throws {
        for minute in ["00", "05", "10", "15"] { try part("2330.TW", "2026-01-13T01:\(minute):00Z", minutes: 5, 100) }
        try part("2330.TW", "2026-01-13T01:00:00Z", minutes: 60, 101)
        for minute in 0..<12 {
            try part("2330.TW", "2026-01-14T01:\(minute < 2 ? "0" : "")\(minute * 5):00Z", minutes: 5, 100)
        }
        try part("2330.TW", "2026-01-14T01:00:00Z", minutes: 60, 101)
        let lengths = try detail("2330.TW").intraday.map(\.minutes)
        // A third of the hour on the 13th is not a cover; the whole hour on the 14th is.
        #expect(lengths == [60] + Array(repeating: 5, count: 12))
    }

    @Test func followedOnesComeAtOnceAndAgainWhenTheirBarsChange() async throws {
        let details = DetailRecorder()
        let engine = RefreshEngine(
            file: cache.file, clock: .fixed(now), publish: { _ in }, details: { details.record($0) })
        await engine.follow(["2330.TW", "2330.TW", "2454.TW"])
        let task = Task.detached { await engine.run() }
        try await details.wait { $0.count == 2 }
        #expect(details.all.map(\.symbol) == ["2330.TW", "2454.TW"])
        // A quote is not a bar; bars of another length do not count.
        try cache.quote("2330.TW", 122, at: now)
        try cache.bar("NVDA", "2026-01-13", 1)
        try cache.bar("2330.TW", "2026-01-14", 123)
        try await details.wait { $0.last?.daily.last?.close == 123 }
        #expect(details.all.map(\.symbol) == ["2330.TW", "2454.TW", "2330.TW"])
        #expect(details.all.map(\.version) == [1, 2, 3])
        await engine.follow(["2454.TW"])
        try await details.wait { $0.count == 4 }
        // The newest change of the cache is read twice and told once.
        #expect(details.all.count == 4)
        await engine.show(.moment(instant("2026-01-13T00:00:00Z")))
        try await details.wait { $0.last?.daily == [] }
        task.cancel()
        await task.value
    }
}

/// Keeps the details that an engine publishes.
private final class DetailRecorder: Sendable {
    private struct State {
        var all: [InstrumentDetail] = []
        var feeds: [AsyncStream<[InstrumentDetail]>.Continuation] = []
    }

    private let state = Mutex(State())

    var all: [InstrumentDetail] { state.withLock { $0.all } }

    func record(_ detail: InstrumentDetail) {
        state.withLock { state in
            state.all.append(detail)
            for feed in state.feeds { feed.yield(state.all) }
        }
    }

    /// Waits until what came so far is as it should be; the test's time limit says for how long.
    func wait(until isMet: ([InstrumentDetail]) -> Bool) async throws {
        let (states, feed) = AsyncStream.makeStream(of: [InstrumentDetail].self)
        state.withLock { state in
            feed.yield(state.all)
            state.feeds.append(feed)
        }
        defer { feed.finish() }
        for await all in states where isMet(all) { return }
        throw CancellationError()
    }
}
