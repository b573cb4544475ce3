import Foundation
import Market
import QuoteCache
import TestSupport
import Testing

@testable import chiptop_feed

/// The daemon as a process: starts, stops, reloads, keeps others out and secrets in.
@Suite(.timeLimit(.minutes(20))) struct DaemonTests {
    @Test func onceFillsTheCacheAndEnds() async throws {
        let fixture = try await DaemonFixture(settings: "years: 1")
        let process = try fixture.start(["--once", "--log-level", "debug"])
        #expect(try await process.wait() == 0, "\(process.text)")
        #expect(fixture.hasQuote("2330.TW"))
        let facts = try fixture.read { try $0.facts(of: "2330.TW", through: CalendarDate(daysSince1970: 30_000)) }
        #expect(facts.contains { $0.metric == Fact.forwardPE && $0.value == 20.1 })
        let bars = try fixture.read {
            try $0.closes(of: "2330.TW", through: CalendarDate(daysSince1970: 30_000), limit: 1000)
        }
        #expect(bars.count > 200)
        let status = try #require(try fixture.read { try $0.feedStatus() }.first { $0.feed == "yahoo" })
        #expect(status.state == "ok" && status.latency != nil)
        #expect(try fixture.read { try $0.feedInstrumentStatus() }.contains { $0.symbol == "2330.TW" })
        // Neither cookie nor crumb is anybody's business.
        #expect(fixture.server.paths.contains { $0.contains(YahooAnswers.crumb) })
        #expect(process.text.contains("answered"))
        #expect(!process.text.contains(YahooAnswers.crumb) && !process.text.contains("verysecretcookie"))
    }

    @Test func onceSaysWhereNobodyAnswers() async throws {
        let fixture = try await DaemonFixture(settings: "years: 0") { _ in .status(500) }
        let process = try fixture.start(["--once"])
        #expect(try await process.wait() == 1)
        #expect(process.text.contains("no source answered"), "\(process.text)")
    }

    @Test func itStopsWhenItIsAskedTo() async throws {
        for signal in [SIGTERM, SIGINT] {
            let fixture = try await DaemonFixture(settings: "years: 0")
            let process = try fixture.start()
            try await waitUntil { fixture.hasQuote("2330.TW") }
            process.signal(signal)
            #expect(try await process.wait() == 0, "\(process.text)")
            #expect(try fixture.read { try $0.feedStatus() }.allSatisfy { $0.state == "stopped" })
            #expect(process.text.contains("stopped"))
        }
    }

    @Test func itStopsAtOnceWhileAnAnswerIsAwaited() async throws {
        let fixture = try await DaemonFixture(settings: "years: 0") { _ in .silence }
        let process = try fixture.start()
        try await waitUntil { !fixture.server.paths.isEmpty }
        let begun = ContinuousClock.now
        process.signal(SIGTERM)
        #expect(try await process.wait() == 0, "\(process.text)")
        #expect(ContinuousClock.now - begun < .seconds(10))
    }

    @Test func aSecondOneSaysWhoIsThere() async throws {
        let fixture = try await DaemonFixture(settings: "years: 0")
        let first = try fixture.start()
        try await waitUntil { fixture.hasQuote("2330.TW") }
        let second = try fixture.start(["--once"], output: "second")
        #expect(try await second.wait() == 1)
        #expect(second.text.contains("process \(first.id) already fills \(fixture.cache)"), "\(second.text)")
        first.signal(SIGKILL)
        try await first.wait()
        // The lock goes with the process, however it ended.
        let third = try fixture.start(["--once"], output: "third")
        #expect(try await third.wait() == 0, "\(third.text)")
    }

    @Test func aHangUpReadsTheFilesAnewAndOpensTheLogAnew() async throws {
        let fixture = try await DaemonFixture(settings: "years: 0")
        let log = fixture.folder.path("feed.log")
        let process = try fixture.start(["--log-file", log])
        try await waitUntil { fixture.hasQuote("2330.TW") }
        try FileManager.default.moveItem(atPath: log, toPath: log + ".1")
        try fixture.write(watchlist: "- region: TW\n  symbols: [2330.TW, 2454.TW]\n")
        process.signal(SIGHUP)
        try await waitUntil { fixture.hasQuote("2454.TW") }
        #expect(try String(contentsOfFile: log, encoding: .utf8).contains("configuration reloaded"))
        // An error is reported and changes nothing.
        try fixture.write(settings: "yeers: 3")
        process.signal(SIGHUP)
        try await waitUntil { try String(contentsOfFile: log, encoding: .utf8).contains("did you mean `years`?") }
        process.signal(SIGTERM)
        #expect(try await process.wait() == 0)
    }

    @Test func mistakesInTheFileAreToldWithTheirPlace() async throws {
        let fixture = try await DaemonFixture(settings: "years: many")
        let process = try fixture.start(["--once"])
        #expect(try await process.wait() == 1)
        #expect(
            process.text.contains("feed.yaml:5:8: error: `years` is a whole number from 0 to 30, found `many`"),
            "\(process.text)")
        #expect(process.text.contains("^~~~"))
    }

    @Test func aProgramOfOnesOwnFillsTheCacheToo() async throws {
        let fixture = try await DaemonFixture(
            settings: """
                years: 0
                commands:
                  - name: mine
                    run: [/bin/sh, -c, "echo '{\\"symbol\\":\\"MINE\\",\\"price\\":5,\\"time\\":1768355999}'; exec sleep 100"]
                """)
        let process = try fixture.start()
        try await waitUntil { fixture.hasQuote("MINE") }
        process.signal(SIGTERM)
        #expect(try await process.wait() == 0)
        #expect(try fixture.read { try $0.feedStatus() }.first { $0.feed == "mine" }?.state == "stopped")
    }
}
