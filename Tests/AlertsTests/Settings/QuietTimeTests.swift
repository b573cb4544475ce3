import Market
import Testing

@testable import Alerts

@Suite struct QuietTimeTests {
    @Test(arguments: [
        // Closed: evening, weekend, holiday, and neither lunch nor the hour before the open.
        (QuietTime.own(.closed), [Exchange.xtai], "2026-01-14T04:00:00Z", false),
        (.own(.closed), [.xtai], "2026-01-14T12:00:00Z", true),
        (.own(.closed), [.xtai], "2026-01-17T04:00:00Z", true),
        (.own(.closed), [.xtai], "2026-01-01T04:00:00Z", true),
        (.own(.closed), [.xhkg], "2026-01-14T04:30:00Z", false),
        (.own(.closed), [.xnas], "2026-01-14T04:30:00Z", true),
        // Two lines: while one of them trades, alerts count.
        (.own(.closed), [.xnas, .xtai], "2026-01-14T04:00:00Z", false),
        (.own(.closed), [.xnas, .xtai], "2026-01-14T12:00:00Z", false),
        (.own(.closed), [.xnas, .xtai], "2026-01-17T12:00:00Z", true),
        // No exchange, or a year beyond the calendar: nothing is held back.
        (.own(.closed), [], "2026-01-17T04:00:00Z", false),
        (.own(.closed), [.xtai], "2099-01-17T04:00:00Z", false),
        (.own(.lunch), [.xhkg], "2026-01-14T04:30:00Z", true),
        (.own(.lunch), [.xtks], "2026-01-14T04:30:00Z", false),
        // A named exchange, whomever it is about.
        (.exchange(.xnas, .closed), [.xtai], "2026-01-14T04:30:00Z", true),
        (.exchange(.xtai, .closed), [.xnas], "2026-01-14T04:30:00Z", false),
        (.exchange(.xtai, .closed), [], "2026-01-17T04:30:00Z", true),
    ])
    func sessionsMakeQuiet(time: QuietTime, exchanges: [Exchange], moment: String, isQuiet: Bool) {
        #expect([time].covers(exchanges, .shipped, at: instant(moment)) == isQuiet)
    }

    @Test(arguments: [
        // Taipei is eight hours ahead.
        ("22:00", "07:00", Exchange.xtai, "2026-01-14T13:59:59Z", false),
        ("22:00", "07:00", .xtai, "2026-01-14T14:00:00Z", true),
        ("22:00", "07:00", .xtai, "2026-01-14T22:59:59Z", true),
        ("22:00", "07:00", .xtai, "2026-01-14T23:00:00Z", false),
        ("12:00", "13:00", .xtai, "2026-01-14T04:30:00Z", true),
        ("12:00", "13:00", .xtai, "2026-01-14T05:00:00Z", false),
        // New York, five hours behind in winter and four in summer.
        ("00:00", "06:00", .xnas, "2026-01-14T10:30:00Z", true),
        ("00:00", "06:00", .xnas, "2026-07-14T10:30:00Z", false),
    ])
    func clocksMakeQuiet(from: String, until: String, exchange: Exchange, moment: String, isQuiet: Bool) throws {
        let time = QuietTime.clock(
            from: try #require(TimeOfDay(from)), until: try #require(TimeOfDay(until)), exchange)
        #expect([time].covers([], .shipped, at: instant(moment)) == isQuiet)
    }

    @Test func ownTimesAddUp() {
        // New York is closed, Hong Kong has lunch.
        let moment = instant("2026-01-14T04:30:00Z")
        #expect([QuietTime.own(.closed), .own(.lunch)].covers([.xnas, .xhkg], .shipped, at: moment))
        #expect(![QuietTime.own(.closed)].covers([.xnas, .xhkg], .shipped, at: moment))
        #expect(![QuietTime]().covers([.xnas], .shipped, at: moment))
    }
}
