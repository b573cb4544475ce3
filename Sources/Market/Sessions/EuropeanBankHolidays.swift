/// The weekdays on which the European payment system rests, and with it the European Central Bank's reference rates.
///
/// Source: the ECB's long-term calendar of TARGET closing days (since 2002): New Year's Day, Good Friday, Easter Monday,
/// 1 May, 25 and 26 December.
enum EuropeanBankHolidays {
    static func contains(_ date: CalendarDate) -> Bool {
        let (year, month, day) = date.components
        switch (month, day) {
        case (1, 1), (5, 1), (12, 25), (12, 26): return true
        default: break
        }
        guard month == 3 || month == 4, let easter = easterSunday(of: year) else { return false }
        let days = date.daysSince1970 - easter.daysSince1970
        return days == -2 || days == 1
    }

    /// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, 8).
    static func easterSunday(of year: Int) -> CalendarDate? {
        let (golden, century, rest) = (year % 19, year / 100, year % 100)
        let shift = (8 * century + 13) / 25
        let epact = (19 * golden + century - century / 4 - shift + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let correction = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * correction + 114
        return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
    }
}
