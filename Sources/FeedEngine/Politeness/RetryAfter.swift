import Market
import Providers

/// The wait that a server asks for (`Retry-After`, RFC 9110, section 10.2.3): seconds or a date.
enum RetryAfter {
    /// More is not believed: a server that means a day will say so again.
    static let longest = Duration.seconds(6 * 3600)

    /// The wait in a response's head; nil where it asks for none.
    static func wait(_ headers: [HeaderField], now: Instant) -> Duration? {
        guard let text = headers.first("Retry-After") else { return nil }
        return wait(text, now: now)
    }

    static func wait(_ text: String, now: Instant) -> Duration? {
        let words = text.split(separator: " ")
        guard let first = words.first else { return nil }
        if words.count == 1 {
            guard first.utf8.count <= 18, first.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let seconds = Int64(first)
            else { return nil }
            return bounded(.seconds(seconds))
        }
        guard let date = date(words) else { return nil }
        return bounded(.milliseconds(date.milliseconds(since: now)))
    }

    /// A wait that is neither negative nor longer than we believe.
    static func bounded(_ wait: Duration) -> Duration { min(max(wait, .zero), longest) }

    /// `Wed, 14 Jan 2026 02:00:00 GMT`.
    private static func date(_ words: [Substring]) -> Instant? {
        guard words.count == 6, words[0].hasSuffix(","), words[5] == "GMT", let day = Int(words[1]),
            let month = CalendarDate.monthNames.firstIndex(of: String(words[2])), let year = Int(words[3]),
            let date = CalendarDate(year: year, month: month + 1, day: day)
        else { return nil }
        let parts = words[4].split(separator: ":").map { Int($0) }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
            (0..<24).contains(hour), (0..<60).contains(minute), (0..<61).contains(second)
        else { return nil }
        return TimeZoneRule.utc.instant(date, TimeOfDay(secondsSinceMidnight: hour * 3600 + minute * 60 + second))
    }
}
