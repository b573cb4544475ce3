import Market
import RiskRules
import RiskState
import TestSupport
import Testing

@testable import RefreshEngine

@Suite(.timeLimit(.minutes(1))) struct RiskModelTests {
    let now = instant("2026-01-14T03:00:00Z")

    /// A share at upper limit: its daily bar of yesterday, and a quote ten percent above.
    private func cache() throws -> TestCache {
        let cache = try TestCache()
        try cache.bar("2330.TW", "2026-01-12", 100)
        try cache.bar("2330.TW", "2026-01-13", 100)
        try cache.quote("2330.TW", 110, at: now)
        return cache
    }

    @Test func theRulesJudgeWhatTheCacheHolds() throws {
        let cache = try cache()
        let model = try ModelOnCache(cache, at: now)
        try model.follow()
        let snapshot = try model.snapshot()
        #expect(snapshot.flags.first?.rule == "limit")
        #expect(snapshot.flags.first?.message == "at upper limit")
        #expect(snapshot.flagged["2330.TW"] == .high)
        #expect(snapshot.ruleCounts?.raised ?? 0 > 0)
        #expect(snapshot.unknowns.contains { $0.rule == "pe-vs-peer" })
        #expect(snapshot.theses.first?.statements.contains { $0.standing == .unknown } == true)
        try cache.quote("2330.TW", 104, at: now.advanced(seconds: 1))
        try model.follow(at: now.advanced(seconds: 2))
        let later = try model.snapshot()
        // It was at its limit in this session, whatever it does since; the next session has its own flags.
        #expect(later.flags.first?.rule == "limit")
        #expect(later.flagged["2330.TW"] == .high)
        try model.follow(at: instant("2026-01-15T01:00:01Z"))
        #expect(try model.snapshot().flags.allSatisfy { $0.rule != "limit" })
    }

    @Test func aFailingFeedIsAFlagAfterAWhile() throws {
        let cache = try cache()
        try cache.run(
            "INSERT INTO feed_status(feed, state, failures, message) VALUES ('yahoo', 'failing', 3, 'HTTP 429')")
        let model = try ModelOnCache(cache, at: now)
        try model.follow()
        #expect(try model.snapshot().flags.allSatisfy { $0.rule != "feed" })
        try model.follow(at: now.advanced(seconds: 180))
        let flag = try #require(try model.snapshot().flags.first { $0.rule == "feed" })
        #expect(flag.message == "3 failures: HTTP 429")
        try cache.run("UPDATE feed_status SET state = 'ok', failures = 0 WHERE feed = 'yahoo'")
        try model.follow(at: now.advanced(seconds: 181))
        #expect(try model.snapshot().flags.allSatisfy { $0.rule != "feed" })
        #expect(try model.snapshot().feeds.first?.state == "ok")
    }

    @Test func windowsBeyondTheUsualAreReadFromTheCache() throws {
        let cache = try TestCache()
        let days =
            ["2025-12-26", "2025-12-29", "2025-12-30", "2025-12-31"]
            + ["02", "05", "06", "07", "08", "09", "12", "13"].map { "2026-01-" + $0 }
        for (index, day) in days.enumerated() { try cache.bar("2330.TW", day, Double(101 + index)) }
        try cache.quote("2330.TW", 120, at: now)
        let text = "- id: own\n  title: Own\n  when: highest(7) > 0 and last > sma(7)\n  message: \"{sma(7):2}\"\n"
        let rules = try RuleSet([(file: "own", text: text)], isShippedIncluded: false)
        let snapshot = try RefreshEngine.snapshot(
            of: cache.file, settings: MarketSettings(rules: rules), clock: .fixed(now))
        // The latest price and the six closes before it: 107 to 112.
        let mean = (120.0 + (107...112).reduce(0.0) { $0 + Double($1) }) / 7
        #expect(snapshot.flags.first?.message == NumberText.fixed(mean, decimals: 2))
    }

    @Test("A rule over an unusual window sees no bar of a day on which the exchange's index is silent")
    func windowsLeaveOutBarsOfClosures() throws {
        let cache = try TestCache()
        let days = ["02", "05", "06", "07", "08", "09", "12", "13"].map { "2026-01-" + $0 }
        for (index, day) in days.enumerated() {
            if day.hasSuffix("08") {
                try cache.run(
                    "INSERT INTO bar_daily(symbol, date, open, high, low, close, volume) "
                        + "VALUES ('2330.TW', '\(day)', 104, 104, 104, 104, 0)")
            } else {
                try cache.bar("2330.TW", day, Double(101 + index))
                try cache.bar("^TWII", day, 30_000)
            }
        }
        try cache.quote("2330.TW", 110, at: now)
        let text = "- id: own\n  title: Own\n  when: last > sma(7)\n  message: \"{sma(7):2}\"\n"
        let rules = try RuleSet([(file: "own", text: text)], isShippedIncluded: false)
        let snapshot = try RefreshEngine.snapshot(
            of: cache.file, settings: MarketSettings(rules: rules), clock: .fixed(now))
        #expect(snapshot["2330.TW"]?.quarantinedBars.count == 1)
        // The latest price and the six sessions before it; the window is not short of the day that was none.
        let mean = (110.0 + [102, 103, 104, 106, 107, 108].reduce(0, +)) / 7
        #expect(snapshot.flags.first?.message == NumberText.fixed(mean, decimals: 2))
    }

    @Test func watchItemsAreFlags() throws {
        let item = ManualRisk(
            id: "drills", severity: .high, title: "Drills", kind: .geopolitics, scope: .region(.taiwan),
            start: date("2026-01-01"), expiry: date("2026-02-01"))
        let cache = try cache()
        let snapshot = try RefreshEngine.snapshot(of: cache.file, manualRisks: [item], clock: .fixed(now))
        #expect(snapshot.flags.contains { $0.rule == "watch-drills" && $0.scope == .region(.taiwan) })
        let calm = snapshot.theses.first?.statements.first { $0.id == "taiwan-calm" }
        #expect(calm?.standing == .broken)
        #expect(calm?.left == "2")
    }

    @Test func theEngineTellsTheKeeperAndTakesUpWhatWasRaised() async throws {
        let cache = try cache()
        let path = cache.folder.path("risk.db")
        let key = FlagKey(rule: "limit", subject: .instrument("2330.TW"))
        let gone = FlagKey(rule: "no-such-rule", subject: .instrument("2330.TW"))
        let state = try RiskState(path: path)
        var update = RuleUpdate()
        let before = now.advanced(seconds: -3600)
        update.changed = [key, gone].map { key in
            let flag = RaisedFlag(severity: .high, message: "at upper limit", measure: 1, since: before)
            return RuleOutcome(rule: key.rule, subject: key.subject, verdict: .raised(flag))
        }
        try state.apply(update, at: before)
        let recorder = SnapshotRecorder()
        let records = AsyncStream.makeStream(of: RiskRecords.self)
        let keeper = FlagKeeper(
            state: { () throws(RiskStateFault) in try RiskState(path: path) }, rules: .shipped, person: "ann",
            clock: .fixed(now), publish: { records.continuation.yield($0) })
        let engine = RefreshEngine(file: cache.file, clock: .fixed(now), keeper: keeper) { recorder.record($0) }
        let tasks = [Task { await engine.run() }, Task { await keeper.run() }]
        try await recorder.snapshot { $0.flagged["2330.TW"] == .high }
        // No rule knows the other one any more.
        for await known in records.stream where known.flags[gone]?.clearedAt != nil {
            #expect(known.flags[key]?.since == before)
            #expect(known.flags[key]?.raisings == 1)
            break
        }
        for task in tasks {
            task.cancel()
            await task.value
        }
    }
}
