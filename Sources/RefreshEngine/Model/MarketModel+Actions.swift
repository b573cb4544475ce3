import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// What the bars of an instrument say of its splits against the cache's convention: up to the first bar on the new
    /// shares, or if absent yet up to the quote.
    func splitsInBars(of record: InstrumentRecord, _ cache: CacheRead) throws -> SplitsInBars {
        let instrument = record.instrument
        guard let splits = knowledge.actions[instrument.symbol]?.splits, !splits.isEmpty else { return SplitsInBars() }
        let last = lastDate(of: instrument)
        var result = SplitsInBars()
        for split in splits {
            // As they stand in the cache: to the screen a raw step looks like another footing.
            let before = try cache.close(of: instrument.symbol, onOrBefore: split.date.advanced(days: -1))?.close
            let after = try cache.closes(
                of: instrument.symbol, from: split.date,
                through: min(last, split.date.advanced(days: ReferenceCloses.maximumGap))
            ).first?.close
            let quote = after == nil ? self.quote(of: record, since: split.date) : nil
            switch footing(split, before: before, after: after, quote, of: instrument) {
            case .adjusted: break
            case .raw: result.raw.append(split)
            // Bars that were written since are taken by the convention; those of before the day may still be raw.
            case .unclear where after == nil: result.unclear = max(result.unclear ?? split.date, split.date)
            case .unclear: break
            }
        }
        return result
    }

    /// Which shares the last close before a split is counted in. On the split's own day a source may say it: where it
    /// counts its change from the close over the ratio, the close is raw.
    private func footing(
        _ split: Split, before: Double?, after: Double?, _ quote: Quote?, of instrument: Instrument
    ) -> SplitAdjustment.Footing {
        let book = SessionBook(of: instrument, calendars: calendars)
        let isFirstDay = quote.map { book.session(of: $0.time) == split.date } ?? false
        let known = isFirstDay ? quote?.previousClose : nil
        let isRaw = known.map { SplitAdjustment.isOver(split, $0, before) } ?? false
        return isRaw ? .raw : SplitAdjustment.footing(split, before: before, after: after ?? quote?.price)
    }

    /// The quote where its session is a date's or later.
    private func quote(of record: InstrumentRecord, since date: CalendarDate) -> Quote? {
        guard let quote = record.quote, quote.time <= moment.advanced(seconds: tolerance),
            SessionBook(of: record.instrument, calendars: calendars).session(of: quote.time) >= date
        else { return nil }
        return quote
    }

    /// The last close before each dividend of an instrument went ex: where it would have been reinvested.
    func closesBeforeDividends(of record: InstrumentRecord, _ cache: CacheRead) throws -> [DatedClose] {
        guard let dividends = knowledge.actions[record.instrument.symbol]?.dividends else { return [] }
        let reading = reading(cache)
        return try dividends.compactMap { dividend in
            try reading.close(
                of: record.instrument, onOrBefore: dividend.exDate.advanced(days: -1), splits: record.splits.raw)
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

/// What the bars of an instrument say of its splits.
struct SplitsInBars: Hashable {
    /// The splits whose raw step the bars show.
    var raw: [Split] = []
    /// The date of a split that no bar has followed yet and whose step cannot be told from the day's own movement: no
    /// figure counts from a close before it.
    var unclear: CalendarDate?
}
