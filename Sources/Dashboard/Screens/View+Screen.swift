extension View {
    /// The screen that is this view. A new screen is a folder, a case and a line here.
    var screen: any Screen.Type {
        switch self {
        case .board: BoardScreen.self
        case .morning: MorningScreen.self
        case .rotation: RotationScreen.self
        case .movers: MoversScreen.self
        case .heatmap: HeatmapScreen.self
        case .sessions: SessionsScreen.self
        case .valuation: ValuationScreen.self
        case .parity: ParityScreen.self
        case .events: EventsScreen.self
        case .risk: RiskScreen.self
        case .thesis: ThesisScreen.self
        case .watchlist: WatchlistScreen.self
        case .feed: FeedScreen.self
        case .region: RegionScreen.self
        case .chipmaker: StockScreen.self
        case .comparison: ComparisonScreen.self
        }
    }

    /// The views with a key of their own, in the order of the header.
    static let keyed: [(view: View, entry: ScreenEntry, key: Character)] = allCases.compactMap { view in
        let entry = view.screen.entry
        return entry.key.map { (view, entry, $0) }
    }
}
