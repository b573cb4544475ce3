/// A date of the Gregorian calendar without a time zone, such as the date of a trading session.
///
/// Conversions follow Howard Hinnant's "chrono-compatible low-level date algorithms".
public struct CalendarDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public var daysSince1970: Int

    /// Creates a date from days since 1970-01-01.
    public init(daysSince1970: Int) {
        self.daysSince1970 = daysSince1970
    }

    /// Creates a date from its parts; nil where the calendar has no such day or the year is outside 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDate.length(ofMonth: month, year: year)
        else { return nil }
        self.init(clampingYear: year, month: month, day: day)
    }

    private init(clampingYear year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSince1970 = era * 146_097 + dayOfEra - 719_468
    }

    /// The first day of a year.
    public static func firstDay(ofYear year: Int) -> CalendarDate {
        CalendarDate(clampingYear: year, month: 1, day: 1)
    }

    /// Year, month (1 to 12) and day (1 to 31).
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The year.
    public var year: Int { components.year }

    /// The day of the week.
    public var weekday: Weekday {
        let index = ((daysSince1970 + 3) % 7 + 7) % 7
        return Weekday.allCases[index]
    }

    /// Orders by time.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        left.daysSince1970 < right.daysSince1970
    }

    /// The date some days later, or earlier for a negative count.
    public func advanced(days: Int) -> CalendarDate { CalendarDate(daysSince1970: daysSince1970 + days) }

    /// The same day some months later; the last day of the month where it has no such day.
    public func advanced(months: Int) -> CalendarDate {
        let (year, month, day) = components
        let total = year * 12 + month - 1 + months
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        let length = CalendarDate.length(ofMonth: newMonth, year: newYear)
        return CalendarDate(clampingYear: newYear, month: newMonth, day: min(day, length))
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A day of the week, Monday first.
public enum Weekday: Int, CaseIterable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// Three letters: Mon to Sun.
    public var shortName: String {
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][rawValue]
    }

    /// Whether no exchange of ours trades on it.
    public var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension CalendarDate: CustomStringConvertible {
    /// ISO 8601, such as `2026-01-14`.
    public var description: String {
        let (year, month, day) = components
        let digits = String(year + 10_000).dropFirst()
        return "\(digits)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// Month and year as in `Oct 2025`.
    public var monthAndYearText: String {
        let (year, month, _) = components
        return "\(CalendarDate.monthNames[month - 1]) \(year)"
    }

    /// A short form for people, such as `14 Jan`.
    public var shortText: String {
        let (_, month, day) = components
        return "\(day) \(CalendarDate.monthNames[month - 1])"
    }

    /// Three letters for each month, January first.
    public static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads `2026-01-14`.
    public init?(_ text: some StringProtocol) {
        var reader = ISOTimeReader(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        self = date
    }
}
