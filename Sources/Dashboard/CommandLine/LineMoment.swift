import Market

/// Reads moments as they are typed: a date, a weekday, `yesterday`, an ISO 8601 moment.
enum LineMoment {
    /// The moment; a date stands for its end in UTC, by which every exchange has closed its session of that date.
    ///
    /// - Parameter now: a weekday is the last one before it.
    static func read(_ text: String, now: Instant) -> Instant? {
        let word = text.lowercased()
        let today = TimeZoneRule.utc.local(now).date
        if let moment = Instant(text) { return moment }
        if let date = CalendarDate(text) { return end(of: date) }
        if word == "today" { return end(of: today) }
        if word == "yesterday" { return end(of: today.advanced(days: -1)) }
        guard word.count >= 3 else { return nil }
        return (1...7).lazy.map { today.advanced(days: -$0) }.first { date in
            let name = date.weekday.shortName.lowercased()
            return word.hasPrefix(name) && weekdays.contains { $0.hasPrefix(word) && $0.hasPrefix(name) }
        }.map(end)
    }

    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    private static func end(of date: CalendarDate) -> Instant {
        TimeZoneRule.utc.instant(date, TimeOfDay(secondsSinceMidnight: 86_399))
    }
}
