import Market
import Testing

@Suite struct CalendarFileTests {
    private let date = CalendarDate(daysSince1970: 20_782)

    @Test func aTyphoonClosesTaipei() throws {
        let calendars = try TradingCalendars.shipped.adding(
            """
            # announced this morning
            calendar XTAI ROCO
            holiday 2026-11-25 Typhoon  Number 32
            """)
        #expect(calendars[.xtai]?.holidayName(on: date) == "Typhoon Number 32")
        #expect(calendars[.roco]?.session(on: date) == nil)
        #expect(calendars[.xkrx]?.session(on: date) != nil)
        #expect(TradingCalendars.shipped[.xtai]?.session(on: date) != nil)
        let before = date.advanced(days: -7)
        #expect(calendars[.xtai]?.sessionCount(from: before, through: date) == 5)
    }

    @Test func aLateOpenMovesThePreOpen() throws {
        let calendars = try TradingCalendars.shipped.adding("calendar XTAI\nsession 2026-11-25 10:00-13:30 Storm\r\n")
        let session = try #require(calendars[.xtai]?.session(on: date))
        #expect(session.open == Instant("2026-11-25T02:00:00Z"))
        #expect(session.preOpen == Instant("2026-11-25T01:30:00Z"))
        #expect(session.closingAuction?.lowerBound == Instant("2026-11-25T05:25:00Z"))
        #expect(calendars[.xtai]?.note(on: date) == "Storm")
    }

    @Test func aClosureIsCalledOff() throws {
        let christmas = try #require(CalendarDate("2026-12-25"))
        let calendars = try TradingCalendars.shipped.adding("calendar XTAI\nopen 2026-12-25")
        #expect(calendars[.xtai]?.session(on: christmas) != nil)
        #expect(calendars[.xtai]?.holidayName(on: christmas) == nil)
    }

    @Test func anotherYearIsAdded() throws {
        let calendars = try TradingCalendars.shipped.adding(
            "calendar XSHG\nknown 2027-01-01 2027-12-31\nholiday 2027-01-01 New Year's Day")
        let day = try #require(CalendarDate("2027-03-01"))
        #expect(calendars[.xshg]?.session(on: day)?.lunch != nil)
        #expect(calendars[.xshe]?.session(on: day) == nil)
    }

    @Test(arguments: [
        ("calendar XTAI\nholidays 2026-11-25", 2, "holidays is not a keyword"),
        ("calendar XTAY", 1, "XTAY is not an exchange"),
        ("calendar", 1, "name an exchange"),
        ("holiday 2026-11-25", 1, "start with a line such as calendar XTAI"),
        ("calendar XTAI\n\nholiday 2026-13-25", 3, "a date such as"),
        ("calendar XTAI\nsession 2026-11-25 13:30-09:00", 2, "the earlier one first"),
        ("calendar XTAI\nknown 2027-01-01 2026-01-01", 2, "the earlier date first"),
        ("calendar XTAI\nhours 2027-01-01 09:00-13:30 tea 11:00-11:15", 2, "tea is not one of"),
        ("calendar XTAI\nhours 2027-01-01 09:00-13:30 pre early", 2, "after pre"),
    ])
    func mistakesAreSaid(text: String, line: Int, problem: String) {
        let error = #expect(throws: CalendarFileError.self) { try TradingCalendars.shipped.adding(text) }
        #expect(error?.line == line)
        #expect(error?.problem.contains(problem) == true)
    }

    @Test func theShippedFileHasNoMistakes() {
        #expect(Exchange.allCases.allSatisfy { TradingCalendars.shipped[$0] != nil })
    }
}
