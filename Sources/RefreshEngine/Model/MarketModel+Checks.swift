import Analytics
import Market
import QuoteCache

/// What is believed of the prices that were read, and how old they are beside each other.
extension MarketModel {
    /// Reads a quote; a split on its session may put the bars before on another footing.
    func readQuote(of record: inout InstrumentRecord, _ cache: CacheRead) throws {
        record.quote = try cache.quote(record.instrument.symbol)
        if let splits = knowledge.actions[record.instrument.symbol]?.splits, !splits.isEmpty,
            try splitsInBars(of: record, cache) != record.splits
        {
            try readBars(of: &record, cache)
            return
        }
        checkQuote(of: &record)
    }

    /// Holds a quote against the last good closes: one that cannot be true leaves the last good price where it is.
    func checkQuote(of record: inout InstrumentRecord) {
        guard let quote = record.quote else {
            (record.soundQuote, record.doubt) = (nil, nil)
            return
        }
        let screen = QuoteScreen(of: record.instrument, calendars: calendars)
        let book = SessionBook(of: record.instrument, calendars: calendars)
        let session = book.session(of: quote.time)
        var checked = quote
        checked.previousClose = previousClose(of: quote, session, record, screen)
        record.doubt = screen.doubt(
            checked, closes: record.recent, reference: referencePrice(checked, on: session, record),
            areLimitsKnown: record.splits.unclear == nil)
        if record.doubt == nil {
            record.soundQuote = screen.withSoundFigures(checked, closes: record.recent)
        } else {
            // What fills the cache by our own writers leaves the last good quote there; others leave the last good bar.
            record.soundQuote = nil
        }
    }

    /// The close that a quote's source counts from, on the quote's own shares; nil where the source counts from the
    /// close of the quote's own session, as some do once it is over.
    private func previousClose(
        of quote: Quote, _ session: CalendarDate, _ record: InstrumentRecord, _ screen: QuoteScreen
    ) -> Double? {
        let isOutOfHours = record.instrument.zone.local(quote.time).date != session
        guard !isOutOfHours else { return nil }
        return screen.previousClose(
            of: quote, over: knowledge.actions[record.instrument.symbol]?.splits ?? [],
            closes: record.splits.unclear == nil ? record.recent : [])
    }

    /// The reference price of Taiwan's ex-days, from which change and limits count: the close less the dividend; nil on
    /// all other days and where the source says otherwise.
    private func referencePrice(_ quote: Quote?, on session: CalendarDate, _ record: InstrumentRecord) -> Double? {
        guard record.instrument.exchange?.region == .taiwan, record.splits.unclear == nil,
            let dividends = knowledge.actions[record.instrument.symbol]?.dividends,
            let last = record.recent.last(onOrBefore: session.advanced(days: -1))
        else { return nil }
        let book = SessionBook(of: record.instrument, calendars: calendars)
        let amount = dividends.reduce(0) { $1.exDate == session ? $0 + $1.amount : $0 }
        guard amount > 0, amount < last.close, book.session(before: session) == last.date else { return nil }
        // A source that counts from another price than the close knows the reference itself.
        if let said = quote?.previousClose, abs(said - last.close) > last.close * 1e-6 { return nil }
        return PriceNoise.removed(((last.close - amount) * 100).rounded() / 100)
    }

    /// The reference price that an instrument's latest price counts from instead of the close before.
    func referencePrice(of record: InstrumentRecord, _ latest: LatestPrice) -> Double? {
        let quote = record.soundQuote.flatMap { $0.time == latest.time ? $0 : nil }
        return referencePrice(quote, on: latest.date, record)
    }

    /// Reads the newest part of a session, where its date has one and nothing speaks against its price: the same that
    /// speaks against quotes.
    func readLastIntraday(of record: inout InstrumentRecord, _ cache: CacheRead) throws {
        (record.intraday, record.intradayDoubt) = (nil, nil)
        let instrument = record.instrument
        guard let bar = try cache.lastIntradayBar(of: instrument.symbol, endingBy: moment) else { return }
        let date = instrument.zone.local(bar.start).date
        guard SessionBook(of: instrument, calendars: calendars).hasSession(on: date) != false else { return }
        let splits = knowledge.actions[instrument.symbol]?.splits ?? []
        let last = record.recent.last(onOrBefore: date.advanced(days: -1))
        let isExplained = last.map { last in splits.contains { $0.date > last.date } } ?? false
        let quote = Quote(symbol: instrument.symbol, price: bar.close, time: bar.start, source: "")
        let doubt = QuoteScreen(of: instrument, calendars: calendars).doubt(
            quote, closes: isExplained ? [] : record.recent, reference: referencePrice(quote, on: date, record),
            areLimitsKnown: record.splits.unclear == nil)
        guard let doubt else {
            record.intraday = bar
            return
        }
        record.intradayDoubt = (bar.start, "the \(bar.minutes)-minute bar: \(doubt)")
    }

