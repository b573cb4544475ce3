import Market
import Testing

@Suite struct TradingCalendarTests {
    @Test(arguments: [
        ("2026-01-14T02:00:00Z", Exchange.xtai, TradingPhase.open, "2026-01-14T05:30:00Z"),
        ("2026-01-14T05:26:00Z", .xtai, .closingAuction, "2026-01-14T05:30:00Z"),
        ("2026-01-14T04:30:00Z", .xhkg, .lunch, "2026-01-14T05:00:00Z"),
        ("2026-01-14T03:00:00Z", .xtks, .lunch, "2026-01-14T03:30:00Z"),
        ("2026-01-14T03:00:00Z", .xnas, .closed, "2026-01-14T14:30:00Z"),
        ("2026-07-01T14:00:00Z", .xnas, .open, "2026-07-01T20:00:00Z"),
        ("2026-01-17T03:00:00Z", .xtai, .closed, "2026-01-19T01:00:00Z"),
        ("2026-02-16T03:00:00Z", .xkrx, .holiday, "2026-02-19T00:00:00Z"),
        ("2025-11-13T00:30:00Z", .xkrx, .preOpen, "2025-11-13T01:00:00Z"),
        ("2026-12-24T18:30:00Z", .xnys, .afterHours, "2026-12-28T14:30:00Z"),
    ])
    func phase(moment: String, exchange: Exchange, phase: TradingPhase, next: String) throws {
        let calendar = try #require(exchange.calendar)
        let status = calendar.status(at: try #require(Instant(moment)))
        #expect(status == ExchangeStatus(phase: phase, next: Instant(next)))
    }

    @Test func nothingIsGuessedBeyondTheKnownYears() throws {
        let calendar = try #require(Exchange.xtks.calendar)
        let status = calendar.status(at: try #require(Instant("2028-03-01T03:00:00Z")))
        #expect(status == ExchangeStatus(phase: .unknown, next: nil))
    }

    @Test func tradingTimeLeavesLunchOut() throws {
        let date = try #require(CalendarDate("2026-01-14"))
        let noon = try #require(Instant("2026-01-14T03:00:00Z"))
        let session = try #require(Exchange.xtks.calendar?.session(on: date))
        #expect(session.tradingMilliseconds == 330 * 60_000)
        #expect(session.tradingMilliseconds(until: noon) == 150 * 60_000)
    }

    @Test(arguments: Exchange.allCases)
    func everyExchangeHasSessions(exchange: Exchange) throws {
        let calendar = try #require(exchange.calendar)
        let year = try #require(CalendarDate("2026-01-01"))
        let count = calendar.sessionCount(from: year, through: year.advanced(days: 364))
        #expect((235...253).contains(count))
    }

    @Test func sessionsAreCountedAsTheyAre() throws {
        for exchange in Exchange.allCases {
            let calendar = try #require(exchange.calendar)
            let first = calendar.knownDates.lowerBound
            var count = 0
            for day in 0..<500 {
                let date = first.advanced(days: day)
                if calendar.session(on: date) != nil { count += 1 }
                #expect(calendar.sessionCount(from: first.advanced(days: -400), through: date) == count)
            }
        }
    }
}
