import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// Reads everything that the board needs; the long history of the rotation is left for `loadRotation`.
    mutating func loadAll(_ cache: CacheRead) throws {
        let sequence = try cache.lastSequence()
        isSample = try cache.isSample()
        loadedOn = LoadedDates(at: moment)
        rotation.forget()
        records = [:]
        instruments = InstrumentTable()
        issues = [:]
        let withBars = try cache.symbols(touching: .dailyBar)
        let withIntraday = try cache.symbols(touching: .intradayBar)
        let quotes = Dictionary(try cache.quotes().map { ($0.symbol, $0) }, uniquingKeysWith: { $1 })
        for instrument in try cache.instruments() {
            var record = InstrumentRecord(instrument: instrument)
            record.quote = quotes[instrument.symbol]
            if withBars.contains(instrument.symbol) { try readBars(of: &record, cache) }
            if withIntraday.contains(instrument.symbol) { try readIntraday(of: &record, cache) }
            records[instrument.symbol] = record
        }
        try loadRates(cache)
        try arrangeRegions(cache)
        for symbol in records.keys { try workOut(symbol, cache) }
        self.sequence = sequence
        changed = nil
        areFlagsDue = true
    }

    /// Reads what was written since the last time. Returns whether anything on a screen may differ.
    mutating func applyChanges(_ cache: CacheRead) throws -> Bool {
        let newest = try cache.lastSequence()
        // A number below the one seen means that the table of changes was rewritten: nothing can be relied on.
        guard sequence >= 0, newest >= sequence else {
            try loadAll(cache)
            return true
        }
        let changes = try cache.changes(from: sequence)
        let kinds = Set(changes.map(\.kind))
        if kinds.contains(.instrument), try membershipChanged(changes, cache) {
            try loadAll(cache)
            return true
        }
        let before = changed?.count ?? -1
        for symbol in Set(changes.map(\.symbol)) {
            try refresh(symbol, kinds: Set(changes.filter { $0.symbol == symbol }.map(\.kind)), cache)
        }
        if kinds.contains(.fact) { try loadRegionFacts(cache) }
        sequence = newest
        return changed?.count != before || kinds.contains(.fact) || kinds.contains(.feedStatus)
    }

    /// Whether an instrument came, went or became something else.
    private func membershipChanged(_ changes: [CacheChange], _ cache: CacheRead) throws -> Bool {
        for change in changes where change.kind == .instrument {
            if try cache.instrument(change.symbol) != records[change.symbol]?.instrument { return true }
        }
        return false
    }

    private mutating func refresh(_ symbol: Symbol, kinds: Set<CacheChange.Kind>, _ cache: CacheRead) throws {
        guard var record = records[symbol] else { return }
        if kinds.contains(.quote) { record.quote = try cache.quote(symbol) }
        if kinds.contains(.dailyBar) || kinds.contains(.fact) {
            try readBars(of: &record, cache)
            record.referenceDate = nil
        }
        if kinds.contains(.intradayBar) { try readIntraday(of: &record, cache) }
        records[symbol] = record
        if kinds.contains(.dailyBar) { try rotation.reload(symbol, through: lastDate(of: record.instrument), cache) }
        if record.instrument.kind == .fx { try reloadRate(record.instrument, cache) }
        try workOut(symbol, cache)
        rotation.update(symbol, instruments[symbol])
    }

    private func readBars(of record: inout InstrumentRecord, _ cache: CacheRead) throws {
        record.recent = try cache.closes(
            of: record.instrument.symbol, through: lastDate(of: record.instrument),
            limit: InstrumentRecord.recentLength
        ).map { DatedClose(date: $0.date, close: $0.close) }
    }

    /// The intraday bars matter only where no quote of the moment can tell the price.
    private func readIntraday(of record: inout InstrumentRecord, _ cache: CacheRead) throws {
        guard isHistorical || record.quote == nil else { return }
        record.intraday = try cache.lastIntradayBar(of: record.instrument.symbol, endingBy: moment)
    }

    /// The date of the newest daily bar that may be known: in the present whatever was written up to today, in the
    /// past only bars of sessions that were over.
    func lastDate(of instrument: Instrument) -> CalendarDate {
        let (today, time) = instrument.zone.local(moment)
        guard isHistorical else { return today }
        if let completed = instrument.exchange?.calendar?.completedSession(at: moment),
            instrument.exchange?.calendar?.knownDates.contains(today) == true
        {
            return completed.date
        }
        return time >= TimeOfDay(22, 0) ? today : today.advanced(days: -1)
    }

    private mutating func loadRates(_ cache: CacheRead) throws {
        rates = DollarRates()
        for record in records.values where record.instrument.kind == .fx {
            try reloadRate(record.instrument, cache)
        }
    }

    /// Rates are kept for a little more than a year, so that every return can be converted at both ends.
    private mutating func reloadRate(_ instrument: Instrument, _ cache: CacheRead) throws {
        guard let currency = instrument.currency, currency.dollarRateSymbol == instrument.symbol,
            let record = records[instrument.symbol]
        else { return }
        let last = lastDate(of: instrument)
        var series = try cache.closes(of: instrument.symbol, from: last.advanced(days: -400), through: last)
            .map { DatedClose(date: $0.date, close: $0.close) }
        if let latest = latest(of: record), latest.date >= series.last?.date ?? latest.date {
            if series.last?.date == latest.date { series.removeLast() }
            series.append(DatedClose(date: latest.date, close: latest.price))
        }
        rates.set(series, for: currency)
    }

    /// The newest price of an instrument.
    func latest(of record: InstrumentRecord) -> LatestPrice? {
        LatestPrice(
            of: record.instrument, quote: record.quote, intraday: record.intraday, lastBar: record.recent.last,
            at: moment)
    }
}
