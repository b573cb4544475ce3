public import Market

/// Says how far a price is behind what its exchange's calendar expects.
public enum StalenessRule {
    /// Minutes of trading that may pass without a new price: free sources are up to 20 minutes late.
    public static let toleratedMinutes = 30

    /// The staleness at a moment of a price made at `time` in the session of `date`.
    public static func staleness(
        of instrument: Instrument, time: Instant, date: CalendarDate, at moment: Instant,
        calendars: TradingCalendars = .shipped
    ) -> Staleness {
        guard let exchange = instrument.exchange else { return rateStaleness(date: date, at: moment) }
        guard let calendar = calendars[exchange] else { return .unknown }
        let today = exchange.zone.local(moment).date
        guard calendar.knownDates.contains(today) else { return .unknown }
        if let session = calendar.session(on: today), moment > session.open {
            let elapsed = session.tradingMilliseconds(until: moment)
            if date >= today {
                let behind = Int((elapsed - session.tradingMilliseconds(until: time)) / 60_000)
                return behind > toleratedMinutes ? .minutesBehind(behind) : .current
            }
            if elapsed > Int64(toleratedMinutes) * 60_000 {
                return sessionsBehind(calendar, from: date, through: today)
            }
        }
        guard let completed = calendar.session(onOrBefore: today.advanced(days: -1)) else { return .unknown }
        if date == completed.date {
            let total = completed.tradingMilliseconds
            let behind = Int((total - completed.tradingMilliseconds(until: time)) / 60_000)
            return behind > toleratedMinutes ? .minutesBehind(behind) : .current
        }
        return sessionsBehind(calendar, from: date, through: completed.date)
    }

    /// Whether an exchange has had a whole session since a price was made; false where its calendar does not know.
    public static func hasSession(since time: Instant, _ calendar: TradingCalendar?, at moment: Instant) -> Bool {
        guard let calendar, calendar.knownDates.contains(calendar.exchange.zone.local(moment).date),
            let completed = calendar.completedSession(at: moment)
        else { return false }
        return completed.open >= time
    }

    private static func sessionsBehind(
        _ calendar: TradingCalendar, from date: CalendarDate, through last: CalendarDate
    ) -> Staleness {
        let count = calendar.sessionCount(from: date.advanced(days: 1), through: last)
        return count > 0 ? .sessionsBehind(count) : .current
    }

    /// Rates have no exchange: the last weekday before today should be there.
    private static func rateStaleness(date: CalendarDate, at moment: Instant) -> Staleness {
        var expected = TimeZoneRule.utc.local(moment).date.advanced(days: -1)
        while expected.weekday.isWeekend { expected = expected.advanced(days: -1) }
        guard date < expected else { return .current }
        let days = (date.daysSince1970 + 1...expected.daysSince1970)
            .count { !CalendarDate(daysSince1970: $0).weekday.isWeekend }
        return days > 0 ? .sessionsBehind(days) : .current
    }
}
