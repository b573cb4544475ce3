import ConfigText
import FeedEngine
import Market
import Providers
import QuoteCache
import Testing

@testable import FeedFiles

/// What `feed.yaml` may say, and what is reported of errors in it.
@Suite struct FeedFileTests {
    @Test func everyKey() {
        let file = FeedFile(
            """
            years: 3
            intraday-minutes: 15
            retention: {intraday-days: 5, daily-years: 20, rejects: 100}
            sources:
              twse-mis: off
              yahoo:
                bases: ["https://a.example/", "https://b.example"]
                cookie: https://c.example
            paces:
              open: {focused: 10, others: 60}
              closed: {others: never}
            hosts:
              a.example: {per-minute: 20, burst: 4, at-once: 1, deadline: 5}
            commands:
              - {name: mine, run: [python3, feed.py]}
            """, file: "feed.yaml")
        #expect(file.problems.isEmpty, "\(file.problems)")
        let settings = file.configuration
        #expect(settings.historyYears == 3 && settings.intradayMinutes == 15)
        #expect(settings.retention.intradayDays == 5 && settings.retention.dailyYears == 20)
        #expect(settings.sources[.taiwanMarket]?.isOn == false)
        #expect(settings.sources[.yahoo]?.bases == ["https://a.example", "https://b.example"])
        #expect(settings.pace.quotes[.open] == FeedPace.Intervals(focused: .seconds(10), others: .seconds(60)))
        #expect(settings.pace.quotes[.closed] == FeedPace.Intervals(focused: .seconds(600), others: nil))
        #expect(settings.hosts["a.example"]?.requestsPerMinute == 20 && settings.hosts["a.example"]?.deadline == 5)
        #expect(settings.commands == [CommandSettings(name: "mine", arguments: ["python3", "feed.py"])])
        #expect(settings.providers(.shipped).map(\.name) == ["frankfurter", "yahoo"])
    }

    @Test func anEmptyFileIsOne() {
        #expect(FeedFile("", file: "f").problems.isEmpty)
        #expect(FeedFile("# nothing\n", file: "f").configuration.providers(.shipped).count == 3)
    }

    @Test(arguments: [
        ("yeers: 3", 1, 1, "`yeers` is not a key of the feed; did you mean `years`?"),
        ("years: -1", 1, 8, "`years` is a whole number from 0 to 30, found `-1`"),
        ("sources: {yahooo: on}", 1, 11, "`yahooo` is not a source; did you mean `yahoo`?"),
        ("sources: {yahoo: maybe}", 1, 18, "`yahoo` is on or off, found `maybe`"),
        (
            "sources:\n  yahoo: {base: \"http://a.example\"}", 2, 18,
            "expected https; only this machine may be asked without encryption"
        ),
        (
            "sources:\n  yahoo: {base: \"https://me:pw@a.example\"}", 2, 18,
            "an address must not hold a user or a password"
        ),
        ("paces: {open: {focused: 0}}", 1, 25, "`focused` is a number of seconds from 1 to 86400, or never, found `0`"),
        ("commands: [{run: [x]}]", 1, 12, "a command needs a `name`"),
        ("commands: [{name: a}]", 1, 12, "a command needs `run`, a list such as [python3, feed.py]"),
        ("commands: [{name: yahoo, run: x}]", 1, 12, "duplicate `yahoo`: another source has this name"),
        ("- a", 1, 1, "expected the keys of the feed, such as `years: 5`, found a list"),
    ])
    func mistakes(text: String, line: Int, column: Int, message: String) throws {
        let problem = try #require(FeedFile(text, file: "feed.yaml").problems.first)
        #expect((problem.line, problem.column, problem.message) == (line, column, message), "\(problem)")
    }
}
