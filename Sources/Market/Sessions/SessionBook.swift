/// The sessions of one instrument: which session a price belongs to, which the user comes before another, whether a date has
/// one and whether it is over.
///
/// Import, cache, sources, analytics, charts, rules and positions ask here, so that they agree. Currency rates have no
/// exchange: every weekday counts as their session. Nothing is reported about dates that the calendar does not know.
public struct SessionBook: Sendable {
    /// The calendar of the instrument's exchange; nil for rates and for exchanges without one.
    public let calendar: TradingCalendar?
    private let zone: TimeZoneRule
    private let isRate: Bool

    /// Where no calendar says when a session ends, its day counts as over then.
    public static let endOfUnknownSession = TimeOfDay(22, 0)

    /// The sessions of an instrument by these calendars.
    public init(of instrument: Instrument, calendars: TradingCalendars = .shipped) {
        calendar = instrument.exchange.flatMap { calendars[$0] }
        zone = instrument.zone
        isRate = instrument.kind == .fx
    }

    /// Whether a date has a session; nil where that is unknown, closures that are only expected included.
    public func hasSession(on date: CalendarDate) -> Bool? {
        if isRate { return !date.weekday.isWeekend }
        guard let calendar, calendar.knownDates.contains(date) else { return nil }
        // A closure that was only worked out from the rules may not have taken place.
        return calendar.hasSession(on: date) ? true : calendar.isExpected(date) ? nil : false
    }

    /// The session that a price made at a moment belongs to.
    ///
    /// Before the open, after the close, on weekends and on holidays that is the session that ended last. Outside the
    /// known dates it is the date on the exchange's own clock.
    ///
    /// - Parameter tolerance: seconds by which a source's clock may be slow at the open.
    public func session(of moment: Instant, tolerance: Int = 0) -> CalendarDate {
        let date = zone.local(moment).date
        if isRate { return date.weekdayOnOrBefore }
        guard let calendar, calendar.knownDates.contains(date) else { return date }
        if let session = calendar.session(on: date), moment >= session.open.advanced(seconds: -tolerance) {
            return date
        }
        return calendar.session(onOrBefore: date.advanced(days: -1))?.date ?? date
    }

    /// The session before a date's own; nil where that is unknown.
    public func session(before date: CalendarDate) -> CalendarDate? {
        session(onOrBefore: date.advanced(days: -1))
    }

    /// Whether some sources have nothing of a date although it counts as a session: rates on bank holidays.
    public func mayBeSilent(on date: CalendarDate) -> Bool { isRate && EuropeanBankHolidays.contains(date) }

    /// The last session on a date or before it; nil where that is unknown.
    public func session(onOrBefore date: CalendarDate) -> CalendarDate? {
        if isRate { return date.weekdayOnOrBefore }
        guard let calendar, calendar.knownDates.contains(date) else { return nil }
        return calendar.session(onOrBefore: date)?.date
    }

    /// When the session of a date has its official close, the closing auction included; for dates without a known
    /// session the evening of the date.
    public func end(of date: CalendarDate) -> Instant {
        calendar?.session(on: date)?.end ?? zone.instant(date, SessionBook.endOfUnknownSession)
    }

    /// Whether the session of a date has begun at a moment.
    public func hasBegun(_ date: CalendarDate, at moment: Instant) -> Bool {
        if let session = calendar?.session(on: date) { return moment >= session.open }
        return moment >= zone.instant(date, TimeOfDay(0, 0))
    }

    /// Whether the session of a date is over at a moment: only then is its daily bar the official one.
    public func isOver(_ date: CalendarDate, at moment: Instant) -> Bool { moment >= end(of: date) }

    /// The newest date whose daily bar can be complete at a moment.
    public func lastOver(at moment: Instant) -> CalendarDate {
        let (today, _) = zone.local(moment)
        if let calendar, calendar.knownDates.contains(today), let completed = calendar.completedSession(at: moment) {
            return completed.date
        }
        return isOver(today, at: moment) ? today : today.advanced(days: -1)
    }
}

extension CalendarDate {
    /// The date itself, or the Friday before it where it lies on a weekend.
    public var weekdayOnOrBefore: CalendarDate {
        var date = self
        while date.weekday.isWeekend { date = date.advanced(days: -1) }
        return date
    }
}
