public import Market

extension RuleData {
    /// When the newest session of a subject was over, or its newest price in it was made where it goes on; the moment
    /// itself for what has no sessions.
    public func closing(of subject: RuleSubject) -> Instant {
        switch subject {
        case .instrument(let symbol), .pair(_, let symbol): state(symbol).flatMap(closing) ?? now
        case .region(let region): closing(of: region.leadingExchange) ?? now
        case .basket, .feed: now
        }
    }

    /// The time of an old price is not when its age came to matter.
    private func closing(of state: InstrumentState) -> Instant? {
        if state.isOfLastSession == true, let time = state.time { return min(time, now) }
        return state.instrument.exchange.flatMap(closing)
    }

    private func closing(of exchange: Exchange) -> Instant? {
        let date = exchange.zone.local(now).date
        guard let calendar = calendars[exchange], let session = calendar.session(onOrBefore: date) else { return nil }
        if session.open <= now { return min(session.end, now) }
        return calendar.session(onOrBefore: date.advanced(days: -1))?.end
    }
}
