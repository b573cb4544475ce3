/// The sessions of an exchange over the years that the calendar file knows.
public struct TradingCalendar: Sendable {
    /// Whose sessions they are.
    public let exchange: Exchange
    var known: ClosedRange<CalendarDate>
    /// Regular hours, each from a date on, in order.
    var regular: [(from: CalendarDate, hours: TradingHours)] = []
    /// The name of each closure.
    var holidays: [CalendarDate: String] = [:]
    /// Sessions with other hours.
    var special: [CalendarDate: SpecialSession] = [:]
    /// Days worked out from the rules that the exchange had not announced.
    var expected: Set<CalendarDate> = []
    private(set) var closures = ClosedWeekdays([])

    struct SpecialSession: Hashable, Sendable {
        let open: TimeOfDay
        let close: TimeOfDay
        let lunch: Range<TimeOfDay>?
        let note: String
    }

    /// The calendar after its holidays were read.
    func settled() -> TradingCalendar {
        var calendar = self
        calendar.closures = ClosedWeekdays(Array(holidays.keys))
        return calendar
    }

    init(exchange: Exchange, known: ClosedRange<CalendarDate>) {
        self.exchange = exchange
        self.known = known
    }

    /// The first and the last date it knows; nothing is reported, and nothing guessed, outside.
    public var knownDates: ClosedRange<CalendarDate> { known }

    /// The name of the holiday that closes the exchange on a date; nil on days with a session, on weekends and outside
    /// the known dates.
    public func holidayName(on date: CalendarDate) -> String? {
        known.contains(date) && !date.weekday.isWeekend ? holidays[date] : nil
    }

    /// Why the session of a date has other hours than usual, such as `Half day`; nil where it has not.
    public func note(on date: CalendarDate) -> String? { special[date]?.note }

    /// Whether what is stated for a date was worked out from the rules before the exchange announced it.
    public func isExpected(_ date: CalendarDate) -> Bool { expected.contains(date) }

    /// The session of a date; nil on days without one and outside the known dates.
    public func session(on date: CalendarDate) -> TradingSession? {
        guard let hours = hours(on: date) else { return nil }
        let zone = exchange.zone
        func moments(_ range: Range<TimeOfDay>) -> Range<Instant> {
            zone.instant(date, range.lowerBound)..<zone.instant(date, range.upperBound)
        }
        return TradingSession(
            date: date, open: zone.instant(date, hours.open), close: zone.instant(date, hours.close),
            lunch: hours.lunch.map(moments), preOpen: hours.preOpen.map { zone.instant(date, $0) },
            closingAuction: hours.auction.map(moments), afterHours: hours.after.map(moments))
    }

    private func hours(on date: CalendarDate) -> TradingHours? {
        guard known.contains(date), !date.weekday.isWeekend, !closures.contains(date),
            let usual = regular.last(where: { $0.from <= date })?.hours
        else { return nil }
        return special[date].map { usual.moved(open: $0.open, close: $0.close, lunch: $0.lunch) } ?? usual
    }

    /// The first session on a date or after it; nil where the known dates end before there is one.
    public func session(onOrAfter date: CalendarDate) -> TradingSession? {
        var day = max(date, known.lowerBound)
        while day <= known.upperBound {
            if let session = session(on: day) { return session }
            day = day.advanced(days: 1)
        }
        return nil
    }

    /// The last session on a date or before it; nil where the known dates begin after it.
    public func session(onOrBefore date: CalendarDate) -> TradingSession? {
        guard date <= known.upperBound else { return nil }
        var day = date
        while day >= known.lowerBound {
            if let session = session(on: day) { return session }
            day = day.advanced(days: -1)
        }
        return nil
    }

    /// The sessions from one date to another, both included, oldest first; only those of known dates.
    public func sessions(from first: CalendarDate, through last: CalendarDate) -> [TradingSession] {
        let (first, last) = (max(first, known.lowerBound), min(last, known.upperBound))
        guard first <= last else { return [] }
        return (first.daysSince1970...last.daysSince1970).compactMap { session(on: CalendarDate(daysSince1970: $0)) }
    }

    /// How many sessions there are from one date to another, both included; none outside the known dates.
    public func sessionCount(from first: CalendarDate, through last: CalendarDate) -> Int {
        let (first, last) = (max(first, known.lowerBound), min(last, known.upperBound))
        guard first <= last else { return 0 }
        return closures.openWeekdays(through: last) - closures.openWeekdays(through: first.advanced(days: -1))
    }

    /// Minutes of continuous trading between two moments, lunches left out; only those of known dates.
    public func tradingMinutes(from start: Instant, to end: Instant) -> Double {
        guard start < end else { return 0 }
        let dates = (exchange.zone.local(start).date, exchange.zone.local(end).date)
        let milliseconds = sessions(from: dates.0, through: dates.1).reduce(Int64(0)) { total, session in
            total + session.tradingMilliseconds(until: end) - session.tradingMilliseconds(until: start)
        }
        return Double(milliseconds) / 60_000
    }

    /// Whether a date has a session; false outside the known dates.
    public func hasSession(on date: CalendarDate) -> Bool { hours(on: date) != nil }

    /// The last session whose official close is not after a moment: the newest one whose daily bar is complete.
    public func completedSession(at moment: Instant) -> TradingSession? {
        let today = exchange.zone.local(moment).date
        guard let latest = session(onOrBefore: today) else { return nil }
        return latest.end <= moment ? latest : session(onOrBefore: latest.date.advanced(days: -1))
    }
}
