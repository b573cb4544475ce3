import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// Works one instrument's state out and carries the difference into breadth, issues and the set of changes.
    ///
    /// An FX rate touches every instrument of its currency.
    mutating func workOut(_ symbol: Symbol, _ cache: CacheRead) throws {
        guard var record = records[symbol] else { return }
        let latest = latest(of: record)
        if let latest, record.referenceDate != latest.date {
            record.references = try references(of: record, latest: latest, cache)
            record.referenceDate = latest.date
            records[symbol] = record
        }
        let isRateChange = record.instrument.kind == .fx && instruments[symbol]?.price != latest?.price
        store(record, latest)
        guard isRateChange, changed != nil || sequence >= 0 else { return }
        for other in records.values where other.instrument.currency == record.instrument.currency {
            if other.instrument.symbol != symbol { store(other, self.latest(of: other)) }
        }
    }

    /// Looks at every age again; nothing else changes by the mere passing of time.
    mutating func updateAges() {
        for record in records.values { store(record, latest(of: record)) }
        for index in regions.indices {
            regions[index].status = MarketModel.status(of: regions[index].region, at: moment)
        }
    }

    static func status(of region: Region, at moment: Instant) -> ExchangeStatus {
        region.leadingExchange.calendar?.status(at: moment) ?? ExchangeStatus(phase: .unknown, next: nil)
    }

    private mutating func store(_ record: InstrumentRecord, _ latest: LatestPrice?) {
        let symbol = record.instrument.symbol
        let inputs = InstrumentInputs(
            instrument: record.instrument, latest: latest, recent: record.recent, references: record.references)
        var state = InstrumentAnalysis.state(of: inputs, rates: rates, at: moment)
        let old = instruments[symbol]
        state.lastMove = old?.lastMove
        if let price = state.price, let before = old?.price, price != before {
            state.lastMove = InstrumentState.Move(direction: price > before ? .up : .down, seenAt: wall)
        }
        guard state != old else { return }
        instruments[symbol] = state
        changed?.insert(symbol)
        if let index = regionOfMember[symbol] {
            regions[index].count(old, by: -1)
            regions[index].count(state, by: 1)
        }
        note(InstrumentIssue(state), of: symbol)
    }

    private mutating func note(_ issue: InstrumentIssue?, of symbol: Symbol) {
        guard issues[symbol] != issue else { return }
        issues[symbol] = issue
        areFlagsDue = true
    }

    private func references(
        of record: InstrumentRecord, latest: LatestPrice, _ cache: CacheRead
    ) throws -> ReferenceCloses {
        let symbol = record.instrument.symbol
        let recent = record.recent
        let hasAll = recent.count < InstrumentRecord.recentLength
        let completed = record.instrument.exchange?.calendar?.session(
            onOrBefore: record.instrument.zone.local(moment).date.advanced(days: -1))
        let isNewest = completed.map { latest.date >= $0.date } ?? false
        return try ReferenceCloses(
            of: record.instrument, latest: (latest.date, isNewest),
            today: record.instrument.zone.local(moment).date,
            offerPrice: try offerPrice(of: record.instrument, cache),
            firstClose: { try cache.firstClose(of: symbol).map { DatedClose(date: $0.date, close: $0.close) } },
            closeOnOrBefore: { date in
                if hasAll || recent.first.map({ $0.date <= date }) ?? true { return recent.last(onOrBefore: date) }
                return try cache.close(of: symbol, onOrBefore: date).map { DatedClose(date: $0.date, close: $0.close) }
            })
    }

    /// Only a share that was listed in the year shown counts from its offer price.
    private func offerPrice(of instrument: Instrument, _ cache: CacheRead) throws -> Double? {
        let today = instrument.zone.local(moment).date
        guard instrument.listedOn?.year == today.year else { return nil }
        return try cache.fact(of: instrument.symbol, metric: Fact.offerPrice, through: today)
    }
}
