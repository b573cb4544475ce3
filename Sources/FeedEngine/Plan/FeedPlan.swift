import Market

/// What is due when: pure, with the time passed in.
struct FeedPlan {
    private let pace: FeedPace
    private(set) var phases: PhaseClock
    private var ranks: [Symbol: Int] = [:]
    private(set) var instruments: [Instrument] = []
    private var places: [Symbol: Int] = [:]
    private var focus: [Symbol] = []

    init(pace: FeedPace, calendars: TradingCalendars) {
        self.pace = pace
        phases = PhaseClock(calendars: calendars)
    }

    /// Follows instruments; those in focus come first in their own order.
    mutating func follow(_ universe: FeedUniverse, focus: [Symbol]) {
        guard instruments.isEmpty || focus != self.focus else { return }
        self.focus = focus
        instruments = universe.adding(focus).instruments
        places = Dictionary(uniqueKeysWithValues: instruments.enumerated().map { ($1.symbol, $0) })
        ranks = Dictionary(focus.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The instrument of a symbol that is followed.
    func instrument(_ symbol: Symbol) -> Instrument? { places[symbol].map { instruments[$0] } }

    /// Whether an instrument is on screen.
    func isFocused(_ symbol: Symbol) -> Bool { ranks[symbol] != nil }

    /// The place of an instrument in the order of importance.
    func rank(of symbol: Symbol) -> Int { ranks[symbol] ?? Int.max }

    /// When an instrument's quote is due; nil for never while things stay as they are.
    ///
    /// - Parameter isBehind: whether the cache lacks the last session's price.
    mutating func quoteDue(
        _ instrument: Instrument, _ state: NeedState?, isBehind: @autoclosure () -> Bool, wall: Instant, now: Duration
    ) -> Duration? {
        let entry = phases.entry(of: instrument.venue, wall: wall, steady: now)
        guard let interval = pace.quoteInterval(entry.phase, isFocused: isFocused(instrument.symbol)) else {
            // Nothing changes on such a day; what is missing from the day before is asked for once.
            let wasAsked = state?.askedAt.map { asked in entry.since.map { asked >= $0 } ?? true } ?? false
            return (!wasAsked || (state?.failures ?? 0) > 0) && isBehind() ? later(now, state) : nil
        }
        return due(after: interval, entry, state, now)
    }

    /// When an instrument's parts of the session are due; nil for never while things stay as they are.
    mutating func intradayDue(_ instrument: Instrument, _ state: NeedState?, wall: Instant, now: Duration) -> Duration?
    {
        guard instrument.kind != .fx else { return nil }
        let entry = phases.entry(of: instrument.venue, wall: wall, steady: now)
        if let interval = pace.intradayInterval(entry.phase, isFocused: isFocused(instrument.symbol)) {
            return due(after: interval, entry, state, now)
        }
        // The last parts of a session that we saw: once, when sources that lag have them.
        guard let asked = state?.askedAt, let since = entry.since, entry.phase == .closed || entry.phase == .afterHours,
            asked < since + pace.dailyDelay
        else { return nil }
        return later(since + pace.dailyDelay, state)
    }

    /// When what is known of a share is due.
    func knowledgeDue(_ instrument: Instrument, _ state: NeedState?, now: Duration) -> Duration? {
        guard instrument.kind == .equity else { return nil }
        return later(state?.askedAt.map { $0 + pace.knowledge } ?? now, state)
    }

    /// The part of its interval by which something may come early, so that it goes out with others.
    func slack(of instrument: Instrument) -> Duration {
        (pace.quoteInterval(.open, isFocused: isFocused(instrument.symbol)) ?? .zero) / 4
    }

    private func due(after interval: Duration, _ entry: PhaseClock.Entry, _ state: NeedState?, _ now: Duration)
        -> Duration
    {
        guard let asked = state?.askedAt else { return later(now, state) }
        var due = asked + interval
        if let since = entry.since, asked < since + pace.settling { due = min(due, since + pace.settling) }
        return later(due, state)
    }

    private func later(_ due: Duration, _ state: NeedState?) -> Duration {
        state?.notBefore.map { max($0, due) } ?? due
    }
}

extension Instrument {
    /// Whose hours its feed follows.
    var venue: FeedVenue {
        if kind == .fx { return .currencies }
        return (exchange ?? Exchange(symbolSuffixOf: symbol)).map { .exchange($0) } ?? .unknown
    }
}
