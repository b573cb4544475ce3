import Market

/// A date as a file spells it, with the time of day and the zone where it gives them.
struct SpelledTime: Hashable {
    /// The date as spelled.
    var date: CalendarDate
    /// Milliseconds since midnight; nil where only a date is spelled.
    var timeOfDay: Int64?
    /// Minutes ahead of UTC; nil where no zone is spelled.
    var offsetMinutes: Int?

    /// Whether it could name a daily bar: a date alone or its midnight.
    var isMidnight: Bool { (timeOfDay ?? 0) == 0 }

    /// Takes a time of day without a zone as one of this clock.
    mutating func assume(_ zone: TimeZoneRule?) {
        guard let zone, let timeOfDay, offsetMinutes == nil else { return }
        let local = TimeOfDay(secondsSinceMidnight: Int(timeOfDay / 1000))
        offsetMinutes = zone.offsetMinutes(at: zone.instant(date, local))
    }

    /// The moment; a time without a zone is taken as UTC.
    var instant: Instant {
        let days = Int64(date.daysSince1970) * 86_400_000
        return Instant(milliseconds: days + (timeOfDay ?? 0) - Int64(offsetMinutes ?? 0) * 60_000)
    }
}

extension SpelledTime {
    /// Reads `2026-01-13`, `20260113` and `2026/01/13`, each with or without a time behind it after a `T` or a space
    /// (`09:30`, seconds, fractions, `Z`, `+08:00`, `+0800`, `+08`), and Unix times in seconds (10 digits) or
    /// milliseconds (13 digits).
    init?(_ bytes: Span<UInt8>) {
        if let unix = SpelledTime.unixTime(bytes) {
            self = unix
            return
        }
        var reader = DigitReader(bytes.count)
        guard let date = reader.date(bytes) else { return nil }
        self.init(date: date)
        if reader.isAtEnd { return }
        guard reader.take("T", bytes) || reader.take("t", bytes) || reader.take(" ", bytes),
            reader.readTime(bytes, into: &self)
        else { return nil }
    }

    /// Adds the time of day that a column of its own spells, such as `22:00:07` or `220007`; false where it is none.
    mutating func add(timeOfDay bytes: Span<UInt8>) -> Bool {
        var reader = DigitReader(bytes.count)
        return reader.readTime(bytes, into: &self)
    }

    private static func unixTime(_ bytes: Span<UInt8>) -> SpelledTime? {
        let isNegative = bytes.count > 1 && bytes[0] == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        let digits = bytes.count - start
        guard digits == 10 || digits == 13 || digits == 9 || isNegative && digits == 12 else { return nil }
        var value: Int64 = 0
        for index in start..<bytes.count {
            guard (0x30...0x39).contains(bytes[index]) else { return nil }
            value = value * 10 + Int64(bytes[index] - 0x30)
        }
        let milliseconds = (digits <= 10 ? value * 1000 : value) * (isNegative ? -1 : 1)
        let (date, time) = TimeZoneRule.utc.local(Instant(milliseconds: milliseconds))
        return SpelledTime(
            date: date, timeOfDay: Int64(time.seconds) * 1000 + (milliseconds % 1000 + 1000) % 1000, offsetMinutes: 0)
    }
}

/// Reads the digits and signs of a time; its position is all it holds.
private struct DigitReader {
    private var position = 0
    private let count: Int

    init(_ count: Int) {
        self.count = count
    }

    var isAtEnd: Bool { position == count }

    mutating func take(_ character: Unicode.Scalar, _ bytes: Span<UInt8>) -> Bool {
        guard position < count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func digits(_ wanted: Int, _ bytes: Span<UInt8>) -> Int? {
        guard position + wanted <= count else { return nil }
        var value = 0
        for index in position..<position + wanted {
            guard (0x30...0x39).contains(bytes[index]) else { return nil }
            value = value * 10 + Int(bytes[index] - 0x30)
        }
        position += wanted
        return value
    }

    mutating func date(_ bytes: Span<UInt8>) -> CalendarDate? {
        guard let year = digits(4, bytes) else { return nil }
        let separator: Unicode.Scalar? = take("-", bytes) ? "-" : take("/", bytes) ? "/" : nil
        guard let month = digits(2, bytes) else { return nil }
        if let separator, !take(separator, bytes) { return nil }
        guard let day = digits(2, bytes) else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    mutating func readTime(_ bytes: Span<UInt8>, into time: inout SpelledTime) -> Bool {
        guard let hour = digits(2, bytes), hour < 24 else { return false }
        let hasColons = take(":", bytes)
        guard let minute = digits(2, bytes), minute < 60 else { return false }
        var milliseconds = Int64(hour * 60 + minute) * 60_000
        if hasColons ? take(":", bytes) : startsWithDigit(bytes) {
            guard let second = digits(2, bytes), second < 60 else { return false }
            milliseconds += Int64(second) * 1000
            if take(".", bytes) {
                guard let fraction = fraction(bytes) else { return false }
                milliseconds += fraction
            }
        }
        time.timeOfDay = milliseconds
        return isAtEnd || readZone(bytes, into: &time)
    }

    private func startsWithDigit(_ bytes: Span<UInt8>) -> Bool {
        position < count && (0x30...0x39).contains(bytes[position])
    }

    private mutating func fraction(_ bytes: Span<UInt8>) -> Int64? {
        var (value, weight): (Int64, Int64) = (0, 100)
        let start = position
        while startsWithDigit(bytes) {
            value += weight * Int64(bytes[position] - 0x30)
            weight /= 10
            position += 1
        }
        return position > start ? value : nil
    }

    private mutating func readZone(_ bytes: Span<UInt8>, into time: inout SpelledTime) -> Bool {
        if take("Z", bytes) || take("z", bytes) {
            time.offsetMinutes = 0
            return isAtEnd
        }
        let sign = take("+", bytes) ? 1 : take("-", bytes) ? -1 : 0
        guard sign != 0, let hours = digits(2, bytes), hours <= 18 else { return false }
        var minutes = 0
        if !isAtEnd {
            _ = take(":", bytes)
            guard let read = digits(2, bytes), read < 60 else { return false }
            minutes = read
        }
        time.offsetMinutes = sign * (hours * 60 + minutes)
        return isAtEnd
    }
}
