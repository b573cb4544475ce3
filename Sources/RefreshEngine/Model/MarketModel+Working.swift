import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// Works one instrument's state out from what was read of it.
    mutating func workOut(_ symbol: Symbol, _ cache: CacheRead) throws {
        guard var record = records[symbol] else { return }
        let latest = latest(of: record)
        if let latest, record.referenceDate != latest.date {
            if record.referenceDate != nil { indicators.barsChanged(of: symbol, isUrgent: isUrgent(symbol)) }
            record.references = try references(of: record, latest: latest, cache)
            record.closesBeforeDividends = try closesBeforeDividends(of: symbol, cache)
            record.referenceDate = latest.date
            records[symbol] = record
        }
        if isUnsettled(record) { unsettled.insert(symbol) } else { unsettled.remove(symbol) }
        let inputs = InstrumentInputs(
            instrument: record.instrument, latest: latest, recent: record.recent, references: record.references)
        var state = InstrumentAnalysis.state(of: inputs, rates: rates, at: moment, calendars: calendars)
        addIndicators(to: &state)
        addTotalReturns(to: &state, record)
        addValue(to: &state)
        store(state)
    }

    /// Works the returns in dollars out again after a rate changed; nothing else of a state rests on rates.
    mutating func restate(_ symbols: Set<Symbol>) {
        gauges.inputsChanged()
        parity.ratesChanged()
        for symbol in symbols {
            guard let record = records[symbol], let references = record.references,
                let latest = latest(of: record), var state = instruments[symbol]
            else { continue }
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
        guard staleness != state.staleness else { return }
        var state = state
        state.staleness = staleness
        store(state)
    }

    func status(of region: Region) -> ExchangeStatus {
        calendars[region.leadingExchange]?.status(at: moment) ?? ExchangeStatus(phase: .unknown, next: nil)
    }

    /// Adds what all the company's shares are worth in dollars.
    private func addValue(to state: inout InstrumentState) {
        guard let price = state.price, let date = state.sessionDate, let currency = state.instrument.currency,
            let shares = knowledge.fact(of: state.instrument.symbol, metric: Fact.sharesOutstanding)?.value,
            shares > 0, let rate = rates.rate(of: currency, on: date)
        else {
            state.marketValue = nil
            return
        }
        state.marketValue = shares * price / rate
    }

    /// Whether views need an instrument before others: what ships in the directory or stands in the watchlist.
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
        let place = regionOfMember[symbol]
        if let place {
            regions[place].count(old, by: -1)
            regions[place].count(state, by: 1)
        }
        histories.take(state)
        gauges.take(state)
        parity.take(state)
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
        return moment < LatestPrice.sessionEnd(of: record.instrument, on: date, calendars: calendars)
    }

    private func references(
        of record: InstrumentRecord, latest: LatestPrice, _ cache: CacheRead
    ) throws -> ReferenceCloses {
        let symbol = record.instrument.symbol
        let recent = record.recent
        let hasAll = recent.count < InstrumentRecord.recentLength
        let today = record.instrument.zone.local(moment).date
        let completed = record.instrument.exchange.flatMap { calendars[$0] }?.session(
            onOrBefore: today.advanced(days: -1))
        return try ReferenceCloses(
            of: record.instrument,
            latest: (latest.date, isNewestSession: completed.map { latest.date >= $0.date } ?? false), today: today,
            offerPrice: offerPrice(of: record.instrument),
            firstClose: { record.rawSplits.adjusted(try cache.firstClose(of: symbol), through: latest.date) },
            closeOnOrBefore: { date in
                if hasAll || recent.first.map({ $0.date <= date }) ?? true { return recent.last(onOrBefore: date) }
                let close = try cache.close(of: symbol, onOrBefore: date)
                return record.rawSplits.adjusted(close, through: latest.date)
            })
    }

    /// What a share was offered at before its first trading day, where that is known.
    private func offerPrice(of instrument: Instrument) -> Double? {
        guard instrument.listedOn != nil else { return nil }
        return knowledge.fact(of: instrument.symbol, metric: Fact.offerPrice)?.value
    }
}
