import Analytics
import Market
import QuoteCache
import RiskRules

extension MarketModel {
    /// Reads everything that the board needs; the long history of the rotation is left for `refreshRotation`.
    ///
    /// Where something cannot be read, what was read before stays.
    mutating func reload(_ cache: CacheRead) throws {
        var fresh = MarketModel(settings, asOf: asOf, moment: moment, wall: wall)
        fresh.previous = instruments
        fresh.histories = histories
        fresh.baskets = baskets
        fresh.parity = parity
        fresh.indicators = indicators
        fresh.opens = opens
        fresh.risk = risk
        fresh.scope = scope
        fresh.risk.note(.everything)
        fresh.aliases = try cache.symbolAliases()
        try fresh.load(cache.spelled(by: fresh.aliases))
        fresh.previous = InstrumentTable()
        self = fresh
    }

    private mutating func load(_ cache: CacheRead) throws {
        let mark = try Bookmark(cache)
        _ = try readRejected(cache)
        isSample = try cache.isSample()
        try knowledge.load(through: today, cache)
        let withBars = try cache.symbolsWithDailyBars()
        let withIntraday = try cache.symbolsWithIntradayBars()
        let instruments = try cache.instruments().filter { scope?.contains($0.symbol) ?? true }
        records.reserveCapacity(instruments.count)
        for instrument in instruments { records[instrument.symbol] = InstrumentRecord(instrument: instrument) }
        for quote in try cache.quotes() { records[quote.symbol]?.quote = quote }
        for instrument in instruments {
            let symbol = instrument.symbol
            guard var record = records[symbol] else { continue }
            if withBars.contains(symbol) { try readBars(of: &record, cache) } else { checkQuote(of: &record) }
            if withIntraday.contains(symbol) { try readIntraday(of: &record, cache) }
            records[symbol] = record
        }
        for record in records.values {
            if let currency = record.instrument.currency {
                membersOfCurrency[currency, default: []].insert(record.instrument.symbol)
            }
            if record.instrument.kind == .fx { _ = try reloadRate(record.instrument, cache) }
        }
        if isHistorical {
            records = records.filter { isKnown($0.value) }
            membersOfCurrency = membersOfCurrency.mapValues { $0.filter { records[$0] != nil } }
        }
        arrangeRegions()
        findNewest()
        findStandstill()
        for symbol in records.keys {
            try workOut(symbol, cache)
            indicators.barsChanged(of: symbol, isUrgent: isUrgent(symbol))
        }
        bookmark = mark
        changed = nil
    }

    func readBars(of record: inout InstrumentRecord, _ cache: CacheRead) throws {
        record.splits = try splitsInBars(of: record, cache)
        let read = try reading(cache).closes(
            of: record.instrument, through: lastDate(of: record.instrument), limit: InstrumentRecord.recentLength,
            splits: record.splits.raw)
        let past = (old: record.recent.last { $0.date < today }, new: read.closes.last { $0.date < today })
        if past.old != past.new || record.recent.first?.close != read.closes.first?.close {
            record.isPastNew = true
        }
        (record.recent, record.quarantined) = (read.closes, read.quarantined)
        (record.restsOnIndex, record.isRecentAll) = (read.restsOnIndex, read.areAll)
        record.areReferencesDue = true
        checkQuote(of: &record)
    }

    func readIntraday(of record: inout InstrumentRecord, _ cache: CacheRead) throws {
        let symbol = record.instrument.symbol
        try readLastIntraday(of: &record, cache)
        guard !isHistorical else { return }
        let newest = try cache.lastIntradayBar(of: symbol, endingBy: moment.advanced(seconds: 86_400))
        let known = try cache.lastIntradayBar(of: symbol, endingBy: moment)
        record.hasLaterIntraday = newest != known
    }

    /// The date of the newest daily bar that may be known: in the present whatever was written up to today, in the
    /// past only bars of sessions that were over.
    func lastDate(of instrument: Instrument) -> CalendarDate { knownDates.last(of: instrument) }

    /// Which daily bars are known at the moment shown.
    var knownDates: KnownDates { KnownDates(moment: moment, isHistorical: isHistorical, calendars: calendars) }

    /// Rates are kept for a little more than a year, so that every return can be converted at both ends. Returns the
    /// currency whose rates differ from those before.
    mutating func reloadRate(_ instrument: Instrument, _ cache: CacheRead) throws -> Currency? {
        guard let currency = instrument.convertedCurrency else { return nil }
        let last = lastDate(of: instrument)
        let first = last.advanced(days: -MarketModel.daysOfRates)
        var series = try reading(cache).closes(of: instrument, from: first, through: last, splits: [])
        let latest = records[instrument.symbol].flatMap(latest(of:))
        if let latest, latest.date >= series.last?.date ?? latest.date {
            if series.last?.date == latest.date { series.removeLast() }
            series.append(DatedClose(date: latest.date, close: latest.price))
        }
        if currency.isQuotedInDollars { series = series.map { DatedClose(date: $0.date, close: 1 / $0.close) } }
        return rates.set(series, for: currency) ? currency : nil
    }

    /// A year, the longest closure at either end and the oldest price that still counts.
    private static let daysOfRates = 430

    /// Whether anything of an instrument was known at the moment shown.
    func isKnown(_ record: InstrumentRecord) -> Bool {
        let symbol = record.instrument.symbol
        return !record.recent.isEmpty || latest(of: record) != nil || knowledge.facts[symbol] != nil
            || knowledge.targets[symbol] != nil
    }

    /// The newest price of an instrument.
    func latest(of record: InstrumentRecord) -> LatestPrice? {
        LatestPrice(
            of: record.instrument, quote: record.soundQuote, intraday: record.intraday, lastBar: record.recent.last,
            at: moment, tolerance: tolerance, calendars: calendars)
    }

    /// Seconds that a quote may be ahead of the moment: what is shown of the past knows of nothing later.
    var tolerance: Int { isHistorical ? 0 : LatestPrice.clockTolerance }
}

/// Which daily bars are known at a moment.
struct KnownDates {
    let moment: Instant
    let isHistorical: Bool
    let calendars: TradingCalendars

    /// The date of the newest one that may be.
    func last(of instrument: Instrument) -> CalendarDate {
        guard isHistorical else { return instrument.zone.local(moment).date }
        return SessionBook(of: instrument, calendars: calendars).lastOver(at: moment)
    }
}

extension Bookmark {
    /// Where the cache stands now.
    init(_ cache: CacheRead) throws {
        schemaVersion = try cache.schemaVersion()
        newest = try cache.changes(from: cache.lastSequence()).max { $0.sequence < $1.sequence }
    }
}
