/// The prices of one trading session.
public struct DailyBar: Hashable, Sendable {
    /// The session's date on the exchange's own clock.
    public var date: CalendarDate
    /// The first price; nil where the source gives only closes.
    public var open: Double?
    /// The highest price.
    public var high: Double?
    /// The lowest price.
    public var low: Double?
    /// The last price.
    public var close: Double
    /// Shares traded; nil where unknown.
    public var volume: Double?

    /// Creates a bar.
    public init(
        date: CalendarDate, open: Double? = nil, high: Double? = nil, low: Double? = nil, close: Double,
        volume: Double? = nil
    ) {
        self.date = date
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.volume = volume
    }
}

/// The prices of a part of a session.
public struct IntradayBar: Hashable, Sendable {
    /// When the interval begins.
    public var start: Instant
    /// The interval's length in minutes.
    public var minutes: Int
    /// The first price; nil where the source gives only closes.
    public var open: Double?
    /// The highest price.
    public var high: Double?
    /// The lowest price.
    public var low: Double?
    /// The last price.
    public var close: Double
    /// Shares traded; nil where unknown.
    public var volume: Double?

    /// Creates a bar.
    public init(
        start: Instant, minutes: Int, open: Double? = nil, high: Double? = nil, low: Double? = nil, close: Double,
        volume: Double? = nil
    ) {
        self.start = start
        self.minutes = minutes
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.volume = volume
    }

    /// When the interval is over and the bar is known.
    public var end: Instant { start.advanced(seconds: minutes * 60) }
}
