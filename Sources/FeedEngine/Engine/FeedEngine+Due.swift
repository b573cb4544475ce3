import Market
import Providers

/// What is due, and the requests for it.
extension FeedEngine {
    /// Makes requests of everything that is due and returns when something will be next; nil where nothing will.
    func askForWhatIsDue(_ now: Duration) -> Duration? {
        guard waiting.answers.count < FeedEngine.mostWaiting || saveFailures == 0 else { return nil }
        let wall = clock.wall()
        var next: Duration?
        var quotes: [(instrument: Instrument, key: NeedKey, due: Duration)] = []
        for instrument in plan.instruments {
            let symbol = instrument.symbol
            if let due = quoteDue(instrument, wall, now) { quotes.append((instrument, .quote(symbol), due)) }
            if let due = intradayDue(instrument, wall, now), !ask(.intraday(symbol), due, now) {
                next = earlier(next, due)
            }
            if let due = knowledgeDue(instrument, now), !ask(.knowledge(symbol), due, now) { next = earlier(next, due) }
        }
        let isAnyDue = quotes.contains { $0.due <= now }
        var asked: [NeedKey] = []
        for (instrument, key, due) in quotes {
            // What is due soon goes with what is due now: batches cost one request.
            if due <= now || (isAnyDue && due <= now + plan.slack(of: instrument)) {
                asked.append(key)
            } else {
                next = earlier(next, due)
            }
        }
        askForQuotes(asked, now)
        if let due = askForHistory(wall, now) { next = earlier(next, due) }
        return next
    }

    private func earlier(_ left: Duration?, _ right: Duration) -> Duration { left.map { min($0, right) } ?? right }

    private func quoteDue(_ instrument: Instrument, _ wall: Instant, _ now: Duration) -> Duration? {
        let key = NeedKey.quote(instrument.symbol)
        let state = states[key]
        guard state?.isBusy != true, !route(key).isEmpty else { return nil }
        if let state, state.isForced { return max(now, state.notBefore ?? now) }
        return plan.quoteDue(instrument, state, isBehind: isBehind(instrument, wall), wall: wall, now: now)
    }

    /// Whether the cache lacks the price of the last session.
    private func isBehind(_ instrument: Instrument, _ wall: Instant) -> Bool {
        guard let time = quoteTimes[instrument.symbol] else { return true }
        guard case .exchange(let exchange) = instrument.venue, let calendar = settings.calendars[exchange],
            let session = calendar.completedSession(at: wall)
        else { return false }
        return exchange.zone.local(time).date < session.date
    }

    private func intradayDue(_ instrument: Instrument, _ wall: Instant, _ now: Duration) -> Duration? {
        let key = NeedKey.intraday(instrument.symbol)
        let state = states[key]
        guard settings.intradayMinutes > 0, state?.isBusy != true, !route(key).isEmpty else { return nil }
        if let state, state.isForced { return max(now, state.notBefore ?? now) }
        return plan.intradayDue(instrument, state, wall: wall, now: now)
    }

    private func knowledgeDue(_ instrument: Instrument, _ now: Duration) -> Duration? {
        let key = NeedKey.knowledge(instrument.symbol)
        let state = states[key]
        guard state?.isBusy != true, !route(key).isEmpty else { return nil }
        if let state, state.isForced { return max(now, state.notBefore ?? now) }
        return plan.knowledgeDue(instrument, state, now: now)
    }

    /// Asks for one thing where it is due; false where it is not.
    private func ask(_ key: NeedKey, _ due: Duration, _ now: Duration) -> Bool {
        guard due <= now else { return false }
        let isFocused = plan.isFocused(key.symbol)
        let priority: NeedPriority =
            if case .intraday = key { isFocused ? .focusedIntraday : .intraday } else { .knowledge }
        send(need(key), keys: [key], to: source(of: key), priority, now)
        return true
    }

    private func askForQuotes(_ keys: [NeedKey], _ now: Duration) {
        var bySource: [String: [NeedKey]] = [:]
        for key in keys { bySource[source(of: key), default: []].append(key) }
        for provider in providers {
            guard let keys = bySource[provider.name] else { continue }
            let focused = keys.filter { plan.isFocused($0.symbol) }.sorted {
                plan.rank(of: $0.symbol) < plan.rank(of: $1.symbol)
            }
            let others = keys.filter { !plan.isFocused($0.symbol) }
            // Together where both are due: the provider's batches are filled from the front.
            let priority: NeedPriority = focused.isEmpty ? .quote : .focusedQuote
            send(.quotes((focused + others).map(\.symbol)), keys: focused + others, to: provider.name, priority, now)
        }
    }

    /// Puts the requests for a need into the queue.
    func send(
        _ need: ProviderNeed, keys: [NeedKey], to feed: String, _ priority: NeedPriority, _ now: Duration,
        history: SavePlan.HistoryAnswer? = nil
    ) {
        guard let provider = provider(feed) else { return }
        if provider.needsAccess(need), !prepareAccess(provider, keys, now) { return }
        let access = accesses[feed]
        let requests = provider.requests(for: [need], access: access?.access)
        var unserved = Set(keys)
        for request in requests {
            guard let part = request.need else { continue }
            let symbols = Set(part.symbols)
            let covered = keys.filter { symbols.contains($0.symbol) }
            guard !covered.isEmpty else { continue }
            unserved.subtract(covered)
            lastID += 1
            var job = FeedJob(id: lastID, feed: feed, request: request, keys: covered)
            job.priority = priority
            job.attempt = covered.map { states[$0]?.failures ?? 0 }.max() ?? 0
            job.rank = covered.map { plan.rank(of: $0.symbol) }.min() ?? .max
            job.history = history
            job.accessGeneration = access?.generation ?? 0
            job.usesAccess = provider.needsAccess(need)
            queue.append(job)
            for key in covered { begin(key, now) }
        }
        fail(Array(unserved), of: feed, "has no such data", now)
    }

    private func begin(_ key: NeedKey, _ now: Duration) {
        var state = states[key] ?? NeedState()
        (state.isBusy, state.isForced, state.askedAt) = (true, false, now)
        states[key] = state
    }

    /// What a source is asked for.
    func need(_ key: NeedKey) -> ProviderNeed {
        switch key {
        case .quote(let symbol): .quotes([symbol])
        case .intraday(let symbol): .intraday(symbol, minutes: settings.intradayMinutes)
        case .knowledge(let symbol): .knowledge(symbol)
        case .daily(let symbol):
            .daily(symbol, from: CalendarDate(daysSince1970: 19_000), through: CalendarDate(daysSince1970: 19_001))
        }
    }

    // MARK: Sources

    func provider(_ name: String) -> (any Provider)? { providers.first { $0.name == name } }

    /// The sources that serve something, the preferred first.
    func route(_ key: NeedKey) -> [String] {
        if let route = routes[key] { return route }
        let need = need(key)
        let route = providers.filter { $0.part(of: need) != nil }.map(\.name)
        routes[key] = route
        return route
    }

    /// The source whose turn it is.
    func source(of key: NeedKey) -> String {
        let route = route(key)
        return route.isEmpty ? "" : route[min(states[key]?.source ?? 0, route.count - 1)]
    }
}
