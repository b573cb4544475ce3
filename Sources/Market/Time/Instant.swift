/// A moment on the UTC time line, to the millisecond.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public var milliseconds: Int64

    /// Creates a moment from milliseconds since 1970 in UTC.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Creates a moment from seconds since 1970 in UTC, fractions kept to the millisecond; nil unless the number is
    /// finite and within the years 1 to 9999.
    public init?(seconds: Double) {
        guard seconds.isFinite, abs(seconds) < 253_402_300_800 else { return nil }
        milliseconds = Int64((seconds * 1000).rounded())
    }

    /// Seconds since 1970 in UTC.
    public var seconds: Double { Double(milliseconds) / 1000 }

    /// Orders by time.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment some milliseconds later.
    public func advanced(milliseconds count: Int64) -> Instant {
        Instant(milliseconds: milliseconds &+ count)
    }

    /// The moment some seconds later.
    public func advanced(seconds: Int) -> Instant { advanced(milliseconds: Int64(seconds) * 1000) }

    /// Milliseconds from an earlier moment to this one; negative where `other` is later.
    public func milliseconds(since other: Instant) -> Int64 { milliseconds - other.milliseconds }
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 in UTC to the second, such as `2026-01-14T02:00:00Z`.
    public var description: String {
        let (date, time) = TimeZoneRule.utc.local(self)
        return "\(date)T\(time)Z"
    }

    /// Reads ISO 8601: `2026-01-14T02:00:00Z`, with `+08:00` for the zone, a space for the `T`, with or without
    /// seconds and fractions. A time without a zone is taken as UTC.
    public init?(_ text: some StringProtocol) {
        var reader = ISOTimeReader(text)
        guard let instant = reader.instant() else { return nil }
        self = instant
    }
}

/// Reads the digits and signs of an ISO 8601 time.
struct ISOTimeReader {
    private var bytes: ArraySlice<UInt8>

    init(_ text: some StringProtocol) {
        bytes = ArraySlice(text.utf8)
    }

    mutating func instant() -> Instant? {
        guard let date = date(), take(UInt8(ascii: "T")) || take(UInt8(ascii: " ")),
            let hour = digits(2), hour < 24, take(UInt8(ascii: ":")), let minute = digits(2), minute < 60
        else { return nil }
        var milliseconds: Int64 = 0
        if take(UInt8(ascii: ":")) {
            guard let second = digits(2), second < 61 else { return nil }
            milliseconds = Int64(second) * 1000
            if take(UInt8(ascii: ".")) {
                guard let fraction = fraction() else { return nil }
                milliseconds += fraction
            }
        }
        guard let offset = offsetMinutes(), bytes.isEmpty else { return nil }
        let minutes = Int64(date.daysSince1970) * 1440 + Int64(hour * 60 + minute) - Int64(offset)
        return Instant(milliseconds: minutes * 60_000 + milliseconds)
    }

    mutating func date() -> CalendarDate? {
        guard let year = digits(4), take(UInt8(ascii: "-")), let month = digits(2), take(UInt8(ascii: "-")),
            let day = digits(2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    var isAtEnd: Bool { bytes.isEmpty }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard bytes.first == byte else { return false }
        bytes.removeFirst()
        return true
    }

    private mutating func digits(_ count: Int) -> Int? {
        guard bytes.count >= count else { return nil }
        var value = 0
        for byte in bytes.prefix(count) {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        bytes.removeFirst(count)
        return value
    }

    private mutating func fraction() -> Int64? {
        var value: Int64 = 0
        var count = 0
        while let byte = bytes.first, (0x30...0x39).contains(byte) {
            if count < 3 { value = value * 10 + Int64(byte - 0x30) }
            count += 1
            bytes.removeFirst()
        }
        guard count > 0 else { return nil }
        for _ in min(count, 3)..<3 { value *= 10 }
        return value
    }

    private mutating func offsetMinutes() -> Int? {
        if bytes.isEmpty || take(UInt8(ascii: "Z")) { return 0 }
        let sign = take(UInt8(ascii: "+")) ? 1 : take(UInt8(ascii: "-")) ? -1 : 0
        guard sign != 0, let hours = digits(2) else { return nil }
        _ = take(UInt8(ascii: ":"))
        if bytes.isEmpty { return sign * hours * 60 }
        guard let minutes = digits(2) else { return nil }
        return sign * (hours * 60 + minutes)
    }
}
