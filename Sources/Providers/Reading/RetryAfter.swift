import Market

/// The field by which a server says when to come again (RFC 9110, 10.2.3).
enum RetryAfter {
    /// Capped at one week: some servers send nonsense.
    private static let longest = 7.0 * 86_400

    /// The seconds to wait: a number of them, or an HTTP date counted from when the answer arrived; nil for anything
    /// else. A date that has passed is 0.
    static func seconds(_ text: String?, from moment: Instant) -> Double? {
        guard let text else { return nil }
        let trimmed = text.split(separator: " ").joined(separator: " ")
        if let number = PlainDecimal.number(trimmed) { return number >= 0 ? min(number, longest) : nil }
        guard let date = instant(trimmed) else { return nil }
        return min(max(0, Double(date.milliseconds(since: moment)) / 1000), longest)
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func instant(_ text: String) -> Instant? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), let year = Int(parts[3]),
            let month = CalendarDate.monthNames.firstIndex(of: String(parts[2])),
            let date = CalendarDate(year: year, month: month + 1, day: day)
        else { return nil }
        return Instant("\(date)T\(parts[4])Z")
    }
}
