import Market

extension Evaluator {
    /// The date of the session that a flag about a subject is about; the evaluator stands at that subject.
    func session(of subject: RuleSubject) -> CalendarDate {
        if case .instrument = subject { return state?.sessionDate ?? TimeZoneRule.utc.local(data.now).date }
        return session(of: subject, at: data.now)
    }

    /// The session that a flag which was raised at a moment is about.
    func session(of subject: RuleSubject, at moment: Instant) -> CalendarDate {
        switch subject {
        case .instrument:
            state.map { SessionBook(of: $0.instrument, calendars: data.calendars).session(of: moment) }
                ?? TimeZoneRule.utc.local(moment).date
        case .region(let region): session(of: region, at: moment)
        case .basket, .pair, .feed: TimeZoneRule.utc.local(moment).date
        }
    }

    private func session(of region: Region, at moment: Instant) -> CalendarDate {
        let date = region.leadingExchange.zone.local(moment).date
        return data.calendars[region.leadingExchange]?.session(onOrBefore: date)?.date ?? date
    }

    /// When a flag about so many sessions ends: at the open after the last of them, and no later than a day after that
    /// one closed. Without a calendar, by the evening of the last date.
    func end(of subject: RuleSubject, session: CalendarDate, sessions count: Int) -> Instant {
        guard let calendar = calendar(of: subject), calendar.knownDates.contains(session) else {
            return TimeZoneRule.utc.instant(session.advanced(days: count), SessionBook.endOfUnknownSession)
        }
        var last = session
        for _ in 1..<max(1, count) {
            last = calendar.session(onOrAfter: last.advanced(days: 1))?.date ?? last.advanced(days: 1)
        }
        let end = calendar.session(on: last)?.end ?? TimeZoneRule.utc.instant(last, SessionBook.endOfUnknownSession)
        let latest = end.advanced(seconds: 86_400)
        guard let next = calendar.session(onOrAfter: last.advanced(days: 1)) else { return latest }
        return min(next.open, latest)
    }

    /// Since when a flag counts as raised that is raised now: of a past moment, since the close before it.
    func raising(of subject: RuleSubject) -> Instant { data.isHistorical ? data.closing(of: subject) : data.now }

    private func calendar(of subject: RuleSubject) -> TradingCalendar? {
        switch subject {
        case .instrument: state?.instrument.exchange.flatMap { data.calendars[$0] }
        case .region(let region): data.calendars[region.leadingExchange]
        case .basket, .pair, .feed: nil
        }
    }
}
