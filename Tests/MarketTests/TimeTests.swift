import Market
import Testing

@Suite struct TimeTests {
    @Test(arguments: [
        ("2026-01-14T02:00:00Z", 1_768_356_000_000), ("2026-01-14 10:00:00+08:00", 1_768_356_000_000),
        ("2026-01-14T10:00+0800", 1_768_356_000_000), ("2026-01-14T02:00:00.5Z", 1_768_356_000_500),
        ("1969-12-31T23:59:59Z", -1000),
    ])
    func momentsAreRead(text: String, milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: ["", "2026-01-14", "2026-13-01T00:00Z", "2026-01-14T25:00Z", "2026-01-14T02:00:00Zx", "nonsense"])
    func otherTextsAreNoMoments(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func datesAndDaysCorrespondOverFourCenturies() throws {
        for days in stride(from: -100_000, through: 60_000, by: 7) {
            let date = CalendarDate(daysSince1970: days)
            let (year, month, day) = date.components
            #expect(CalendarDate(year: year, month: month, day: day) == date)
            #expect(CalendarDate("\(date)") == date)
        }
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-14", -12, "2025-01-14"), ("2025-12-31", 1, "2026-01-31"),
    ])
    func monthsAhead(date: String, months: Int, result: String) throws {
        #expect("\(try #require(CalendarDate(date)).advanced(months: months))" == result)
    }

    @Test(arguments: ["2026-02-29", "2026-00-01", "2026-1-1", "0000-01-01", "2026-01-32"])
    func daysThatDoNotExist(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: [
        ("2026-03-08T06:59:59Z", -300), ("2026-03-08T07:00:00Z", -240), ("2026-11-01T05:59:59Z", -240),
        ("2026-11-01T06:00:00Z", -300),
    ])
    func daylightSavingInNewYork(moment: String, offset: Int) throws {
        #expect(TimeZoneRule.newYork.offsetMinutes(at: try #require(Instant(moment))) == offset)
    }

    @Test func localTimesAndMomentsCorrespond() throws {
        let date = try #require(CalendarDate("2026-07-01"))
        for zone in [TimeZoneRule.utc, .newYork, .centralEurope, .fixed(minutes: 540)] {
            let (local, time) = zone.local(zone.instant(date, TimeOfDay(9, 30)))
            #expect(local == date && time == TimeOfDay(9, 30))
        }
    }
}
