/// One view beside the board: its key, what is said of it, and what draws it.
struct ViewEntry: Sendable {
    /// Which view.
    let view: View
    /// The key that shows it; nil for the pages that one drills down to.
    let key: Character?
    /// What is said of it in the help, beginning with a verb.
    let summary: String
    /// What draws it; nil for the board, which is a screen of its own.
    let body: (any ViewBody.Type)?
}

/// The views in the order of the header; adding one is a line here and a file.
enum ViewCatalog {
    static let entries = [
        ViewEntry(view: .board, key: "B", summary: "Show the board", body: nil),
        ViewEntry(
            view: .rotation, key: "R", summary: "Show the rotation: graph, spread, table", body: RotationView.self),
        ViewEntry(view: .movers, key: "M", summary: "Show who moves most", body: MoversView.self),
        ViewEntry(view: .heatmap, key: "H", summary: "Show the market as areas and colours", body: HeatmapView.self),
        ViewEntry(
            view: .sessions, key: "T", summary: "Show the trading hours and the hand-over", body: SessionsView.self),
        ViewEntry(
            view: .valuation, key: "V", summary: "Show valuations, targets and facts of the trade",
            body: ValuationView.self),
        ViewEntry(
            view: .parity, key: "X", summary: "Show premiums between two lines of a share", body: ParityView.self),
        ViewEntry(view: .events, key: "E", summary: "Show reports, listings, holidays and news", body: EventsView.self),
        ViewEntry(view: .risk, key: "F", summary: "Show the risk flags with their reasons", body: RiskView.self),
        ViewEntry(view: .thesis, key: "Y", summary: "Show the theses: what holds, what broke", body: ThesisView.self),
        ViewEntry(
            view: .watchlist, key: "W", summary: "Show your own watchlists: notes, lots, profits",
            body: WatchlistView.self),
        ViewEntry(
            view: .feed, key: "U", summary: "Show the feeds: what they bring and what fails",
            body: FeedView.self),
        ViewEntry(view: .region, key: nil, summary: "", body: RegionView.self),
        ViewEntry(view: .chipmaker, key: nil, summary: "", body: ChipmakerView.self),
        ViewEntry(view: .comparison, key: nil, summary: "", body: ComparisonView.self),
    ]

    /// The views with a key of their own.
    static let keyed = entries.compactMap { entry in entry.key.map { (entry: entry, key: $0) } }

    /// What draws a view; nil for the board.
    static func body(of view: View) -> (any ViewBody.Type)? {
        entries.first { $0.view == view }?.body
    }
}
