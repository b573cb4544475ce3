import Testing

@testable import Market

@Suite struct EuropeanBankHolidaysTests {
    @Test(
        "Easter Sunday is the published one",
        arguments: [
            (2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"),
            (2038, "2038-04-25"),
        ])
    func easter(year: Int, day: String) { #expect(EuropeanBankHolidays.easterSunday(of: year) == CalendarDate(day)) }

    @Test(
        "The ECB has no rates on its closing days",
        arguments: [
            ("2026-04-03", true), ("2026-04-06", true), ("2026-05-01", true), ("2026-12-26", true),
            ("2026-04-07", false), ("2026-12-24", false),
        ])
    func closingDays(day: String, isClosed: Bool) throws {
        #expect(EuropeanBankHolidays.contains(try #require(CalendarDate(day))) == isClosed)
    }
}
