import Analytics
import Market

/// What the opens of Asian stocks can be worked out from, recomputed where something it rests on changed.
struct OpenModel: Sendable {
    private struct Entry: Sendable {
        let instrument: Instrument
        /// The last sessions before the one of the latest price, and that one where its bar is in the cache.
        let bars: [OpenBar]
    }

    private var entries: [Symbol: Entry] = [:]
    private(set) var bases: [Symbol: OpenBasis] = [:]
    private var due: Set<Symbol> = []
    /// Those with an ADR whose price or rate moved: their premiums follow once a minute.
    private var moved: Set<Symbol> = []
    private var minute: Int64?
    /// The session of each latest price, and the exchanges that any of the entries trades on.
    private var dates: [Symbol: CalendarDate] = [:]
    private var exchanges: Set<Exchange> = []
    /// The session whose open is asked for, by exchange.
    private var sessions: [Exchange: CalendarDate] = [:]
    private var indexDate: CalendarDate?
    private var pairs: [Symbol: ParityPair] = [:]

    /// Sessions that are kept: those of a record, those that its premium was chosen by, and its first median.
    static let length = 150
    /// In caches with more instruments only those that views need most are estimated.
    static let mostInstruments = 2000
    /// What stocks without an ADR are estimated by.
    static let index: Symbol = "^SOX"

    /// Whether opens of an instrument are estimated.
    static func concerns(_ instrument: Instrument) -> Bool {
        instrument.kind == .equity && instrument.exchange?.region.isAsian == true
    }

    /// Takes the sessions of an instrument; none where its bars are unknown.
    mutating func take(_ bars: [OpenBar], of instrument: Instrument) {
        let symbol = instrument.symbol
        entries[symbol] = bars.isEmpty ? nil : Entry(instrument: instrument, bars: bars)
        if let exchange = instrument.exchange { exchanges.insert(exchange) }
        due.insert(symbol)
    }

    /// Forgets an instrument.
    mutating func remove(_ symbol: Symbol) {
        entries[symbol] = nil
        bases[symbol] = nil
        dates[symbol] = nil
        due.remove(symbol)
    }

    /// Whether anything is worked out by the next `refresh` whenever that is.
    var isDue: Bool { !due.isEmpty }

    /// Notes an instrument's new state.
    ///
    /// The open of a session does not rest on the prices in it: those of the session that is on change nothing.
    mutating func take(_ state: InstrumentState) {
        let symbol = state.instrument.symbol
        let isNewSession = dates[symbol] != state.sessionDate
        dates[symbol] = state.sessionDate
        if let entry = entries[symbol] {
            let asked = entry.instrument.exchange.flatMap { sessions[$0] }
            if isNewSession || asked == nil || asked != state.sessionDate { due.insert(symbol) }
        }
        for pair in pairs.values where pair.foreign == symbol {
            if isNewSession { due.insert(pair.home) } else { moved.insert(pair.home) }
        }
        if symbol == Self.index, state.sessionDate != indexDate {
            indexDate = state.sessionDate
            everythingChanged()
        }
    }

    /// Notes that rates differ: those of an ADR convert its price.
    mutating func ratesChanged() { moved.formUnion(pairs.keys.filter { entries[$0] != nil }) }

    /// Notes that histories differ.
    mutating func everythingChanged() { due = Set(entries.keys) }

    /// Works out what is due.
    mutating func refresh(
        _ histories: HistoryModel, parity: [ParityState], rates: DollarRates, calendars: TradingCalendars,
        at moment: Instant, lookUp: (Symbol) -> InstrumentState?
    ) {
        arrange(parity.map(\.pair), histories)
        passTime(calendars, moment)
        if minute != moment.milliseconds / 60_000 {
            minute = moment.milliseconds / 60_000
            due.formUnion(moved)
            moved = []
        }
        for symbol in due {
            bases[symbol] = entries[symbol].flatMap { basis(of: $0, histories, rates, calendars, lookUp) }
        }
        due = []
    }

