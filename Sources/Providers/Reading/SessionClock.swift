import Market

/// On which session date something happened to an instrument, and whether that session is over.
///
/// Our own calendars decide, never a source's idea of the trading period (Yahoo ends the Korean session half an hour
/// early).
struct SessionClock {
    /// The sessions that are known.
    let calendars: TradingCalendars
    let instrument: Instrument
    /// Seconds that the instrument's local clock is ahead of UTC by the source's word: only for exchanges that are not
    /// ours.
    let statedOffset: Int?

    /// Minutes after a session's end until a delayed source must have told all of it: Yahoo's longest stated delay is
    /// 20 minutes.
    private static let delayMinutes = 30

    init(_ instrument: Instrument, calendars: TradingCalendars, statedOffset: Double? = nil) {
        self.instrument = instrument
        self.calendars = calendars
        let offset = statedOffset.flatMap { Int(exactly: $0) }
        self.statedOffset = offset.flatMap { abs($0) <= 14 * 3600 ? $0 : nil }
    }

    private var book: SessionBook { SessionBook(of: instrument, calendars: calendars) }
    private var calendar: TradingCalendar? { book.calendar }

    /// The date on the instrument's own clock.
    ///
    /// Rates have London's days, as Yahoo counts them: an hour behind Central Europe all year.
    func date(of moment: Instant) -> CalendarDate {
        if instrument.kind == .fx {
            let offset = TimeZoneRule.centralEurope.offsetMinutes(at: moment) - 60
            return TimeZoneRule.utc.local(moment.advanced(seconds: offset * 60)).date
        }
        if instrument.exchange == nil, let statedOffset {
            return TimeZoneRule.utc.local(moment.advanced(seconds: statedOffset)).date
        }
        return instrument.zone.local(moment).date
    }

    /// The moment at which a date begins there.
    func start(of date: CalendarDate) -> Instant {
        let midnight = instrument.zone.instant(date, TimeOfDay(0, 0))
        guard instrument.kind == .fx else { return midnight }
        let offset = TimeZoneRule.centralEurope.offsetMinutes(at: midnight) - 60
        return midnight.advanced(seconds: -offset * 60)
    }

    /// The session of a date; nil if absent and where no calendar knows.
    func session(on date: CalendarDate) -> TradingSession? { calendar?.session(on: date) }

    /// When trading on a date is over, an auction that follows it included; nil where no calendar knows.
    func end(of date: CalendarDate) -> Instant? {
        session(on: date)?.end
    }

    /// Whether no session can have taken place on a date: the exchange's calendar knows the day and has announced none.
    ///
    /// Rates and exchanges without a calendar rest on weekends.
    func hasNoSession(on date: CalendarDate) -> Bool {
        book.hasSession(on: date) == false
    }

    /// Whether all of a session was told.
    ///
    /// - Parameters:
    ///   - date: the session's date.
    ///   - newest: when the source's newest price was made; it may be delayed.
    ///   - moment: when the answer arrived.
    func isOver(_ date: CalendarDate, newest: Instant?, at moment: Instant) -> Bool {
        let today = self.date(of: moment)
        guard date == today else { return date < today }
        let end = book.end(of: date)
        if moment >= end.advanced(seconds: SessionClock.delayMinutes * 60) { return true }
        guard let newest else { return false }
        return moment >= end && newest >= end
    }

    /// Whether a date's session is the one right before another's.
    func isSession(_ earlier: CalendarDate, rightBefore later: CalendarDate) -> Bool {
        guard earlier < later, let calendar, calendar.knownDates.contains(earlier), calendar.knownDates.contains(later)
        else { return false }
        return calendar.sessionCount(from: earlier, through: later) == 2 && calendar.session(on: later) != nil
            && calendar.session(on: earlier) != nil
    }
}
