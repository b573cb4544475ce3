import Market

/// How old the newest price of several instruments is, in the words that the screen uses.
struct DataAge: Hashable, Sendable {
    /// The newest session that any of them has a price of.
    let session: CalendarDate
    /// The date on the clock of the exchange where the session's day has lasted longest.
    let today: CalendarDate
    /// Days since the session where most have passed.
    let days: Int
    /// Sessions that have closed since without a price; 0 while it is as new as it can be.
    let sessionsBehind: Int

    /// The age of the instrument whose session is the newest; nil where none has a price.
    init?(_ states: some Sequence<InstrumentState>, at moment: Instant) {
        var newest: (state: InstrumentState, session: CalendarDate, today: CalendarDate)?
        var latest: CalendarDate?
        for state in states where state.price != nil {
            guard let session = state.sessionDate else { continue }
            let today = state.instrument.zone.local(moment).date
            if newest.map({ $0.session < session }) ?? true { latest = today }
            if newest.map({ $0.session == session }) ?? false { latest = max(latest ?? today, today) }
            // Among prices of one session that is the one where its day has lasted longest, whatever their order.
            if let found = newest, (found.session, today) >= (session, found.today) { continue }
            newest = (state, session, today)
        }
        guard let newest else { return nil }
        (session, today) = (newest.session, newest.today)
        days = (latest ?? today).daysSince1970 - session.daysSince1970
        switch newest.state.staleness {
        case .sessionsBehind(let count): sessionsBehind = count
        case .current, .minutesBehind, .unknown, .missing: sessionsBehind = 0
        }
    }

    /// Whether nothing is newer than the session before the one that is expected.
    var isOld: Bool { sessionsBehind > 1 }

    /// What the header says of old data, such as `data 21 Aug (99 d)`.
    var words: String { "data \(date) (\(days) d)" }

    /// What a column of the session's changes is headed with: `today`, the weekday within a week, else the date.
    var dayTitle: String {
        let days = today.daysSince1970 - session.daysSince1970
        return days <= 0 ? "today" : days < 7 ? session.weekday.shortName : session.shortText
    }

    /// What a sentence begins with that tells of the session, such as `Today` or `On 21 Aug`.
    var dayPhrase: String { dayTitle == "today" ? "Today" : "On \(dayTitle)" }

    /// The session's date, with its year where that is not the current one.
    private var date: String {
        session.year == today.year ? session.shortText : "\(session.shortText) \(session.year)"
    }
}

extension Model {
    /// What changes of some instruments' last sessions are headed with: `today` only where one of them is of today.
    func dayTitle(of states: some Sequence<InstrumentState>) -> String {
        DataAge(states, at: displayedMoment)?.dayTitle ?? "today"
    }

    /// Whether none of a gauge's prices, its members' or the one that it is held against, is of the session that is expected.
    func isOld(_ gauge: GaugeState) -> Bool {
        isOld(gauge.definition == nil ? ["^NDX"] : gauge.weights.map(\.symbol))
    }

    /// Whether some of these instruments have prices, and none of the session that is expected.
    func isOld(_ symbols: some Sequence<Symbol>) -> Bool {
        var hasPrice = false
        for state in symbols.lazy.compactMap({ self.snapshot[$0] }) where state.price != nil {
            if state.isFromExpectedSession { return false }
            hasPrice = true
        }
        return hasPrice
    }
}