    /// The ADR of each stock whose history is known.
    private mutating func arrange(_ all: [ParityPair], _ histories: HistoryModel) {
        let known = all.filter { $0.kind != .ah && histories.histories[$0.foreign]?.closes.isEmpty == false }
        let new = Dictionary(known.map { ($0.home, $0) }, uniquingKeysWith: { first, _ in first })
        guard new != pairs else { return }
        due.formUnion(new.keys)
        due.formUnion(pairs.keys)
        pairs = new
    }

    /// Another session is the next one.
    private mutating func passTime(_ calendars: TradingCalendars, _ moment: Instant) {
        for exchange in exchanges {
            let session = calendars[exchange]?.sessionToOpen(at: moment)
            guard session != sessions[exchange] else { continue }
            sessions[exchange] = session
            due.formUnion(entries.filter { $0.value.instrument.exchange == exchange }.keys)
        }
    }

    private func basis(
        of entry: Entry, _ histories: HistoryModel, _ rates: DollarRates, _ calendars: TradingCalendars,
        _ lookUp: (Symbol) -> InstrumentState?
    ) -> OpenBasis? {
        let symbol = entry.instrument.symbol
        guard let state = lookUp(symbol), let exchange = entry.instrument.exchange, let session = sessions[exchange]
        else { return nil }
        let bars = entry.bars.adding(latestOf: state).filter { $0.date < session }
        // From an older close than that of the session before nothing follows.
        guard bars.last?.date == calendars[exchange]?.session(onOrBefore: session.advanced(days: -1))?.date else {
            return nil
        }
        if let pair = pairs[symbol],
            let basis = basis(pair, bars, session, entry.instrument, histories, rates, lookUp)
        {
            return basis
        }
        guard let index = lookUp(Self.index).flatMap({ histories.history(with: $0) }) else { return nil }
        let opens = BetaOpens(bars, index: index.closes, before: session)
        guard let beta = opens.beta, let reference = opens.reference, let since = opens.since else { return nil }
        return OpenBasis(
            session: session, reference: reference, method: .beta(beta, index: Self.index, since: since),
            record: OpenRecord(opens.mornings))
    }

    private func basis(
        _ pair: ParityPair, _ bars: [OpenBar], _ session: CalendarDate, _ home: Instrument,
        _ histories: HistoryModel, _ rates: DollarRates, _ lookUp: (Symbol) -> InstrumentState?
    ) -> OpenBasis? {
        guard let foreign = lookUp(pair.foreign).flatMap({ histories.history(with: $0) }),
            let currency = home.currency
        else { return nil }
        let opens = PremiumOpens(
            pair, foreign: foreign, home: bars, currency: currency, before: session, rates: rates)
        let record = OpenRecord(opens.mornings)
        guard let premium = opens.premium, let reference = opens.reference, record.mornings >= OpenRecord.fewest else {
            return nil
        }
        return OpenBasis(
            session: session, reference: reference,
            method: .adr(pair, premium: premium.value, sessions: premium.sessions), record: record)
    }
}

extension TradingCalendar {
    /// The session whose open is the next one, or which is open: until its end today's.
    func sessionToOpen(at moment: Instant) -> CalendarDate? {
        let today = exchange.zone.local(moment).date
        guard let session = session(onOrAfter: today) else { return nil }
        return moment < session.end ? session.date : self.session(onOrAfter: session.date.advanced(days: 1))?.date
    }
}

extension Array where Element == OpenBar {
    /// The sessions with the one of the latest price at their end; bars of that session or later make room.
    fileprivate func adding(latestOf state: InstrumentState) -> [OpenBar] {
        guard let price = state.price, let date = state.sessionDate else { return self }
        let today = first { $0.date == date }
        return filter { $0.date < date } + [OpenBar(date: date, open: state.session.open ?? today?.open, close: price)]
    }
}
