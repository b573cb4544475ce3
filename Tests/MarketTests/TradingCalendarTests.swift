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

    @Test("Seoul opens and closes an hour later on the day of the college entrance exam", arguments: [2026, 2027])
    func theExamMovesTheDay(year: Int) throws {
        let date = try #require(CalendarDate(year == 2026 ? "2026-11-19" : "2027-11-18"))
        let calendar = try #require(Exchange.xkos.calendar)
        let session = try #require(calendar.session(on: date))
        #expect(session.open == Exchange.xkos.zone.instant(date, try #require(TimeOfDay("10:00"))))
        #expect(session.close == Exchange.xkos.zone.instant(date, try #require(TimeOfDay("16:30"))))
        #expect(calendar.note(on: date) == "College entrance exam")
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

    @Test(arguments: [
        ("2026-02-16", Exchange.xtai, "Lunar New Year's Eve"), ("2024-10-31", .roco, "Typhoon Kong-rey"),
        ("2026-07-10", .xtai, "Typhoon"), ("2026-07-10", .roco, "Typhoon"),
        ("2027-02-02", .xtai, "Lunar New Year (settlement only)"),
        ("2027-02-03", .roco, "Lunar New Year (settlement only)"), ("2027-05-03", .xkos, "Labor Day (substitute)"),
        ("2026-06-03", .xkrx, "Local Election Day"), ("2026-07-17", .xkos, "Constitution Day"),
        ("2026-11-23", .xtks, "Labor Thanksgiving Day"), ("2024-09-06", .xhkg, "Typhoon Yagi"),
        ("2026-10-07", .xshe, "National Day"), ("2025-01-09", .xnys, "National Day of Mourning for Jimmy Carter"),
    ])
    func holidaysHaveNames(date: String, exchange: Exchange, name: String) throws {
        let calendar = try #require(exchange.calendar)
        let date = try #require(CalendarDate(date))
        #expect(calendar.holidayName(on: date) == name)
        #expect(calendar.session(on: date) == nil)
        #expect(calendar.status(at: exchange.zone.instant(date, TimeOfDay(11, 0))).phase == .holiday)
    }

    @Test func everyClosureOfAWeekdayHasAName() throws {
        for exchange in Exchange.allCases {
            let calendar = try #require(exchange.calendar)
            let known = calendar.knownDates
            for day in known.lowerBound.daysSince1970...known.upperBound.daysSince1970 {
                let date = CalendarDate(daysSince1970: day)
                let isClosed = calendar.session(on: date) == nil
                #expect((calendar.holidayName(on: date) != nil) == (isClosed && !date.weekday.isWeekend))
            }
        }
    }

    @Test func shanghaiIsNotKnownBeyondWhatWasAnnounced() throws {
        let calendar = try #require(Exchange.xshg.calendar)
        let date = try #require(CalendarDate("2027-03-01"))
        #expect(calendar.session(on: date) == nil)
        #expect(calendar.holidayName(on: date) == nil)
        #expect(calendar.status(at: try #require(Instant("2027-03-01T02:00:00Z"))).phase == .unknown)
    }

    @Test(arguments: [
        ("2026-01-14T02:00:00Z", Exchange.xtai, "2026-01-14T05:25:00Z", TradingPhase.closingAuction),
        ("2026-01-14T02:00:00Z", .xhkg, "2026-01-14T04:00:00Z", .lunch),
        ("2026-01-14T07:59:59Z", .xhkg, "2026-01-14T08:00:00Z", .closingAuction),
        ("2026-01-14T08:00:00Z", .xhkg, "2026-01-14T08:10:00Z", .closed),
        ("2026-01-16T09:00:00Z", .xtai, "2026-01-19T00:30:00Z", .preOpen),
        ("2026-02-15T20:00:00Z", .xkrx, "2026-02-18T15:00:00Z", .closed),
        ("2026-03-08T06:59:59Z", .xnas, "2026-03-09T08:00:00Z", .preOpen),
        ("2026-11-18T23:00:00Z", .xkrx, "2026-11-19T00:30:00Z", .preOpen),
    ])
    func nextChange(moment: String, exchange: Exchange, at: String, phase: TradingPhase) throws {
        let calendar = try #require(exchange.calendar)
        let start = try #require(Instant(moment))
        let change = try #require(calendar.nextChange(after: start))
        #expect(change.at == Instant(at))
        #expect(change.phase == phase)
    }

    /// Walks from change to change through a year: what is reported holds up to the millisecond before, and no longer.
    @Test(arguments: Exchange.allCases)
    func whatIsSaidHoldsUntilTheNextChange(exchange: Exchange) throws {
        let calendar = try #require(exchange.calendar)
        var moment = try #require(Instant("2025-12-28T00:00:00Z"))
        let end = try #require(Instant("2026-12-01T00:00:00Z"))
        var count = 0
        while moment < end {
            let phase = calendar.status(at: moment).phase
            let change = try #require(calendar.nextChange(after: moment))
            let before = change.at.advanced(milliseconds: -1)
            #expect(calendar.status(at: before).phase == phase)
            #expect(calendar.nextChange(after: before)?.at == change.at)
            #expect(calendar.status(at: change.at).phase == change.phase)
            #expect(change.phase != phase)
            moment = change.at
            count += 1
        }
        #expect(count > 800)
    }

    @Test func tradingMinutesBetweenMoments() throws {
        let calendar = try #require(Exchange.xtks.calendar)
        let start = try #require(Instant("2026-01-09T06:00:00Z"))
        let end = try #require(Instant("2026-01-13T03:00:00Z"))
        // Half an hour on Friday, Monday is a holiday, Tuesday's morning.
        #expect(calendar.tradingMinutes(from: start, to: end) == 30 + 150)
        #expect(calendar.tradingMinutes(from: end, to: start) == 0)
    }
}
