import FeedTestSupport
import Market
import Providers
import QuoteCache
import Testing

@testable import FeedEngine

/// Daily bars: fetched for years at first, resumed where it was cut, kept whole afterwards.
@Suite struct HistoryTests {
    private func fixture(
        at start: String, years: Int = 5,
        script: @escaping @Sendable (SimulatedTransport.Sent) -> SimulatedTransport.Answer? = { _ in nil }
    ) throws -> EngineFixture {
        var provider = SheetProvider(name: "sheet", hosts: ["a.example"])
        provider.kinds = ["daily"]
        var fixture = try EngineFixture(at: start, ["2330.TW", "NVDA", "TWD=X"], providers: [provider], script: script)
        fixture.settings.historyYears = years
        return fixture
    }

    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func dates(_ fixture: EngineFixture, _ symbol: Symbol) throws -> [CalendarDate] {
        try fixture.read {
            try $0.closes(of: symbol, through: CalendarDate(daysSince1970: 40_000), limit: 100_000).map(\.date)
        }
    }

    @Test func theFirstRunFetchesYears() async throws {
        let fixture = try fixture(at: "2026-01-14T02:00:00Z")
        try await fixture.run(seconds: 3600, .once)
        let dates = try dates(fixture, "2330.TW")
        #expect(dates.first == (try date("2021-01-13")))
        // The session of 14 January is on: the source sends its bar, and it is not taken for a finished one.
        #expect(dates.last == (try date("2026-01-13")))
        #expect(fixture.sent("daily").count == 9)
        let firsts = fixture.sent("daily").prefix(3).flatMap(\.symbols)
        #expect(Set(firsts) == ["2330.TW", "NVDA", "TWD=X"], "the newest part of each comes first")
        let progress = fixture.events.all.compactMap { if case .history(let progress) = $0 { progress } else { nil } }
        #expect(progress.map(\.done) == Array(1...9))
        #expect(progress.last?.fraction == 1)
    }

    @Test("On a weekend a rate without its Friday is asked for once, not without end")
    func weekends() async throws {
        // 29 November 2026 is a Sunday; the source knows nothing of the rate's last week.
        let fixture = try fixture(at: "2026-11-29T07:00:00Z", years: 1) { sent in
            sent.symbols.contains("TWD=X") ? .status(200) : nil
        }
        try await fixture.run(seconds: 60)
        #expect(fixture.sent("daily").count < 10)
    }

    @Test func asSoonAsEverythingIsThereNothingIsAskedFor() async throws {
        let fixture = try fixture(at: "2026-01-14T02:00:00Z")
        try await fixture.run(seconds: 3600, .once)
        let before = fixture.sent("daily").count
        for _ in 0..<3 { try await fixture.run(seconds: 3600, .once) }
        #expect(fixture.sent("daily").count == before)
    }

    @Test func whatWasCutIsResumed() async throws {
        let fixture = try fixture(at: "2026-01-14T02:00:00Z") { sent in
            sent.at < (Instant("2026-01-14T03:00:00Z") ?? sent.at) && sent.url.contains("through=202")
                && !sent.url.contains("through=2026")
                ? .fault(.brokenOff("cut")) : nil
        }
        try await fixture.run(seconds: 60)
        let before = fixture.sent("daily").count
        #expect(try dates(fixture, "2330.TW").first ?? date("2000-01-01") > (try date("2023-01-01")))
        fixture.clock.jump(seconds: 7200)
        try await fixture.run(seconds: 3600, .once)
        #expect(try dates(fixture, "2330.TW").first == (try date("2021-01-13")))
        #expect(fixture.sent("daily").dropFirst(before).count == 6, "the newest parts are there already")
    }

    @Test func aFinishedSessionIsFetchedSoonAfterItsClose() async throws {
        let fixture = try fixture(at: "2026-01-14T02:00:00Z")
        try await fixture.run(seconds: 24 * 3600)
        let close = try #require(Instant("2026-01-14T05:30:00Z"))
        let asked = try #require(fixture.sent("daily").first { $0.symbols == ["2330.TW"] && $0.at > close })
        #expect(asked.at.milliseconds(since: close) <= 31 * 60_000)
        #expect(try dates(fixture, "2330.TW").last == (try date("2026-01-14")))
        #expect(fixture.sent("daily").filter { $0.symbols == ["2330.TW"] && $0.at > close }.count == 1)
    }

