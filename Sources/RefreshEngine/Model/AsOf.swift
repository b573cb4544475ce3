public import Market

/// Which moment the market is shown at.
public enum AsOf: Hashable, Sendable {
    /// The present, as it goes on.
    case present
    /// A moment in the past: nothing later is known.
    case moment(Instant)

    /// The end of a date in UTC: by then every exchange has closed its session of that date.
    public init(endOf date: CalendarDate) {
        self = .moment(TimeZoneRule.utc.instant(date, TimeOfDay(secondsSinceMidnight: 86_399)))
    }

    /// Reads what the user types: a date, which stands for its end in UTC, or an ISO 8601 moment. Nil for anything else.
    public init?(_ text: String) {
        if let date = CalendarDate(text) {
            self.init(endOf: date)
        } else if let moment = Instant(text) {
            self = .moment(moment)
        } else {
            return nil
        }
    }
}

/// Where the present comes from: the machine, a demonstration that runs faster, or a test that stands still.
public struct MarketClock: Sendable {
    /// The present moment of the market.
    public let now: @Sendable () -> Instant
    /// The time of the user, which goes on at its own pace while a demonstration runs faster.
    public let wall: @Sendable () -> Instant

    /// Creates a clock from two closures.
    public init(now: @escaping @Sendable () -> Instant, wall: @escaping @Sendable () -> Instant) {
        self.now = now
        self.wall = wall
    }

    /// A clock that stands still.
    public static func fixed(_ moment: Instant) -> MarketClock {
        MarketClock(now: { moment }, wall: { moment })
    }
}

extension AsOf {
    /// The moment itself, or what the clock says.
    func moment(_ clock: MarketClock) -> Instant {
        switch self {
        case .present: clock.now()
        case .moment(let moment): moment
        }
    }
}
