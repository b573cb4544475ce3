import Market
import Providers
import QuoteCache

/// Daily bars: years of them at first, then every session when it is over.
extension FeedEngine {
    /// Asks for the next part of every instrument's history that lacks some, and returns when to look again.
    func askForHistory(_ wall: Instant, _ now: Duration) -> Duration? {
        guard settings.historyYears > 0 else { return nil }
        if now >= nextHistoryCheck {
            nextHistoryCheck = now + .seconds(10)
            for instrument in plan.instruments { planHistory(of: instrument, wall, now) }
        }
        var next = nextHistoryCheck
        for (symbol, pass) in passes {
            let key = NeedKey.daily(symbol)
            let state = states[key]
            guard state?.isBusy != true, let range = pass.ranges.first else { continue }
            if let notBefore = state?.notBefore, notBefore > now {
                next = min(next, notBefore)
                continue
            }
            ask(for: range, of: symbol, pass, now)
        }
        return next
    }

    private func ask(for range: ClosedRange<CalendarDate>, of symbol: Symbol, _ pass: HistoryPass, _ now: Duration) {
        let key = NeedKey.daily(symbol)
        let feed = source(of: key)
        let need = ProviderNeed.daily(symbol, from: pass.start(of: range), through: range.upperBound)
        let history = SavePlan.HistoryAnswer(
            symbol: symbol, range: range, isWhole: pass.isWhole, isLast: pass.ranges.count == 1)
        send(need, keys: [key], to: feed, pass.done == 0 ? .recentHistory : .olderHistory, now, history: history)
    }

    /// Works out what an instrument's history lacks, once for every session that is over.
    private func planHistory(of instrument: Instrument, _ wall: Instant, _ now: Duration) {
        let symbol = instrument.symbol
        let key = NeedKey.daily(symbol)
        let delay = settings.pace.dailyDelay.components.seconds
        let last = store.lastFinishedDate(of: symbol, at: wall.advanced(seconds: -Int(delay)))
        guard passes[symbol] == nil, checkedThrough[symbol].map({ $0 < last }) ?? true, !route(key).isEmpty,
            states[key]?.notBefore.map({ $0 <= now }) ?? true
        else { return }
        do {
            guard let pass = try missingHistory(of: instrument, through: last, wall) else {
                attempts[symbol] = nil
                checkedThrough[symbol] = last
                return
            }
            var tried = attempts[symbol] ?? HistoryAttempts(last: last)
            tried.move(to: last)
            if tried.haveAsked(pass.ranges) {
                tried.pause()
                states[key, default: NeedState()].notBefore =
                    now + FeedEngine.tailPause.delay(failures: tried.pauses, chance: 1)
            } else {
                passes[symbol] = pass
            }
            attempts[symbol] = tried
        } catch {
            // The cache is read again at the next look.
        }
    }

    private func missingHistory(of instrument: Instrument, through last: CalendarDate, _ wall: Instant) throws
        -> HistoryPass?
    {
        var first = last.advanced(months: -12 * settings.historyYears)
        if let listed = instrument.listedOn { first = max(first, listed) }
        guard first <= last else { return nil }
        let have = try writer.write { cache in
            Set(try cache.contents.closes(of: instrument.symbol, from: first, through: last).map(\.date))
        }
        var gaps = HistoryGaps()
        if case .exchange(let exchange) = instrument.venue { gaps.calendar = settings.calendars[exchange] }
        let ranges = gaps.ranges(
            wanted: first...last, have: have, mark: marks[instrument.symbol], today: instrument.zone.local(wall).date)
        return ranges.isEmpty ? nil : HistoryPass(ranges: ranges, first: first, overlap: have.isEmpty ? 0 : 10)
    }

    /// Goes on to the next part after one has come.
    func advance(_ history: SavePlan.HistoryAnswer, _ now: Duration) {
        let symbol = history.symbol
        guard var pass = passes[symbol], pass.ranges.first == history.range else { return }
        pass.ranges.removeFirst()
        pass.done += 1
        historyDone += 1
        passes[symbol] = pass.ranges.isEmpty ? nil : pass
        let left = passes.values.reduce(0) { $0 + $1.ranges.count }
        report(.history(HistoryProgress(done: historyDone, total: historyDone + left, symbol: symbol)))
        let delay = settings.pace.dailyDelay.components.seconds
        let last = store.lastFinishedDate(of: symbol, at: clock.wall().advanced(seconds: -Int(delay)))
        attempts[symbol, default: HistoryAttempts(last: last)].note(history.range)
        // The next look finds that nothing is missing, or that no source has it yet.
        if pass.ranges.isEmpty { nextHistoryCheck = min(nextHistoryCheck, now) }
    }

    /// Fetches all daily bars of an instrument again, in one piece, so that old and new prices never stand side by side.
    func fetchWhole(_ symbol: Symbol, sign: String) {
        guard passes[symbol]?.isWhole != true, let instrument = plan.instrument(symbol),
            settings.historyYears > 0
        else { return }
        report(.split(symbol, sign: sign))
        let last = store.lastFinishedDate(of: symbol, at: clock.wall())
        var first = last.advanced(months: -12 * settings.historyYears)
        if let listed = instrument.listedOn { first = max(first, listed) }
        let there = try? writer.write { try $0.contents.firstClose(of: symbol)?.date }
        if let there { first = min(first, there) }
        guard first <= last else { return }
        passes[symbol] = HistoryPass(ranges: [first...last], isWhole: true, first: first)
        states[.daily(symbol)]?.notBefore = nil
        wake.wake()
    }

    private static let tailPause = Backoff(first: .seconds(3600), limit: .seconds(6 * 3600))
}
