import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// The splits of an instrument that its bars show as raw steps, against the cache's convention.
    func rawSplits(of symbol: Symbol, _ cache: CacheRead) throws -> [Split] {
        guard let splits = knowledge.actions[symbol]?.splits, !splits.isEmpty else { return [] }
        return try splits.filter { split in
            let before = try cache.close(of: symbol, onOrBefore: split.date.advanced(days: -1))
            let after = try cache.closes(
                of: symbol, from: split.date, through: split.date.advanced(days: ReferenceCloses.maximumGap)
            ).first
            let step = [before, after].compactMap { $0 }
            return SplitAdjustment.adjusted(step, for: [split]) != step
        }
    }

    /// The last close before each dividend of an instrument went ex: where it would have been reinvested.
    func closesBeforeDividends(of symbol: Symbol, _ cache: CacheRead) throws -> [DatedClose] {
        guard let dividends = knowledge.actions[symbol]?.dividends else { return [] }
        return try dividends.compactMap { dividend in
            try cache.close(of: symbol, onOrBefore: dividend.exDate.advanced(days: -1))
        }
    }

    /// Adds the returns with dividends to a state whose price returns are known.
    func addTotalReturns(to state: inout InstrumentState, _ record: InstrumentRecord) {
        guard let dividends = knowledge.actions[state.instrument.symbol]?.dividends, !dividends.isEmpty,
            let references = record.references, let date = state.sessionDate
        else { return }
        state.total = TotalReturn.all(
            prices: state.local, references: references, date: date, dividends, closes: record.closesBeforeDividends)
    }
}

extension [Split] {
    /// A close of a date on the shares of a later one.
    func adjusted(_ close: DatedClose?, through date: CalendarDate) -> DatedClose? {
        guard !isEmpty, var close else { return close }
        for split in self where split.date > close.date && split.date <= date { close.close /= split.ratio }
        return close
    }
}
