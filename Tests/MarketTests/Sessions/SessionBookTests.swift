import Market
import Testing

@Suite struct SessionBookTests {
    private let taipei = SessionBook(of: Instrument(inferredFrom: "2330.TW"))
    private let hongKong = SessionBook(of: Instrument(inferredFrom: "0981.HK"))
    private let rate = SessionBook(of: Instrument(inferredFrom: "TWD=X"))

    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
    private func moment(_ text: String) throws -> Instant { try #require(Instant(text)) }

    @Test(
        "A price belongs to the session that goes on, else to the one that ended last",
        arguments: [
            ("2026-11-27T02:00:00Z", "2026-11-27"), ("2026-11-27T05:30:00Z", "2026-11-27"),
            ("2026-11-27T10:00:00Z", "2026-11-27"), ("2026-11-28T04:00:00Z", "2026-11-27"),
            ("2026-11-29T04:00:00Z", "2026-11-27"), ("2026-11-30T00:30:00Z", "2026-11-27"),
            ("2026-11-30T01:00:00Z", "2026-11-30"), ("2026-07-10T03:00:00Z", "2026-07-09"),
        ])
    func sessionOfAPrice(time: String, session: String) throws {
        #expect(taipei.session(of: try moment(time)) == (try date(session)))
    }

    @Test("A source whose clock is a little slow is not sent back a session at the open")
    func slowClocks() throws {
        let early = try moment("2026-11-30T00:59:00Z")
        #expect(taipei.session(of: early) == (try date("2026-11-27")))
        #expect(taipei.session(of: early, tolerance: 120) == (try date("2026-11-30")))
    }

    @Test("Rates have every weekday as their session, and weekends none")
    func rates() throws {
        #expect(rate.hasSession(on: try date("2026-11-27")) == true)
        #expect(rate.hasSession(on: try date("2026-11-28")) == false)
        #expect(rate.session(of: try moment("2026-11-29T10:00:00Z")) == (try date("2026-11-27")))
    }

    @Test("Hong Kong's session is over with its closing auction")
    func auctions() throws {
        let day = try date("2026-11-27")
        #expect(!hongKong.isOver(day, at: try moment("2026-11-27T08:05:00Z")))
        #expect(hongKong.isOver(day, at: try moment("2026-11-27T08:10:00Z")))
    }

    @Test("Dates beyond the calendar are unknown")
    func unknownDates() throws {
        #expect(taipei.hasSession(on: try date("2031-01-06")) == nil)
        #expect(taipei.session(before: try date("2031-01-06")) == nil)
        #expect(SessionBook(of: Instrument(inferredFrom: "IFX.DE")).hasSession(on: try date("2026-11-27")) == nil)
    }

    @Test("The session before one lies behind weekends and closures")
    func sessionsBefore() throws {
        #expect(taipei.session(before: try date("2026-11-30")) == (try date("2026-11-27")))
        #expect(taipei.session(before: try date("2026-07-13")) == (try date("2026-07-09")))
    }
}
