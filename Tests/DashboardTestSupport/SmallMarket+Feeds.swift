public import Market

extension SmallMarket {
    /// A feed that is fine, one that waits after failures, one that was stopped.
    public static func addFeeds(to snapshot: inout Snapshot, isOneFailing: Bool = false) {
        func ago(_ seconds: Int) -> Instant { moment.advanced(seconds: -seconds) }
        snapshot.feeds = [
            FeedStatus(
                feed: "frankfurter", state: "ok", lastSuccess: ago(5400), nextAttempt: moment.advanced(seconds: 8000),
                latency: 0.212),
            FeedStatus(
                feed: "my-broker", state: "stopped", lastSuccess: ago(90_000), failures: 0, message: "ended by SIGTERM"),
            FeedStatus(
                feed: "twse-mis", state: "ok", lastSuccess: ago(4), nextAttempt: moment.advanced(seconds: 6),
                latency: 0.038),
            FeedStatus(feed: "yahoo", state: "ok", lastSuccess: ago(2), nextAttempt: moment, latency: 1.4),
        ]
        snapshot.feedCounts = ["frankfurter": 4, "twse-mis": 9, "yahoo": 17]
        guard isOneFailing else { return }
        snapshot.feeds[3] = FeedStatus(
            feed: "yahoo", state: "failing", lastSuccess: ago(840), nextAttempt: moment.advanced(seconds: 75),
            failures: 6, message: "asks to wait 120 s (too many requests)", latency: 1.4, lastFailure: ago(20))
        snapshot.feedTroubles = [
            FeedInstrumentStatus(
                feed: "yahoo", symbol: "042700.KS", lastSuccess: ago(3660), failures: 6,
                nextAttempt: moment.advanced(seconds: 75), message: "asks to wait 120 s (too many requests)"),
            FeedInstrumentStatus(feed: "yahoo", symbol: "9999.HK", failures: 2, message: "does not know the symbol"),
        ]
    }
}
