import Market

/// The checks that every value of an answer passes, and what did not pass them.
///
/// The bounds are the cache's own (`chiptop schema`): what it would quarantined does not leave here.
struct AnswerCheck {
    /// Seconds that the clock of any code that made a time may be ahead of ours.
    static let clockTolerance = 120
    /// The largest price, and the largest volume or price beside it, that the cache takes.
    static let (largestPrice, largestNumber) = (1e12, 1e15)
    /// An answer that is wrong throughout is not described value by value.
    private static let mostDropped = 100

    /// When the answer had arrived.
    let receivedAt: Instant
    /// What was left out.
    private(set) var dropped: [DroppedValue] = []

    init(receivedAt: Instant) {
        self.receivedAt = receivedAt
    }

    /// Leaves a value out.
    mutating func drop(_ symbol: Symbol?, _ field: String, _ reason: String) {
        guard dropped.count < AnswerCheck.mostDropped else { return }
        dropped.append(
            DroppedValue(
                symbol: symbol, field: WordsFromOutside.short(field, limit: 60), reason: WordsFromOutside.short(reason))
        )
    }

    /// The price that a row is about; nil if absent or it cannot be true.
    mutating func price(_ value: Double?, _ symbol: Symbol, _ field: String) -> Double? {
        guard let value else { return nil }
        guard value.isFinite, value > 0 else {
            drop(symbol, field, "price is not above zero")
            return nil
        }
        guard value <= AnswerCheck.largestPrice else {
            drop(symbol, field, "price is implausibly large")
            return nil
        }
        return value
    }

    /// A price beside it: sources write 0 where they have none.
    mutating func optional(_ value: Double?, _ symbol: Symbol, _ field: String) -> Double? {
        value == 0 ? nil : price(value, symbol, field)
    }

    /// A volume; zero is one.
    mutating func volume(_ value: Double?, _ symbol: Symbol, _ field: String) -> Double? {
        guard let value else { return nil }
        guard value.isFinite, value >= 0, value <= AnswerCheck.largestNumber else {
            drop(symbol, field, "volume is negative or implausibly large")
            return nil
        }
        return value == 0 ? 0 : value
    }

    /// The highest and the lowest price; both are left out where they contradict each other.
    mutating func range(
        high: Double?, low: Double?, _ symbol: Symbol, _ field: String
    ) -> (high: Double?, low: Double?) {
        let high = optional(high, symbol, field)
        let low = optional(low, symbol, field)
        guard let high, let low, high < low else { return (high, low) }
        drop(symbol, field, "high is below low")
        return (nil, nil)
    }

    /// When something happened, in seconds since 1970 in UTC.
    mutating func time(seconds: Double?, _ symbol: Symbol, _ field: String) -> Instant? {
        guard let seconds else { return nil }
        guard let instant = Instant(seconds: seconds) else {
            drop(symbol, field, "time is not in seconds since 1970")
            return nil
        }
        return time(instant, symbol, field)
    }

    /// The same for a moment that is one already.
    mutating func time(_ instant: Instant, _ symbol: Symbol, _ field: String) -> Instant? {
        guard instant.milliseconds > 0 else {
            drop(symbol, field, "time is before 1970")
            return nil
        }
        guard instant <= receivedAt.advanced(seconds: AnswerCheck.clockTolerance) else {
            drop(symbol, field, "time is in the future")
            return nil
        }
        return instant
    }
}
