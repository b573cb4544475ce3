import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// Works one instrument's state out from what was read of it.
    mutating func workOut(_ symbol: Symbol, _ cache: CacheRead) throws {
        guard var record = records[symbol] else { return }
        if record.isPastNew {
            (isPastNew, record.isPastNew) = (true, false)
            records[symbol]?.isPastNew = false
        }
        var latest = latest(of: record)
        if let latest, record.areReferencesDue || record.referenceDate != latest.date {
            if let date = record.referenceDate, date != latest.date {
                indicators.barsChanged(of: symbol, isUrgent: isUrgent(symbol))
            }
            record.references = try references(of: record, latest: latest, cache)
            record.closesBeforeDividends = try closesBeforeDividends(of: record, cache)
            record.referenceDate = latest.date
            record.areReferencesDue = false
            records[symbol] = record
        }
        if let old = instruments[symbol], (old.price == nil) != (latest == nil) {
            indicators.barsChanged(of: symbol, isUrgent: isUrgent(symbol))
        }
        latest = latest.map { $0.counted(from: referencePrice(of: record, $0)) }
        if isUnsettled(record) { unsettled.insert(symbol) } else { unsettled.remove(symbol) }
        let inputs = InstrumentInputs(
            instrument: record.instrument, latest: latest, recent: record.recent, references: record.references)
        var state = InstrumentAnalysis.state(of: inputs, rates: rates, at: moment, calendars: calendars)
        addIndicators(to: &state)
        addTotalReturns(to: &state, record)
        addValue(to: &state)
        addChecks(to: &state, record)
        store(state)
    }

    /// Works the returns in dollars out again after a rate changed; nothing else of a state rests on rates.
    mutating func restate(_ symbols: Set<Symbol>) {
        baskets.inputsChanged()
        parity.ratesChanged()
        opens.ratesChanged()
        for symbol in symbols {
            guard let record = records[symbol], let references = record.references,
                let known = latest(of: record), var state = instruments[symbol]
            else { continue }
            let latest = known.counted(from: referencePrice(of: record, known))
            state.usd =
                Returns.all(
                    of: record.instrument, latest: latest, references: references, rates: rates
                ).usd
            state.rateDate = rates.date(for: record.instrument, on: latest.date)
            addValue(to: &state)
            store(state)
        }
    }

    /// Looks at one age again.
    mutating func restateAge(of state: InstrumentState) {
        guard let time = state.time, let date = state.sessionDate else { return }
        let staleness = StalenessRule.staleness(
            of: state.instrument, time: time, date: date, at: moment, calendars: calendars)
        let isOfLastSession = isOfLastSession(state)
        guard staleness != state.staleness || isOfLastSession != state.isOfLastSession else { return }
        var state = state
        (state.staleness, state.isOfLastSession) = (staleness, isOfLastSession)
        store(state)
    }

    func status(of region: Region) -> ExchangeStatus {
        calendars[region.leadingExchange]?.status(at: moment) ?? ExchangeStatus(phase: .unknown, next: nil)
    }

    /// Adds what all the company's shares are worth in dollars.
    private func addValue(to state: inout InstrumentState) {
        guard let price = state.price, let date = state.sessionDate, let currency = state.instrument.currency,
            let fact = knowledge.fact(of: state.instrument.symbol, metric: Fact.sharesOutstanding),
            let noted = fact.value, noted > 0, let rate = rates.rate(of: currency, on: date)
        else {
            state.marketValue = nil
            return
        }
        let splits = knowledge.actions[state.instrument.symbol]?.splits ?? []
        let shares = noted * SplitAdjustment.ratio(splits, after: fact.asOf, through: date)
        state.marketValue = shares * price / rate
    }

    /// Whether views need an instrument before others: what ships in the directory or stands in the layout.
    func isUrgent(_ symbol: Symbol) -> Bool {
        named[symbol] != nil || InstrumentDirectory.shared.rank(of: symbol) != nil
    }

    /// Takes a state and carries the difference into breadth, rotation and the set of changes.
    mutating func store(_ new: InstrumentState) {
        var state = new
        let symbol = state.instrument.symbol
        let old = instruments[symbol]
        let before = old ?? previous[symbol]
        state.lastMove = before?.lastMove
        if let price = state.price, let before = before?.price, price != before {
            state.lastMove = InstrumentState.Move(direction: price > before ? .up : .down, seenAt: wall)
        }
        guard state != old else { return }
        instruments[symbol] = state
        changed?.insert(symbol)
        let place = regionOfCounted[symbol]
        if let place {
            regions[place].count(old, by: -1)
            regions[place].count(state, by: 1)
        }
        histories.take(state)
        baskets.take(state)
        parity.take(state)
        opens.take(state)
    }

    /// Whether the mere passing of time may bring another price: one from the future comes to be known, or a session
    /// ends whose daily bar is there.
    private func isUnsettled(_ record: InstrumentRecord) -> Bool {
        guard !isHistorical else { return false }
        if record.hasLaterIntraday { return true }
        if let quote = record.quote, quote.time > moment.advanced(seconds: tolerance) { return true }
        guard let date = record.recent.last?.date, date >= record.instrument.zone.local(moment).date else {
            return false
        }
        return !SessionBook(of: record.instrument, calendars: calendars).isOver(date, at: moment)
    }

    private func references(
        of record: InstrumentRecord, latest: LatestPrice, _ cache: CacheRead
    ) throws -> ReferenceCloses {
        let symbol = record.instrument.symbol
        let recent = record.recent
        let hasAll = record.isRecentAll
        let today = record.instrument.zone.local(moment).date
        let completed = record.instrument.exchange.flatMap { calendars[$0] }?.session(
            onOrBefore: min(today.advanced(days: -1), figureDate))
        let reading = reading(cache)
        return try ReferenceCloses(
            of: record.instrument,
            latest: (latest.date, isNewestSession: completed.map { latest.date >= $0.date } ?? false),
            today: standstill.map { record.instrument.zone.local($0).date } ?? today, year: figureDate.year,
            offerPrice: offerPrice(of: record.instrument, through: latest.date),
            book: SessionBook(of: record.instrument, calendars: calendars),
            isClosed: { date in
                record.quarantined.contains { $0.date == date && $0.reason == .likelyClosure }
            },
            firstClose: {
                try cache.firstClose(of: symbol).flatMap {
                    try reading.close(
                        of: record.instrument, onOrBefore: $0.date, beside: recent.first, splits: record.splits.raw)
                }
            },
            closeOnOrBefore: { date in
                if let unclear = record.splits.unclear, date < unclear { return nil }
                if hasAll || recent.first.map({ $0.date <= date }) ?? true { return recent.last(onOrBefore: date) }
                return try reading.close(
                    of: record.instrument, onOrBefore: date, beside: recent.first, splits: record.splits.raw)
            })
    }

    /// What a share was offered at before its first trading day, where that is known.
    private func offerPrice(of instrument: Instrument, through date: CalendarDate) -> Double? {
        guard let listed = instrument.listedOn,
            let price = knowledge.fact(of: instrument.symbol, metric: Fact.offerPrice)?.value
        else { return nil }
        let splits = knowledge.actions[instrument.symbol]?.splits ?? []
        return price / SplitAdjustment.ratio(splits, after: listed, through: date)
    }
}