    /// Reads the quotes that were quarantined since the last time instead of being written. Returns whose.
    mutating func readRejected(_ cache: CacheRead) throws -> Set<Symbol> {
        let (quotes, newest) = try cache.rejectedQuotes(after: lastReject)
        lastReject = newest
        var touched: Set<Symbol> = []
        for quote in quotes {
            guard let symbol = aliases.instrument(withPricesUnder: quote.symbol) else { continue }
            touched.insert(symbol)
            if rejected[symbol].map({ $0.time <= quote.time }) ?? true { rejected[symbol] = quote }
        }
        return touched
    }

    /// Why a quote that never came into the cache cannot be true, as long as no later price is known.
    private func rejection(of state: InstrumentState) -> String? {
        guard let quote = rejected[state.instrument.symbol], quote.time <= moment.advanced(seconds: tolerance),
            state.time.map({ quote.time > $0 }) ?? true
        else { return nil }
        return quote.reason
    }

    /// Why the newest daily bar is not the price, where it is later than that.
    private func doubtfulClose(of state: InstrumentState, _ record: InstrumentRecord) -> String? {
        guard let last = record.quarantined.last, !last.isOfBefore,
            state.sessionDate.map({ $0 < last.date }) ?? true,
            SessionBook(of: record.instrument, calendars: calendars).hasSession(on: last.date) == true
        else { return nil }
        return "the close of \(last)"
    }

    /// Says what of an instrument is doubted, and whether its price counts beside others'.
    func addChecks(to state: inout InstrumentState, _ record: InstrumentRecord) {
        let newer = record.intradayDoubt.flatMap { doubt in
            state.time.map { $0 < doubt.time } ?? true ? doubt.reason : nil
        }
        state.doubt =
            record.doubt.map(\.description) ?? rejection(of: state) ?? newer ?? doubtfulClose(of: state, record)
        state.quarantinedBars = record.quarantined.map(\.description)
        state.splits = knowledge.actions[record.instrument.symbol]?.splits ?? []
        state.isOfLastSession = isOfLastSession(state)
    }

    /// Whether a price belongs to the session in which prices stopped coming; nil while they come.
    func isOfLastSession(_ state: InstrumentState) -> Bool? {
        guard let standstill, let time = state.time, let date = state.sessionDate else { return nil }
        let staleness = StalenessRule.staleness(
            of: state.instrument, time: time, date: date, at: standstill, calendars: calendars)
        return !staleness.isSessionsBehind
    }

    /// Takes note of a price that may be the newest of all.
    mutating func noteNewest(_ instrument: Instrument, _ latest: LatestPrice?) {
        guard instrument.kind != .fx, let latest else { return }
        newest = newest.map { (max($0.date, latest.date), max($0.time, latest.time)) } ?? (latest.date, latest.time)
    }

    /// Finds the newest price again from what changed, or from everything where what was the newest went.
    mutating func followNewest(_ symbols: some Sequence<Symbol>) {
        var hasLost = isNewestLost
        isNewestLost = false
        for symbol in symbols {
            guard let record = records[symbol] else { continue }
            let latest = latest(of: record)
            if let newest, let old = instruments[symbol], old.instrument.kind != .fx,
                old.time == newest.time || old.sessionDate == newest.date
            {
                hasLost = hasLost || latest.map { $0.time < newest.time || $0.date < newest.date } ?? true
            }
            noteNewest(record.instrument, latest)
        }
        if hasLost { findNewest() }
        findStandstill()
    }

    /// Finds the newest price among everything.
    mutating func findNewest() {
        newest = nil
        for record in records.values { noteNewest(record.instrument, latest(of: record)) }
    }

    /// Works everything out again where the year or the standstill that figures are counted by are others now.
    mutating func followStandards(_ before: FigureStandards, _ cache: CacheRead) throws {
        guard standards != before else { return }
        baskets.inputsChanged()
        for symbol in records.keys {
            records[symbol]?.areReferencesDue = true
            try workOut(symbol, cache)
        }
    }

    /// What every figure is counted by beside its own prices.
    var standards: FigureStandards { FigureStandards(year: figureDate.year, standstill: standstill) }

    /// Finds whether the newest price of all is from an earlier session than it should be.
    mutating func findStandstill() {
        guard let newest else {
            standstill = nil
            return
        }
        let isBehind = Region.allCases.allSatisfy { region in
            StalenessRule.hasSession(since: newest.time, calendars[region.leadingExchange], at: moment)
        }
        standstill = isBehind ? newest.time : nil
    }
}

/// The year that "year to date" speaks of, and when prices stopped coming altogether.
struct FigureStandards: Hashable {
    let year: Int
    let standstill: Instant?
}

extension LatestPrice {
    /// The price with the close that its change counts from; nil leaves the source's own.
    func counted(from reference: Double?) -> LatestPrice {
        guard let reference else { return self }
        var price = self
        price.previousClose = reference
        return price
    }
}
