import Market
import Testing

@testable import Providers

@Suite struct SessionClockTests {
    private func clock(_ symbol: Symbol, offset: Double? = nil) -> SessionClock {
        SessionClock(Instrument(inferredFrom: symbol), calendars: .shipped, statedOffset: offset)
    }

    @Test(arguments: [
        // Taipei's open, New York's open in winter and in summer, London's midnight in winter and in summer.
        ("2330.TW", "2026-01-14T01:00:00Z", "2026-01-14"), ("NVDA", "2026-01-14T14:30:00Z", "2026-01-14"),
        ("NVDA", "2026-07-14T03:00:00Z", "2026-07-13"), ("TWD=X", "2026-01-14T00:00:00Z", "2026-01-14"),
        ("TWD=X", "2026-07-13T23:00:00Z", "2026-07-14"), ("TWD=X", "2026-01-13T23:30:00Z", "2026-01-13"),
    ])
    func dates(symbol: String, time: String, date: String) throws {
        #expect(clock(Symbol(rawValue: symbol)).date(of: try moment(time)) == (try day(date)))
    }

    @Test func aStrangeExchangeIsCountedOnTheClockThatIsStated() throws {
        let open = try moment("2026-01-13T23:00:00Z")
        #expect(clock("BHP.AX", offset: 39_600).date(of: open) == (try day("2026-01-14")))
        #expect(clock("BHP.AX", offset: 1e9).date(of: open) == (try day("2026-01-13")))
        // Ours are never counted on another clock than our own.
        #expect(clock("2330.TW", offset: 0).date(of: open) == (try day("2026-01-14")))
    }

    @Test(arguments: [
        // During the session, at its end with a delayed and with a final price, and when any delay is over.
        ("2330.TW", "2026-01-14T04:00:00Z", "2026-01-14T03:40:00Z", false),
        ("2330.TW", "2026-01-14T05:31:00Z", "2026-01-14T05:11:00Z", false),
        ("2330.TW", "2026-01-14T05:31:00Z", "2026-01-14T05:30:01Z", true),
        ("2330.TW", "2026-01-14T06:00:00Z", "2026-01-14T05:11:00Z", true),
        // Korea's session ends at 15:30 whatever the source thinks.
        ("005930.KS", "2026-01-14T06:10:00Z", "2026-01-14T06:09:00Z", false),
        ("005930.KS", "2026-01-14T06:31:00Z", "2026-01-14T06:30:10Z", true),
        // Hong Kong's closing auction follows the close.
        ("0981.HK", "2026-01-14T08:05:00Z", "2026-01-14T08:04:00Z", false),
        ("0981.HK", "2026-01-14T08:41:00Z", "2026-01-14T08:04:00Z", true),
        // A rate's day is over when London's is.
        ("TWD=X", "2026-01-14T21:00:00Z", "2026-01-14T20:59:00Z", false),
    ])
    func whenASessionIsOver(symbol: String, now: String, newest: String, isOver: Bool) throws {
        let clock = clock(Symbol(rawValue: symbol))
        #expect(
            clock.isOver(try day("2026-01-14"), newest: try moment(newest), at: try moment(now)) == isOver)
    }

    @Test func neighbouringSessions() throws {
        let clock = clock("2330.TW")
        #expect(clock.isSession(try day("2026-01-13"), rightBefore: try day("2026-01-14")))
        #expect(clock.isSession(try day("2026-01-09"), rightBefore: try day("2026-01-12")))
        #expect(!clock.isSession(try day("2026-01-12"), rightBefore: try day("2026-01-14")))
        #expect(!clock.isSession(try day("2026-01-14"), rightBefore: try day("2026-01-14")))
        #expect(!clock.isSession(try day("2012-01-12"), rightBefore: try day("2012-01-13")))
    }

    @Test func daysWithoutASession() throws {
        #expect(clock("2330.TW").hasNoSession(on: try day("2026-01-10")))
        #expect(clock("2330.TW").hasNoSession(on: try day("2026-01-01")))
        #expect(!clock("2330.TW").hasNoSession(on: try day("2026-01-14")))
        // Nothing is reported of days that no calendar knows.
        #expect(!clock("2330.TW").hasNoSession(on: try day("2014-12-27")))
        #expect(clock("TWD=X").hasNoSession(on: try day("2026-01-10")))
    }
}
