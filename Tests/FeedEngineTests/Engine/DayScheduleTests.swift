import FeedTestSupport
import Market
import Providers
import QuoteCache
import Testing

@testable import FeedEngine

/// Whole days on a virtual clock: how often hosts are asked follows the stated paces, session by session.
@Suite struct DayScheduleTests {
    /// How often each instrument is asked for in a span of time.
    private func counts(_ sent: [SimulatedTransport.Sent], _ symbol: Symbol, _ from: String, _ to: String) throws -> Int
    {
        let (from, to) = (try #require(Instant(from)), try #require(Instant(to)))
        return sent.filter { $0.symbols.contains(symbol) && $0.at >= from && $0.at < to }.count
    }

    private func expectPace(
        _ fixture: EngineFixture, _ symbol: Symbol, _ from: String, _ to: String, every interval: Double,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let count = try counts(fixture.sent("quotes"), symbol, from, to)
        let length = Double(try #require(Instant(to)).milliseconds(since: try #require(Instant(from)))) / 1000
        let expected = length / interval
        // Requests may come a quarter of the shortest interval early to share a batch, and phases change in between.
        #expect(
            Double(count) <= expected * 1.35 + 2 && Double(count) >= expected * 0.9 - 2,
            "\(count) of about \(expected)", sourceLocation: location)
    }

    @Test func aDayInAsia() async throws {
        let fixture = try EngineFixture(
            at: "2026-01-13T21:00:00Z", ["2330.TW", "2454.TW", "8035.T", "1347.HK", "005930.KS", "NVDA", "TWD=X"])
        try await fixture.run(seconds: 24 * 3600) { ["2330.TW"] }
        // Taipei: open 09:00 to 13:30 (closing auction from 13:25), no lunch.
        try expectPace(fixture, "2330.TW", "2026-01-14T01:00:30Z", "2026-01-14T05:20:00Z", every: 5)
        try expectPace(fixture, "2454.TW", "2026-01-14T01:00:30Z", "2026-01-14T05:20:00Z", every: 15)
        try expectPace(fixture, "2330.TW", "2026-01-14T08:00:00Z", "2026-01-14T15:00:00Z", every: 600)
        // Tokyo: 09:00 to 15:30 with lunch from 11:30 to 12:30.
        try expectPace(fixture, "8035.T", "2026-01-14T00:01:00Z", "2026-01-14T02:30:00Z", every: 15)
        try expectPace(fixture, "8035.T", "2026-01-14T02:32:00Z", "2026-01-14T03:29:00Z", every: 120)
        try expectPace(fixture, "8035.T", "2026-01-14T03:31:00Z", "2026-01-14T06:20:00Z", every: 15)
        // Hong Kong: lunch from 12:00 to 13:00.
        try expectPace(fixture, "1347.HK", "2026-01-14T04:02:00Z", "2026-01-14T04:59:00Z", every: 120)
        try expectPace(fixture, "NVDA", "2026-01-14T14:31:00Z", "2026-01-14T20:55:00Z", every: 15)
        try expectPace(fixture, "TWD=X", "2026-01-14T00:00:00Z", "2026-01-14T12:00:00Z", every: 60)
        let status = try fixture.read { try $0.feedStatus() }
        #expect(status.map(\.state) == ["stopped"])
        #expect(status.first?.failures == 0)
    }

    @Test func closedDaysAreNotAskedAbout() async throws {
        // Lunar new year in Taiwan: 16 February 2026 is a holiday, as the days around it are.
        let fixture = try EngineFixture(at: "2026-02-16T00:00:00Z", ["2330.TW", "2454.TW"])
        try await fixture.run(seconds: 24 * 3600)
        let asked = fixture.sent("quotes")
        // The cache was empty: the price of the last session is asked for, once, and then nothing.
        #expect(asked.count == 1, "\(asked.map(\.at))")
        #expect(Set(asked.flatMap(\.symbols)) == ["2330.TW", "2454.TW"])
    }

    @Test func currenciesRestOverTheWeekend() async throws {
        let fixture = try EngineFixture(at: "2026-01-17T00:00:00Z", ["TWD=X"])
        try await fixture.run(seconds: 46 * 3600 - 60)
        #expect(fixture.sent("quotes").count == 1)
    }

    @Test func summerTimeMovesTheAmericanSession() async throws {
        // New York's clocks go forward on Sunday, 8 March 2026: the session begins at 14:30 UTC before and 13:30 after.
        let fixture = try EngineFixture(at: "2026-03-06T12:00:00Z", ["NVDA"])
        try await fixture.run(seconds: 4 * 86_400)
        try expectPace(fixture, "NVDA", "2026-03-06T14:31:00Z", "2026-03-06T20:55:00Z", every: 15)
        try expectPace(fixture, "NVDA", "2026-03-09T13:31:00Z", "2026-03-09T19:55:00Z", every: 15)
        // Between 14:30 the Friday before and 13:30 the Monday after the hour is the pre-open one.
        let monday = try counts(fixture.sent("quotes"), "NVDA", "2026-03-09T13:30:00Z", "2026-03-09T14:30:00Z")
        let friday = try counts(fixture.sent("quotes"), "NVDA", "2026-03-06T13:30:00Z", "2026-03-06T14:30:00Z")
        #expect(monday > 200 && friday < monday)
        #expect(try counts(fixture.sent("quotes"), "NVDA", "2026-03-07T06:00:00Z", "2026-03-09T04:00:00Z") == 0)
    }

    @Test func aHostIsNeverAskedFasterThanItsRate() async throws {
        var fixture = try EngineFixture(
            at: "2026-01-14T00:30:00Z", InstrumentDirectory.shared.instruments.map(\.symbol))
        fixture.settings.hosts = ["a.example": .test(perMinute: 20, burst: 2, concurrency: 1)]
        try await fixture.run(seconds: 3600)
        let times = fixture.transport.sent.map { $0.at.milliseconds }
        #expect(times.count > 600)
        for (index, time) in times.enumerated().dropFirst(2) {
            let window = times[..<index].reversed().prefix { time - $0 < 60_000 }.count + 1
            #expect(window <= 22, "\(window) requests within a minute")
        }
    }

    @Test func aClockThatJumpsIsNoDisaster() async throws {
        let fixture = try EngineFixture(at: "2026-01-14T01:30:00Z", ["2330.TW"])
        let engine = fixture.engine()
        let clock = fixture.clock
        try await VirtualWorld.run(clock, for: .seconds(1800)) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await engine.run() }
                group.addTask {
                    for jump in [3600, -7200, 3600] {
                        try await clock.sleep(until: clock.steady() + .seconds(300))
                        clock.jump(seconds: jump)
                    }
                }
                try await group.waitForAll()
            }
        }
        // Open all the while, by any of these clocks but for half an hour: neither a storm nor a silence.
        let count = fixture.sent("quotes").count
        #expect(count >= 60 && count <= 180, "\(count)")
    }
}
