import Market

/// What is wrong with the feeds, in few words for the header; nil where nothing is.
struct FeedTrouble {
    let words: String

    init?(_ feeds: [FeedStatus]) {
        let failing = feeds.filter { $0.state == "failing" }.map(\.feed)
        let stopped = feeds.filter { $0.state == "stopped" }.map(\.feed)
        switch (failing.count, stopped.count) {
        case (0, 0): return nil
        case (1, _): words = failing[0] + " failing"
        case (2..., _): words = "\(failing.count) sources failing"
        // Of several programs one may be stopped for good; that all are is worth a word.
        default:
            guard stopped.count == feeds.count else { return nil }
            words = stopped.count == 1 ? stopped[0] + " stopped" : "data sources stopped"
        }
    }
}
