/// The sessions of an exchange over the years that the shipped file knows.
public struct TradingCalendar: Sendable {
    struct Hours: Hashable, Sendable {
        let open: TimeOfDay
        let close: TimeOfDay
        let lunch: Range<TimeOfDay>?
    }

    let exchange: Exchange
    let known: ClosedRange<CalendarDate>
    let regular: [(from: CalendarDate, hours: Hours)]
    let closures: ClosedWeekdays
    let special: [CalendarDate: Hours]
    let preOpen: TimeOfDay?
    let auctionMinutes: Int
    let afterHours: Range<TimeOfDay>?

    /// The first and the last date it knows.
    public var knownDates: ClosedRange<CalendarDate> { known }

    /// The session of a date; nil on days without one and outside the known dates.
    public func session(on date: CalendarDate) -> TradingSession? {
        guard known.contains(date), !date.weekday.isWeekend, !closures.contains(date),
            let usual = regular.last(where: { $0.from <= date })?.hours
        else { return nil }
        let hours = special[date] ?? usual
        let zone = exchange.zone
        let close = zone.instant(date, hours.close)
        // A late open or an early close moves what surrounds the session with it.
        let openShift = hours.open.seconds - usual.open.seconds
        let closeShift = hours.close.seconds - usual.close.seconds
        return TradingSession(
            date: date, open: zone.instant(date, hours.open), close: close,
            lunch: hours.lunch.map { zone.instant(date, $0.lowerBound)..<zone.instant(date, $0.upperBound) },
            preOpen: preOpen.map { zone.instant(date, $0).advanced(seconds: openShift) },
            closingAuction: auctionMinutes > 0 ? close.advanced(seconds: -60 * auctionMinutes) : nil,
            afterHours: afterHours.map {
                let start = zone.instant(date, $0.lowerBound).advanced(seconds: closeShift)
                return start..<zone.instant(date, $0.upperBound).advanced(seconds: closeShift)
            })
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

    /// How many sessions there are from one date to another, both included; none outside the known dates.
    public func sessionCount(from first: CalendarDate, through last: CalendarDate) -> Int {
        let (first, last) = (max(first, known.lowerBound), min(last, known.upperBound))
        guard first <= last else { return 0 }
        return closures.openWeekdays(through: last) - closures.openWeekdays(through: first.advanced(days: -1))
    }

    /// The last session whose close is not after a moment: the newest one whose daily bar is complete.
    public func completedSession(at moment: Instant) -> TradingSession? {
        let today = exchange.zone.local(moment).date
        guard let latest = session(onOrBefore: today) else { return nil }
        return latest.close <= moment ? latest : session(onOrBefore: latest.date.advanced(days: -1))
    }

    /// What the exchange is doing at a moment.
    public func status(at moment: Instant) -> ExchangeStatus {
        let today = exchange.zone.local(moment).date
        guard known.contains(today) else { return ExchangeStatus(phase: .unknown, next: nil) }
        guard let session = session(on: today) else {
            let phase: TradingPhase = closures.contains(today) ? .holiday : .closed
            return ExchangeStatus(phase: phase, next: self.session(onOrAfter: today)?.open)
        }
        return status(at: moment, in: session)
    }

    private func status(at moment: Instant, in session: TradingSession) -> ExchangeStatus {
        if moment < session.open {
            let isPreOpen = session.preOpen.map { moment >= $0 } ?? false
            return ExchangeStatus(phase: isPreOpen ? .preOpen : .closed, next: session.open)
        }
        if let lunch = session.lunch, lunch.contains(moment) {
            return ExchangeStatus(phase: .lunch, next: lunch.upperBound)
        }
        if moment < session.close {
            let isAuction = session.closingAuction.map { moment >= $0 } ?? false
            return ExchangeStatus(phase: isAuction ? .closingAuction : .open, next: session.close)
        }
        let isAfter = session.afterHours?.contains(moment) ?? false
        let next = self.session(onOrAfter: session.date.advanced(days: 1))?.open
        return ExchangeStatus(phase: isAfter ? .afterHours : .closed, next: next)
    }
}

extension Exchange {
    /// Its sessions, from the shipped file.
    public var calendar: TradingCalendar? { TradingCalendarFile.shared.calendars[self] }
}
