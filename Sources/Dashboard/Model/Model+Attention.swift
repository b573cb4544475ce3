public import Market

extension Model {
    /// Whom the person looks at now, the most important first: the chipmaker under the cursor, those marked or compared,
    /// and the rows on screen. A feed asks for them before others.
    public var attention: [Symbol] {
        var symbols = [selectedSymbol].compactMap(\.self) + place.compared + board.marked + visibleRows
        symbols += snapshot.regions.compactMap(\.index)
        var seen: Set<Symbol> = []
        return symbols.filter { seen.insert($0).inserted }
    }

    private var visibleRows: [Symbol] {
        guard view != .board else { return visibleBoardRows }
        guard let body = viewBody, body.rowCount > 0 else { return [] }
        let height = max(1, body.visibleRows(in: viewArea))
        let window = ListWindow(
            count: body.rowCount, selection: selectedRow(of: body.rowCount, first: body.firstSelection),
            scroll: list.scroll, height: height)
        return window.rows.compactMap { body.symbol(of: $0) }
    }

    /// The focused pane's rows first.
    private var visibleBoardRows: [Symbol] {
        let layout = layout
        let order = snapshot.regions.indices.sorted { left, _ in left == board.focus }
        return order.flatMap { index -> [Symbol] in
            let region = snapshot.regions[index]
            let isHidden = layout.form == .accordion && index != board.focus
            let count = isHidden ? 0 : layout.visibleRows(of: index)
            return Array(board.rows(of: region).dropFirst(board.panes[region.region]?.scroll ?? 0).prefix(count))
        }
    }
}
