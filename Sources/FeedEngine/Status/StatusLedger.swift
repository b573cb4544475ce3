import Market

/// How the sources are doing: what goes into `feed_status` and `feed_instrument`.
struct StatusLedger {
    private struct Pair: Hashable {
        var feed: String
        var symbol: Symbol
    }

    /// Failures in a row after which a source counts as failing: single ones happen to everybody.
    private static let failing = 3
    /// How long the row of an instrument with which all is well may be behind.
    private static let patience: Int64 = 30_000

    private var feeds: [String: FeedStatus] = [:]
    private var instruments: [Pair: FeedInstrumentStatus] = [:]
    private var changedFeeds: Set<String> = []
    private var changedInstruments: Set<Pair> = []
    private var savedAt: [Pair: Instant] = [:]

    /// Takes what the cache says of former runs.
    mutating func adopt(_ feeds: [FeedStatus], _ instruments: [FeedInstrumentStatus], named names: Set<String>) {
        for status in feeds where names.contains(status.feed) { self.feeds[status.feed] = status }
        for status in instruments where names.contains(status.feed) {
            self.instruments[Pair(feed: status.feed, symbol: status.symbol)] = status
        }
    }

    /// Notes an answer of which something could be used.
    mutating func recordSuccess(_ feed: String, latency: Duration, at now: Instant) {
        var status = feeds[feed] ?? FeedStatus(feed: feed, state: "ok")
        (status.state, status.failures, status.message) = ("ok", 0, "")
        (status.lastSuccess, status.latency, status.nextAttempt) = (now, latency / .seconds(1), nil)
        feeds[feed] = status
        changedFeeds.insert(feed)
    }

    /// Notes that nothing usable came.
    mutating func recordFailure(_ feed: String, _ sentence: String, next: Instant?, at now: Instant) {
        var status = feeds[feed] ?? FeedStatus(feed: feed, state: "ok")
        status.failures += 1
        if status.failures >= StatusLedger.failing || status.lastSuccess == nil { status.state = "failing" }
        (status.message, status.lastFailure, status.nextAttempt) = (sentence, now, next)
        feeds[feed] = status
        changedFeeds.insert(feed)
    }

    /// Notes that something came of an instrument.
    mutating func recordSuccess(_ feed: String, of symbol: Symbol, latency: Duration, next: Instant?, at now: Instant) {
        let pair = Pair(feed: feed, symbol: symbol)
        let hadFailed = (instruments[pair]?.failures ?? 1) > 0
        instruments[pair] = FeedInstrumentStatus(
            feed: feed, symbol: symbol, lastSuccess: now, latency: latency / .seconds(1), nextAttempt: next)
        if hadFailed || now.milliseconds(since: savedAt[pair] ?? Instant(milliseconds: 0)) >= StatusLedger.patience {
            changedInstruments.insert(pair)
        }
    }

    /// Notes that nothing came of an instrument.
    mutating func recordFailure(_ feed: String, of symbol: Symbol, _ sentence: String, next: Instant?) {
        let pair = Pair(feed: feed, symbol: symbol)
        var status = instruments[pair] ?? FeedInstrumentStatus(feed: feed, symbol: symbol)
        status.failures += 1
        (status.message, status.nextAttempt) = (sentence, next)
        instruments[pair] = status
        changedInstruments.insert(pair)
    }

    /// Says of every source that it is stopped.
    mutating func stop(_ names: [String]) {
        for name in names {
            var status = feeds[name] ?? FeedStatus(feed: name, state: "stopped")
            (status.state, status.nextAttempt) = ("stopped", nil)
            feeds[name] = status
            changedFeeds.insert(name)
        }
    }

    /// The rows that differ from what was taken last.
    mutating func takeChanges(at now: Instant) -> (feeds: [FeedStatus], instruments: [FeedInstrumentStatus]) {
        let changes = (
            changedFeeds.sorted().compactMap { feeds[$0] },
            changedInstruments.sorted { ($0.feed, $0.symbol) < ($1.feed, $1.symbol) }.compactMap { instruments[$0] }
        )
        for pair in changedInstruments { savedAt[pair] = now }
        changedFeeds = []
        changedInstruments = []
        return changes
    }

    /// Whether there are rows to be saved.
    var hasChanges: Bool { !changedFeeds.isEmpty || !changedInstruments.isEmpty }
}
