import Market
import Providers
import QuoteCache

/// Writes what the sources brought, by the rules that keep the cache true.
struct FeedStore {
    let writer: QuoteCacheWriter
    let calendars: TradingCalendars

    /// Writes everything in one transaction.
    ///
    /// - Parameter now: the time of day; sessions that are not over by then get no daily bar.
    func save(_ plan: SavePlan, now: Instant) throws -> SaveReport {
        var report = SaveReport()
        try writer.write { cache in
            report = SaveReport()
            for answer in plan.answers { try save(answer, in: cache, now: now, &report) }
            for (key, value) in plan.notes { try cache.saveNote(value, under: key) }
            for status in plan.feeds { try cache.save(status) }
            for status in plan.instruments { try cache.save(status) }
        }
        return report
    }

    private func save(
        _ answer: SavePlan.Answer, in cache: CacheTransaction, now: Instant, _ report: inout SaveReport
    ) throws {
        let batch = answer.batch
        // Splits are noticed before the bars that tell of them are written.
        for (symbol, sign) in try splits(in: answer, cache) { report.splits[symbol] = sign }
        // What the user or another source said of an instrument stays.
        for instrument in batch.instruments where try cache.fill(instrument) { report.written += 1 }
        for row in answer.instruments where try cache.save(row) { report.written += 1 }
        for quote in batch.quotes { try save(quote, in: cache, &report) }
        try saveBars(of: answer, in: cache, now: now, &report)
        for fact in batch.facts where try cache.save(fact) { report.written += 1 }
        for target in batch.targets where try cache.save(target) { report.written += 1 }
        try saveEvents(of: batch, in: cache, now: now, &report)
        if let history = answer.history { try saveMark(history, answer, in: cache, now: now, &report) }
    }

    /// The date of the next report is an estimate until it is announced: the new one takes the place of those before.
    private func saveEvents(
        of batch: ProviderBatch, in cache: CacheTransaction, now: Instant, _ report: inout SaveReport
    ) throws {
        for event in batch.events {
            let today = Instrument(inferredFrom: event.symbol).zone.local(now).date
            if event.kind == FeedStore.report, event.date >= today {
                let expected = try cache.contents.events(of: event.symbol, from: today)
                    .filter { $0.kind == FeedStore.report && $0.source == event.source }
                if expected == [event] { continue }
                try cache.deleteExpected(FeedStore.report, of: event.symbol, source: event.source, from: today)
            }
            if try cache.save(event) { report.written += 1 }
        }
    }

    /// The kind of the events that are reports.
    private static let report = "earnings"

    private func save(_ quote: Quote, in cache: CacheTransaction, _ report: inout SaveReport) throws {
        let zone = Instrument(inferredFrom: quote.symbol).zone
        let old = try cache.contents.quote(quote.symbol)
        guard let merged = QuoteMerge.merged(quote, over: old, zone: zone) else {
            report.older += 1
            report.quoteTimes[quote.symbol] = old?.time
            return
        }
        if try cache.save(merged) { report.written += 1 }
        report.quoteTimes[quote.symbol] = merged.time
    }

    private func saveBars(
        of answer: SavePlan.Answer, in cache: CacheTransaction, now: Instant, _ report: inout SaveReport
    ) throws {
        let batch = answer.batch
        guard !batch.daily.isEmpty || !batch.intraday.isEmpty else { return }
        var (written, unfinished) = (0, 0)
        written += try cache.saveBars(source: answer.feed) { bulk in
            for (symbol, bars) in batch.daily {
                let last = lastFinishedDate(of: symbol, at: now)
                for bar in bars {
                    guard bar.date <= last else {
                        unfinished += 1
                        continue
                    }
                    if try bulk.save(bar, of: symbol) { written += 1 }
                }
            }
            for (symbol, bars) in batch.intraday {
                for bar in bars where try bulk.save(bar, of: symbol) { written += 1 }
            }
        }
        report.written += written
        report.unfinished += unfinished
    }

    private func saveMark(
        _ history: SavePlan.HistoryAnswer, _ answer: SavePlan.Answer, in cache: CacheTransaction, now: Instant,
        _ report: inout SaveReport
    ) throws {
        let key = HistoryMark.key(history.symbol)
        guard let range = covered(by: history, answer, now) else { return }
        var mark =
            try cache.contents.notes(under: key)[key].flatMap { HistoryMark($0) }
            ?? HistoryMark(from: range.lowerBound, through: range.upperBound)
        mark.extend(range, isLast: history.isLast)
        if history.isLast { mark.checkedOn = Instrument(inferredFrom: history.symbol).zone.local(now).date }
        try cache.saveNote(mark.text, under: key)
        report.marks[history.symbol] = mark
    }

    /// What counts as asked for: sessions of the last days that a source has not yet are asked for again.
    private func covered(by history: SavePlan.HistoryAnswer, _ answer: SavePlan.Answer, _ now: Instant)
        -> ClosedRange<CalendarDate>?
    {
        let recent = Instrument(inferredFrom: history.symbol).zone.local(now).date.advanced(days: -5)
        guard history.range.upperBound >= recent else { return history.range }
        let newest = answer.batch.daily[history.symbol]?.last?.date ?? recent
        let upper = min(history.range.upperBound, max(newest, recent))
        return history.range.lowerBound <= upper ? history.range.lowerBound...upper : nil
    }

    /// The newest session that is over, by our calendar: sources send the bar of a running one as if it were final.
    func lastFinishedDate(of symbol: Symbol, at now: Instant) -> CalendarDate {
        let instrument = Instrument(inferredFrom: symbol)
        let today = instrument.zone.local(now).date
        guard case .exchange(let exchange) = instrument.venue, let calendar = calendars[exchange],
            calendar.knownDates.contains(today), let session = calendar.completedSession(at: now)
        else {
            // No source has a bar of a weekend: one that is waited for would be asked for without end.
            return today.advanced(days: -1).weekdayOnOrBefore
        }
        return session.date
    }

    // MARK: Splits

    private func splits(in answer: SavePlan.Answer, _ cache: CacheTransaction) throws -> [Symbol: String] {
        if answer.history?.isWhole == true { return [:] }
        var signs: [Symbol: String] = [:]
        for (symbol, bars) in answer.batch.daily {
            guard let first = bars.first?.date, let last = bars.last?.date, first <= last else { continue }
            let old = try cache.contents.closes(of: symbol, from: first, through: last)
            let closes = Dictionary(old.map { ($0.date, $0.close) }, uniquingKeysWith: { first, _ in first })
            if let factor = SplitNotice.factor(old: closes, new: bars) {
                signs[symbol] = "closes differ by a factor of \((factor * 10_000).rounded() / 10_000)"
            }
        }
        for fact in answer.batch.facts where fact.metric == Fact.split {
            if try isNew(fact, answer, cache) { signs[fact.symbol] = "a split of \(fact.asOf)" }
        }
        return signs
    }

    /// Whether a split is news to bars that are in the cache and that the answer does not bring again.
    private func isNew(_ split: Fact, _ answer: SavePlan.Answer, _ cache: CacheTransaction) throws -> Bool {
        guard let first = try cache.contents.firstClose(of: split.symbol)?.date, first < split.asOf else {
            return false
        }
        if let brought = answer.batch.daily[split.symbol]?.first?.date, brought <= first { return false }
        return try !cache.contents.facts(of: split.symbol, through: split.asOf)
            .contains { $0.metric == Fact.split && $0.asOf == split.asOf }
    }
}
