import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// The splits of an instrument that its bars show as raw steps, against the cache's convention: up to the first
    /// bar on the new shares, or where there is none yet up to the quote.
    func rawSplits(of record: InstrumentRecord, _ cache: CacheRead) throws -> [Split] {
        let instrument = record.instrument
        guard let splits = knowledge.actions[instrument.symbol]?.splits, !splits.isEmpty else { return [] }
        let last = lastDate(of: instrument)
        return try splits.filter { split in
            // As they stand in the cache: to the screen a raw step looks like another footing.
            let before = try cache.close(of: instrument.symbol, onOrBefore: split.date.advanced(days: -1))
            let after = try cache.closes(
                of: instrument.symbol, from: split.date,
                through: min(last, split.date.advanced(days: ReferenceCloses.maximumGap))
            ).first?.close
            return SplitAdjustment.isRaw(
                split, before: before?.close, after: after ?? price(of: record, since: split.date))
        }
    }

    /// The quote's price where its session is a date's or later.
    private func price(of record: InstrumentRecord, since date: CalendarDate) -> Double? {
        guard let quote = record.quote, quote.time <= moment.advanced(seconds: tolerance),
            SessionBook(of: record.instrument, calendars: calendars).session(of: quote.time) >= date
        else { return nil }
        return quote.price
    }

    /// The last close before each dividend of an instrument went ex: where it would have been reinvested.
    func closesBeforeDividends(of record: InstrumentRecord, _ cache: CacheRead) throws -> [DatedClose] {
        guard let dividends = knowledge.actions[record.instrument.symbol]?.dividends else { return [] }
        let reading = reading(cache)
        return try dividends.compactMap { dividend in
            try reading.close(
                of: record.instrument, onOrBefore: dividend.exDate.advanced(days: -1), splits: record.rawSplits)
        }
    }

    /// Adds the returns with dividends to a state whose price returns are known.
    func addTotalReturns(to state: inout InstrumentState, _ record: InstrumentRecord) {
        guard let dividends = knowledge.actions[state.instrument.symbol]?.dividends, !dividends.isEmpty,
            let references = record.references, let date = state.sessionDate
        else { return }
        state.total = TotalReturn.all(
            prices: state.local, latest: state.price, references: references, date: date, dividends,
            closes: record.closesBeforeDividends)
    }
}
