import FeedTestSupport
import Market
import Providers
import QuoteCache
import Testing

@testable import FeedEngine

/// Sources that fail: limits hold, others step in, nothing that is known is lost.
@Suite struct FailureTests {
    private func moment(_ text: String) throws -> Instant { try #require(Instant(text)) }

    @Test func aStormOfRefusalsWithoutAWaitBacksOff() async throws {
        let fixture = try EngineFixture(at: "2026-01-14T01:10:00Z", ["2330.TW"]) { _ in .status(429) }
        try await fixture.run(seconds: 3600)
        // 30 s, 1, 2, 4, 8, 16 min at the longest, and never less than half of it.
        #expect((5...10).contains(fixture.transport.sent.count), "\(fixture.transport.sent.count)")
        let status = try #require(try fixture.read { try $0.feedStatus() }.first)
        #expect(status.message == "asks for fewer requests")
        #expect(status.failures == fixture.transport.sent.count)
        #expect(status.lastFailure != nil)
    }

    @Test func aWaitThatIsAskedForIsKept() async throws {
        let fixture = try EngineFixture(at: "2026-01-14T01:10:00Z", ["2330.TW"]) { sent in
            sent.at < (Instant("2026-01-14T01:20:00Z") ?? sent.at)
                ? .status(429, headers: [HeaderField("Retry-After", "200")]) : nil
        }
        try await fixture.run(seconds: 900)
        let times = fixture.transport.sent.map(\.at)
        #expect(times.filter { $0 < Instant("2026-01-14T01:20:10Z") ?? $0 }.count == 4, "\(times)")
        #expect(try fixture.read { try $0.quote("2330.TW") } != nil)
    }

    @Test func aHostThatIsDownIsTriedNowAndThen() async throws {
        let fixture = try EngineFixture(at: "2026-01-14T01:10:00Z", ["2330.TW", "2454.TW", "2303.TW"]) { _ in
            .fault(.unreachable("connection refused"))
        }
        try await fixture.run(seconds: 3600)
        #expect((5...30).contains(fixture.transport.sent.count), "\(fixture.transport.sent.count)")
        let instruments = try fixture.read { try $0.feedInstrumentStatus() }
        #expect(instruments.count == 3)
        #expect(instruments.allSatisfy { $0.failures > 0 && $0.nextAttempt != nil })
        #expect(instruments.first?.message == "cannot be reached (connection refused)")
    }

    @Test func theOtherHostOfTheSameNameStepsIn() async throws {
        let provider = SheetProvider(name: "sheet", hosts: ["q1.example", "q2.example"])
        let fixture = try EngineFixture(at: "2026-01-14T01:10:00Z", ["2330.TW"], providers: [provider]) { sent in
            sent.host == "q1.example" ? .status(503) : nil
        }
        try await fixture.run(seconds: 1200)
        #expect(fixture.transport.sent.filter { $0.host == "q1.example" }.count <= 12)
        #expect(fixture.transport.sent.filter { $0.host == "q2.example" }.count > 10)
        #expect(try fixture.read { try $0.quote("2330.TW") } != nil)
    }

    @Test func theNextSourceStepsIn() async throws {
        let providers = [
            SheetProvider(name: "first", hosts: ["a.example"]), SheetProvider(name: "second", hosts: ["b.example"]),
        ]
        let fixture = try EngineFixture(at: "2026-01-14T01:10:00Z", ["2330.TW"], providers: providers) { sent in
            sent.host == "a.example" ? .status(200, body: "<html>Will be right back</html>") : nil
        }
        try await fixture.run(seconds: 600)
        #expect(try fixture.read { try $0.quote("2330.TW") }?.source == "second")
        let states = try fixture.read { try $0.feedStatus() }
        #expect(states.first { $0.feed == "first" }?.failures ?? 0 > 0)
        #expect(states.first { $0.feed == "second" }?.failures == 0)
        // The one that works is asked as often as if it were alone.
        #expect(fixture.transport.sent.filter { $0.host == "b.example" }.count > 30)
    }

    @Test func itRecoversByItself() async throws {
        let fixture = try EngineFixture(at: "2026-01-14T01:10:00Z", ["2330.TW"]) { sent in
            sent.at < (Instant("2026-01-14T01:40:00Z") ?? sent.at) ? .fault(.timedOut(seconds: 20)) : nil
        }
        try await fixture.run(seconds: 3 * 3600)
        let time = try #require(try fixture.read { try $0.quote("2330.TW") }?.time)
        #expect(time > (try moment("2026-01-14T04:09:00Z")))
        #expect(try fixture.read { try $0.feedStatus() }.first?.failures == 0)
    }

    @Test func anUnknownSymbolIsAskedForOnceADay() async throws {
        let fixture = try EngineFixture(at: "2026-01-14T01:10:00Z", ["9999.TW"]) { _ in .status(404) }
        try await fixture.run(seconds: 23 * 3600)
        #expect(fixture.transport.sent.count == 1)
        #expect(try fixture.read { try $0.feedInstrumentStatus() }.first?.message == "does not have the symbol")
    }

    @Test func badValuesAreDroppedAndTheLastGoodStays() async throws {
        let fixture = try EngineFixture(
            at: "2026-01-14T01:10:00Z", ["2330.TW", "2454.TW"],
            body: { sent in
                let time = sent.at.seconds
                let good = #"{"type":"quote","symbol":"2454.TW","price":1455,"time":\#(time)}"#
                let first = sent.at < (Instant("2026-01-14T01:12:00Z") ?? sent.at)
                return good + "\n"
                    + (first
                        ? #"{"type":"quote","symbol":"2330.TW","price":1690,"time":\#(time)}"#
                        : #"{"type":"quote","symbol":"2330.TW","price":"-","time":\#(time)}"#)
            })
        try await fixture.run(seconds: 900)
        let quote = try #require(try fixture.read { try $0.quote("2330.TW") })
        #expect(quote.price == 1690)
        #expect(quote.time < (try moment("2026-01-14T01:12:00Z")))
        #expect(try fixture.read { try $0.quote("2454.TW") }?.time ?? quote.time > (try moment("2026-01-14T01:24:00Z")))
        #expect(fixture.events.all.contains { if case .dropped = $0 { true } else { false } })
    }

    @Test func anOlderQuoteNeverTakesThePlaceOfANewerOne() async throws {
        let fixture = try EngineFixture(at: "2026-01-14T01:10:00Z", ["2330.TW"])
        let own = Quote(symbol: "2330.TW", price: 7, time: try moment("2026-01-14T01:45:00Z"), source: "person")
        try fixture.writer.write { _ = try $0.save(own) }
        try await fixture.run(seconds: 600)
        #expect(try fixture.read { try $0.quote("2330.TW") } == own)
    }

    @Test func accessIsGotOnceAndRenewedOnce() async throws {
        var provider = SheetProvider(name: "sheet", hosts: ["a.example"])
        provider.isGuarded = true
        var fixture = try EngineFixture(
            at: "2026-01-14T01:10:00Z", ["2330.TW", "2454.TW"], providers: [provider],
            script: { sent in
                // The first access is taken back.
                sent.kind == "knowledge" && sent.at < (Instant("2026-01-14T01:10:00.15Z") ?? sent.at)
                    ? .status(401) : nil
            },
            body: { sent in
                switch sent.kind {
                case "cookie": "cookie"
                case "crumb": "crumb\(sent.at.milliseconds)"
                default: SimulatedMarket.body(sent)
                }
            })
        provider.kinds = ["knowledge"]
        fixture.providers = [provider]
        try await fixture.run(seconds: 3600)
        #expect(fixture.sent("cookie").count == 2, "\(fixture.transport.sent.map(\.url))")
        #expect(fixture.sent("crumb").count == 2)
        #expect(fixture.sent("knowledge").count <= 6)
        #expect(
            try fixture.read { try $0.facts(of: "2330.TW", through: CalendarDate(daysSince1970: 30_000)) }.count == 1)
    }

    @Test func whatFailedIsTriedAgainBeforeADayIsOver() async throws {
        var provider = SheetProvider(name: "sheet", hosts: ["a.example"])
        provider.kinds = ["knowledge"]
        var fixture = try EngineFixture(at: "2026-01-14T01:10:00Z", ["2330.TW"]) { sent in
            sent.at < (Instant("2026-01-14T01:30:00Z") ?? sent.at) ? .fault(.timedOut(seconds: 20)) : nil
        }
        fixture.providers = [provider]
        try await fixture.run(seconds: 2 * 3600)
        let facts = try fixture.read { try $0.facts(of: "2330.TW", through: CalendarDate(daysSince1970: 30_000)) }
        #expect(facts.count == 1)
        let count = fixture.transport.sent.count
        try await fixture.run(seconds: 3600)
        #expect(fixture.transport.sent.count == count, "a new start knows what was asked for")
    }

    @Test func aHolidaysFirstQuestionIsRepeatedUntilItIsAnswered() async throws {
        let fixture = try EngineFixture(at: "2026-02-16T00:00:00Z", ["2330.TW"]) { sent in
            sent.at < (Instant("2026-02-16T01:00:00Z") ?? sent.at) ? .status(500) : nil
        }
        try await fixture.run(seconds: 8 * 3600)
        #expect(try fixture.read { try $0.quote("2330.TW") } != nil)
        #expect(fixture.transport.sent.filter { $0.at > Instant("2026-02-16T01:00:00Z") ?? $0.at }.count == 1)
    }

    @Test func accessThatIsNeverGrantedIsAskedForSeldom() async throws {
        var provider = SheetProvider(name: "sheet", hosts: ["a.example"])
        provider.isGuarded = true
        var fixture = try EngineFixture(
            at: "2026-01-14T01:10:00Z", ["2330.TW", "2454.TW"], providers: [provider],
            script: { $0.kind == "knowledge" ? .status(401) : nil }, body: { _ in "word" })
        provider.kinds = ["knowledge"]
        fixture.providers = [provider]
        try await fixture.run(seconds: 4 * 3600)
        #expect(fixture.transport.sent.count <= 80, "\(fixture.transport.sent.count)")
        #expect(try fixture.read { try $0.feedInstrumentStatus() }.first?.message == "refuses access")
    }
}
