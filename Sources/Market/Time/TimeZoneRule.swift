/// How a place's clock differs from UTC.
///
/// Only the zones of the exchanges we know, so that no time zone database has to be read: East Asia keeps one offset
/// all year (since 1991 in every zone named here), the United States and the European Union follow the rules in force
/// since 2007 and 1996.
public enum TimeZoneRule: Hashable, Sendable {
    /// The same offset all year.
    case fixed(minutes: Int)
    /// Eastern time of the United States: UTC-5, in summer UTC-4 (second Sunday of March to first Sunday of November,
    /// at 02:00 local time; Energy Policy Act of 2005).
    case newYork
    /// Central European time: UTC+1, in summer UTC+2 (last Sundays of March and October, at 01:00 UTC; Directive
    /// 2000/84/EC).
    case centralEurope

    /// Coordinated universal time.
    public static let utc = TimeZoneRule.fixed(minutes: 0)

    /// Minutes that local clocks are ahead of UTC at a moment.
    public func offsetMinutes(at instant: Instant) -> Int {
        switch self {
        case .fixed(let minutes): return minutes
        case .newYork:
            let year = TimeZoneRule.utc.local(instant).date.year
            let start = TimeZoneRule.sunday(2, month: 3, year: year, utcMinutes: 7 * 60)
            let end = TimeZoneRule.sunday(1, month: 11, year: year, utcMinutes: 6 * 60)
            return instant >= start && instant < end ? -240 : -300
        case .centralEurope:
            let year = TimeZoneRule.utc.local(instant).date.year
            let start = TimeZoneRule.lastSunday(month: 3, year: year, utcMinutes: 60)
            let end = TimeZoneRule.lastSunday(month: 10, year: year, utcMinutes: 60)
            return instant >= start && instant < end ? 120 : 60
        }
    }

    /// The date and the time of day on local clocks.
    public func local(_ instant: Instant) -> (date: CalendarDate, time: TimeOfDay) {
        let offset: Int
        if case .fixed(let minutes) = self { offset = minutes } else { offset = offsetMinutes(at: instant) }
        let local = instant.milliseconds + Int64(offset) * 60_000
        let day = local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000
        let rest = Int(local - day * 86_400_000)
        return (CalendarDate(daysSince1970: Int(day)), TimeOfDay(secondsSinceMidnight: rest / 1000))
    }

    /// The moment at which local clocks show a date and time.
    public func instant(_ date: CalendarDate, _ time: TimeOfDay) -> Instant {
        let naive = Instant(milliseconds: Int64(date.daysSince1970) * 86_400_000 + Int64(time.seconds) * 1000)
        let guess = naive.advanced(seconds: -60 * offsetMinutes(at: naive))
        return naive.advanced(seconds: -60 * offsetMinutes(at: guess))
    }

    private static func sunday(_ ordinal: Int, month: Int, year: Int, utcMinutes: Int) -> Instant {
        let first = CalendarDate.firstDay(ofYear: year).advanced(months: month - 1)
        let toSunday = (6 - first.weekday.rawValue) % 7
        return TimeZoneRule.utc.midnight(first.advanced(days: toSunday + 7 * (ordinal - 1)))
            .advanced(seconds: utcMinutes * 60)
    }

    private static func lastSunday(month: Int, year: Int, utcMinutes: Int) -> Instant {
        let last = CalendarDate.firstDay(ofYear: year).advanced(months: month).advanced(days: -1)
        let back = (last.weekday.rawValue + 1) % 7
        return TimeZoneRule.utc.midnight(last.advanced(days: -back)).advanced(seconds: utcMinutes * 60)
    }

    private func midnight(_ date: CalendarDate) -> Instant {
        Instant(milliseconds: Int64(date.daysSince1970) * 86_400_000)
    }
}

/// A time on a local clock, to the second.
public struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since midnight.
    public var seconds: Int

    /// Creates a time from seconds since midnight.
    public init(secondsSinceMidnight: Int) {
        seconds = secondsSinceMidnight
    }

    /// Creates a time from an hour and a minute.
    public init(_ hour: Int, _ minute: Int) {
        seconds = hour * 3600 + minute * 60
    }

    /// Reads `09:30`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":").map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        self.init(hour, minute)
    }

    /// Orders by time.
    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.seconds < right.seconds }

    /// Hours and minutes, such as `09:30`.
    public var shortText: String {
        "\(TimeOfDay.pad(seconds / 3600)):\(TimeOfDay.pad(seconds / 60 % 60))"
    }

    /// Hours, minutes and seconds, such as `09:30:00`.
    public var description: String { shortText + ":" + TimeOfDay.pad(seconds % 60) }

    private static func pad(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
