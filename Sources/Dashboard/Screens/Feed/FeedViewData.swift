import Market

/// What the feeds' page shows.
struct FeedViewData: Sendable {
    /// What prices say about where they come from.
    struct Source: Hashable, Sendable {
        let name: String
        /// How many prices it made.
        var count = 0
        /// How many of them are older than they should be.
        var behind = 0
        var newest: Instant?
    }

    let feeds: [FeedStatus]
    let counts: [String: Int]
    let troubles: [FeedInstrumentStatus]
    /// The sources of the prices that are on hand, the most prices first.
    let sources: [Source]

    init(_ model: Model) {
        let snapshot = model.snapshot
        feeds = snapshot.feeds
        counts = snapshot.feedCounts
        troubles = snapshot.feedTroubles
        var found: [String: Source] = [:]
        for state in snapshot.instruments where state.price != nil {
            var source = found[state.source] ?? Source(name: state.source)
            source.count += 1
            if state.staleness.isBehind { source.behind += 1 }
            if let time = state.time, source.newest.map({ $0 < time }) ?? true { source.newest = time }
            found[state.source] = source
        }
        sources = found.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
}
