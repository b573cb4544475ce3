import Market

/// Where the home exchange and New York stand in their days.
struct MorningDay: Sendable {
    let exchange: Exchange
    let moment: Instant
    /// The date on the home clock.
    let today: CalendarDate
    let phase: MorningBrief.Phase
    let status: ExchangeStatus
    let newYork: (status: ExchangeStatus, closed: Instant?)
    /// When the session began that is on or over; before it, when the last one ended.
    let since: Instant?

    init(_ exchange: Exchange, _ calendars: TradingCalendars, _ moment: Instant) {
        let unknown = ExchangeStatus(phase: .unknown, next: nil)
        let (home, american) = (calendars[exchange], calendars[.xnas])
        (self.exchange, self.moment) = (exchange, moment)
        today = exchange.zone.local(moment).date
        status = home?.status(at: moment) ?? unknown
        newYork = (american?.status(at: moment) ?? unknown, american?.completedSession(at: moment)?.end)
        let session = home?.session(on: today).flatMap { $0.open <= moment ? $0 : nil }
        if let session, moment < session.end {
            phase = .session
        } else if let session, !MorningDay.hasTraded(american, since: session.end, at: moment) {
            phase = .after
        } else {
            phase = .before
        }
        since = phase == .before ? home?.completedSession(at: moment)?.end : session?.open
    }

    /// Whether New York has opened since a moment.
    private static func hasTraded(_ american: TradingCalendar?, since: Instant, at moment: Instant) -> Bool {
        guard let american else { return false }
        let date = american.exchange.zone.local(moment).date
        return [date.advanced(days: -1), date].contains { date in
            american.session(on: date).map { since <= $0.open && $0.open <= moment } ?? false
        }
    }

    /// Whether the morning's screen is the one to begin with: nothing in Asia trades, or the home exchange opens within
    /// two hours.
    static func isMorning(_ exchange: Exchange, _ calendars: TradingCalendars, _ moment: Instant) -> Bool {
        if let next = calendars[MorningBrief.home(exchange)]?.nextOpen(after: moment),
            next.milliseconds(since: moment) <= 2 * 3_600_000
        {
            return true
        }
        return !Region.allCases.filter(\.isAsian).contains { region in
            let calendar = calendars[region.leadingExchange]
            let session = calendar?.session(on: region.leadingExchange.zone.local(moment).date)
            return session.map { $0.open <= moment && moment < $0.end } ?? false
        }
    }
}

extension TradingCalendar {
    /// When the next session begins; nil beyond the calendar.
    func nextOpen(after moment: Instant) -> Instant? {
        let today = exchange.zone.local(moment).date
        guard let session = session(onOrAfter: today) else { return nil }
        if session.open > moment { return session.open }
        return self.session(onOrAfter: session.date.advanced(days: 1))?.open
    }
}
