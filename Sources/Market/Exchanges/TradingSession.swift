/// One day of trading at one exchange, as moments.
public struct TradingSession: Hashable, Sendable {
    /// The session's date on the exchange's own clock.
    public let date: CalendarDate
    /// When continuous trading begins.
    public let open: Instant
    /// When it ends, the closing auction included.
    public let close: Instant
    /// When it pauses for lunch and resumes, where it does.
    public let lunch: Range<Instant>?
    /// When orders are taken before the open, where known.
    public let preOpen: Instant?
    /// The auction that makes the closing price, where there is one; in Hong Kong it follows the close.
    public let closingAuction: Range<Instant>?
    /// Trading after the close, where there is any.
    public let afterHours: Range<Instant>?

    /// When the official close is known: the end of continuous trading, or of a closing auction that follows it.
    public var end: Instant { max(close, closingAuction?.upperBound ?? close) }

    /// Milliseconds of continuous trading in the whole session, lunch left out.
    public var tradingMilliseconds: Int64 { tradingMilliseconds(until: close) }

    /// Milliseconds of continuous trading from the open to a moment, lunch left out; never negative and never more
    /// than the session has.
    public func tradingMilliseconds(until moment: Instant) -> Int64 {
        let end = min(max(moment, open), close)
        var total = end.milliseconds(since: open)
        if let lunch, end > lunch.lowerBound {
            total -= min(end, lunch.upperBound).milliseconds(since: lunch.lowerBound)
        }
        return total
    }
}

extension TradingSession {
    /// Minutes of continuous trading from the open to a moment, lunch left out.
    public func tradingMinutes(until moment: Instant) -> Double { Double(tradingMilliseconds(until: moment)) / 60_000 }
}

/// What an exchange is doing at a moment.
public enum TradingPhase: String, Hashable, Sendable {
    /// Orders are taken, nothing trades yet.
    case preOpen = "pre"
    /// Continuous trading.
    case open
    /// The pause in the middle of the day.
    case lunch
    /// The auction that makes the closing price.
    case closingAuction = "auction"
    /// Trading after the close.
    case afterHours = "after"
    /// Closed between sessions or over a weekend.
    case closed
    /// Closed on a weekday.
    case holiday
    /// The calendar does not reach so far; nothing is guessed.
    case unknown

    /// Whether prices may change by continuous trading or the closing auction.
    public var isTrading: Bool { self == .open || self == .closingAuction }
}

/// An exchange's phase at a moment and what the user waits for.
public struct ExchangeStatus: Hashable, Sendable {
    /// What it is doing.
    public let phase: TradingPhase
    /// The end of lunch, of the session or of the auction that is going on, else the next opening; nil where unknown.
    public let next: Instant?

    /// Creates a status.
    public init(phase: TradingPhase, next: Instant?) {
        self.phase = phase
        self.next = next
    }
}