    @Test func aSessionThatTheSourceHasNotYetIsAskedForAgain() async throws {
        let fixture = try fixture(at: "2026-01-14T05:00:00Z", years: 1) { sent in
            guard sent.symbols == ["2330.TW"], sent.at > (Instant("2026-01-14T05:30:00Z") ?? sent.at),
                sent.at < (Instant("2026-01-14T08:00:00Z") ?? sent.at)
            else { return nil }
            return .status(200, body: #"{"type":"bar","symbol":"2330.TW","date":"2026-01-13","close":100}"#)
        }
        try await fixture.run(seconds: 12 * 3600)
        #expect(try dates(fixture, "2330.TW").last == (try date("2026-01-14")))
        let asked = fixture.sent("daily").filter { $0.symbols == ["2330.TW"] }
        #expect((3...5).contains(asked.count), "\(asked.map(\.at))")
    }

    @Test(arguments: 11...17) func whatNobodyHasIsAskedForAFewTimesADay(day: Int) async throws {
        // Every day of a week: rates have no calendar of ours, and the day before a Sunday or Monday is not a session.
        let fixture = try fixture(at: "2026-01-\(day)T06:00:00Z", years: 1) { sent in
            sent.url.contains("/daily") ? .status(200, body: "") : nil
        }
        try await fixture.run(seconds: 24 * 3600)
        for symbol in ["2330.TW", "NVDA", "TWD=X"] as [Symbol] {
            let asked = fixture.sent("daily").filter { $0.symbols == [symbol] }
            #expect((1...12).contains(asked.count), "\(symbol): \(asked.count)")
        }
    }

    @Test(arguments: 11...17) func holesFarApartThatNobodyCanCloseAreAskedForAFewTimesADay(day: Int) async throws {
        let holes = ["2025-03-1", "2025-05-1", "2025-08-1", "2025-11-1", "2026-01-0", "2026-01-1"]
        let fixture = try fixture(at: "2026-01-\(day)T06:00:00Z", years: 1) { sent in
            guard sent.url.contains("/daily") else { return nil }
            let lines = SimulatedMarket.body(sent).split(separator: "\n")
            let kept = lines.filter { line in !holes.contains { line.contains("\"date\":\"" + $0) } }
            return .status(200, body: kept.joined(separator: "\n"))
        }
        for _ in 0..<3 { try await fixture.run(seconds: 8 * 3600) }
        for symbol in ["2330.TW", "NVDA", "TWD=X"] as [Symbol] {
            let asked = fixture.sent("daily").filter { $0.symbols == [symbol] }
            #expect((1...24).contains(asked.count), "\(symbol): \(asked.count)")
        }
    }

    @Test func aGapIsClosed() async throws {
        let fixture = try fixture(at: "2026-01-14T02:00:00Z", years: 1)
        let sessions = try #require(Exchange.xtai.calendar).sessions(
            from: try date("2025-01-01"), through: try date("2026-01-13"))
        try fixture.writer.write { cache in
            for session in sessions where "\(session.date)" != "2025-11-12" {
                try cache.save(DailyBar(date: session.date, close: 100), of: "2330.TW", source: "x")
            }
        }
        try await fixture.run(seconds: 3600, .once)
        let asked = fixture.sent("daily").filter { $0.symbols == ["2330.TW"] }
        #expect(asked.map(\.url) == ["https://a.example/daily?s=2330.TW&from=2025-11-02&through=2025-11-12"])
        #expect(try dates(fixture, "2330.TW").contains(try date("2025-11-12")))
    }

    @Test func closesThatDifferByAFactorBringTheWholeHistoryAnew() async throws {
        let fixture = try fixture(at: "2026-01-14T02:00:00Z", years: 1)
        try saveCloses(of: 400, through: "2026-01-09", in: fixture)
        try await fixture.run(seconds: 3600, .once)
        let closes = try fixture.read {
            try $0.closes(of: "2330.TW", through: CalendarDate(daysSince1970: 40_000), limit: 10_000)
        }
        #expect(Set(closes.map(\.close)) == [100], "no old price stands beside a new one")
        #expect(closes.first?.date == (try date("2025-01-02")))
        #expect(fixture.events.all.contains(.split("2330.TW", sign: "closes differ by a factor of 0.25")))
        #expect(fixture.sent("daily").filter { $0.symbols == ["2330.TW"] }.count == 2)
    }

    @Test func aNewSplitBringsTheWholeHistoryAnew() async throws {
        let split =
            #"{"type":"fact","symbol":"2330.TW","metric":"split","as_of":"2026-01-13","value":4,"unit":"ratio"}"#
        let fixture = try fixture(at: "2026-01-14T02:00:00Z", years: 1) { sent in
            sent.symbols == ["2330.TW"] ? .status(200, body: SimulatedMarket.body(sent) + "\n" + split) : nil
        }
        try saveCloses(of: 100.5, through: "2026-01-09", in: fixture)
        try await fixture.run(seconds: 3600, .once)
        #expect(fixture.events.all.contains(.split("2330.TW", sign: "a split of 2026-01-13")))
        #expect(fixture.sent("daily").filter { $0.symbols == ["2330.TW"] }.count == 2, "and only once")
        try await fixture.run(seconds: 3600, .once)
        #expect(fixture.sent("daily").filter { $0.symbols == ["2330.TW"] }.count == 2)
    }

    private func saveCloses(of close: Double, through last: String, in fixture: EngineFixture) throws {
        let sessions = try #require(Exchange.xtai.calendar).sessions(
            from: try date("2025-01-01"), through: try date(last))
        try fixture.writer.write { cache in
            for session in sessions {
                try cache.save(DailyBar(date: session.date, close: close), of: "2330.TW", source: "x")
            }
        }
    }
}
