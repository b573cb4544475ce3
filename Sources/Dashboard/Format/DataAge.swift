import Market

/// How old the newest price of several instruments is, in the words that the screen uses.
struct DataAge: Hashable, Sendable {
    /// The newest session that any of them has a price of.
    let session: CalendarDate
    /// The date on that instrument's own clock; the latest one where several have prices of that session.
    let today: CalendarDate
    /// Whether it is today's session on the clock of any of them.
    private(set) var isOfToday: Bool
    /// Sessions that have closed since without a price; 0 while it is as new as it can be.
    let sessionsBehind: Int

    /// The age of the instrument whose session is the newest; nil where none has a price.
    init?(_ states: some Sequence<InstrumentState>, at moment: Instant) {
        var newest: (state: InstrumentState, session: CalendarDate, today: CalendarDate)?
        var isOfToday = false
        for state in states where state.price != nil {
            guard let session = state.sessionDate else { continue }
            let today = state.instrument.zone.local(moment).date
            isOfToday = isOfToday || session >= today
            // Of prices of one session the latest clock decides, whatever their order.
            if let found = newest, (found.session, found.today) >= (session, today) { continue }
            newest = (state, session, today)
        }
        guard let newest else { return nil }
        (session, today) = (newest.session, newest.today)
        self.isOfToday = isOfToday
        switch newest.state.staleness {
        case .sessionsBehind(let count): sessionsBehind = count
        case .current, .minutesBehind, .unknown, .missing: sessionsBehind = 0
        }
    }

    /// The age of what this one and a later look at a part of it are of.
    func merged(with later: DataAge) -> DataAge {
        var result = (later.session, later.today) >= (session, today) ? later : self
        result.isOfToday = isOfToday || later.isOfToday
        return result
    }

    /// Whether nothing is newer than the session before the one that is expected.
    var isOld: Bool { sessionsBehind > 1 }

    /// What the header says of old data, such as `data 21 Aug (99 d)`.
    var words: String { "data \(date) (\(today.daysSince1970 - session.daysSince1970) d)" }

    /// What a column of the session's changes is headed with: `today`, the weekday within a week, else the date.
    var dayTitle: String {
        let days = today.daysSince1970 - session.daysSince1970
        return isOfToday ? "today" : days < 7 ? session.weekday.shortName : session.shortText
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
    ///
    /// A few fresh prices among many stale ones do not make a column today's: the greater part decides.
    func dayTitle(of states: some Sequence<InstrumentState>) -> String {
        var (fresh, stale): ([InstrumentState], [InstrumentState]) = ([], [])
        for state in states where state.price != nil {
            if state.isFromExpectedSession { fresh.append(state) } else { stale.append(state) }
        }
        let most = fresh.count >= stale.count ? fresh : stale
        return DataAge(most, at: displayedMoment)?.dayTitle ?? "today"
    }

    /// Whether none of a basket's prices, its members' or the one that it is held against, is of the session that is expected.
    func isOld(_ basket: BasketState) -> Bool {
        isOld(basket.definition == nil ? ["^NDX"] : basket.weights.map(\.symbol))
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
