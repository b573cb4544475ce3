import Market

/// How the feeds fare, as JSON.
struct FeedStatusDocument: Encodable {
    struct Feed: Encodable {
        let feed: String
        let state: String
        @OrNull var lastSuccess: String?
        @OrNull var latencySeconds: Double?
        @OrNull var lastFailure: String?
        let failures: Int
        @OrNull var nextAttempt: String?
        let message: String
    }

    struct Entry: Encodable {
        let feed: String
        let symbol: String
        @OrNull var lastSuccess: String?
        @OrNull var latencySeconds: Double?
        let failures: Int
        @OrNull var nextAttempt: String?
        let message: String
    }

    let feeds: [Feed]
    let instruments: [Entry]

    init(_ feeds: [FeedStatus], _ instruments: [FeedInstrumentStatus]) {
        self.feeds = feeds.map {
            Feed(
                feed: $0.feed, state: $0.state, lastSuccess: $0.lastSuccess?.description, latencySeconds: $0.latency,
                lastFailure: $0.lastFailure?.description, failures: $0.failures,
                nextAttempt: $0.nextAttempt?.description, message: $0.message)
        }
        self.instruments = instruments.map {
            Entry(
                feed: $0.feed, symbol: $0.symbol.rawValue, lastSuccess: $0.lastSuccess?.description,
                latencySeconds: $0.latency, failures: $0.failures, nextAttempt: $0.nextAttempt?.description,
                message: $0.message)
        }
    }
}
