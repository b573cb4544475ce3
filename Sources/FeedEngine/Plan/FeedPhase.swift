import Market

/// What an exchange's day means for a feed.
public enum FeedPhase: String, CaseIterable, Hashable, Sendable {
    /// Continuous trading.
    case open
    /// Orders are taken before the open, or the auction that makes the closing price is on.
    case auction
    /// The pause in the middle of the day.
    case lunch
    /// Trading after the close.
    case afterHours
    /// Before and after a day's session.
    case closed
    /// A holiday or a weekend.
    case dayOff
    /// The calendar does not reach so far, or there is no calendar.
    case unknown
    /// Currencies while they trade.
    case currency

    /// The name that tables for people carry.
    public var name: String {
        switch self {
        case .open: "open"
        case .auction: "pre-open, closing auction"
        case .lunch: "lunch"
        case .afterHours: "after hours"
        case .closed: "closed on a trading day"
        case .dayOff: "holiday, weekend"
        case .unknown: "calendar unknown"
        case .currency: "currencies, Sunday 22:00 to Friday 22:00 UTC"
        }
    }

    /// What a moment is for a calendar.
    static func of(_ calendar: TradingCalendar?, at moment: Instant) -> FeedPhase {
        guard let calendar else { return .unknown }
        switch calendar.status(at: moment).phase {
        case .open: return .open
        case .preOpen, .closingAuction: return .auction
        case .lunch: return .lunch
        case .afterHours: return .afterHours
        case .holiday: return .dayOff
        case .unknown: return .unknown
        case .closed:
            let today = calendar.exchange.zone.local(moment).date
            return calendar.session(on: today) == nil ? .dayOff : .closed
        }
    }

    /// What a moment is for currencies: they trade from Sunday 22:00 to Friday 22:00 UTC, about.
    static func ofCurrencies(at moment: Instant) -> FeedPhase {
        let (date, time) = TimeZoneRule.utc.local(moment)
        let isLate = time >= TimeOfDay(22, 0)
        switch date.weekday {
        case .saturday: return .dayOff
        case .sunday: return isLate ? .currency : .dayOff
        case .friday: return isLate ? .dayOff : .currency
        case .monday, .tuesday, .wednesday, .thursday: return .currency
        }
    }
}
