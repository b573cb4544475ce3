extension Model {
    /// Whether the key bar offers a command: not where it could only answer why it does nothing, such as a crosshair
    /// beside a table or a move where nothing can be selected. The help lists every key of the view.
    func offers(_ action: Action) -> Bool {
        switch action {
        case .chart: view == .comparison ? !place.compared.isEmpty : place.tab == .chart
        case .moveUp: view == .board ? pageSymbol != nil : (viewBody?.rowCount ?? 0) > 0
        case .open, .mark: opensAnything
        case .deeper: view == .risk || view == .thesis ? (viewBody?.rowCount ?? 0) > 0 : opensAnything
        case .explain, .acknowledge, .snooze: view != .chipmaker || selectedFlag != nil
        case .list(let key): shownList != nil || key == .create
        default: true
        }
    }

    /// Whether any row leads to an instrument. Not only the selected one, so that the bar stays as it is while the
    /// cursor passes a heading.
    private var opensAnything: Bool {
        if view == .board || view == .chipmaker { return pageSymbol != nil }
        guard let body = viewBody else { return false }
        return (0..<body.rowCount).contains { body.symbol(of: $0) != nil }
    }
}
