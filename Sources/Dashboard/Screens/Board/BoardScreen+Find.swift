import Market

/// On the board only the rows that match stay, in every pane, and the best one is gone to.
extension BoardScreen {
    /// A row on the board.
    private struct Row: Hashable {
        let region: Region
        let symbol: Symbol
    }

    static func lookUp(_ model: inout Model, isTyping: Bool) {
        guard let find = model.find else { return }
        let scores = find.text.isEmpty ? nil : model.searchIndex.matches(find.text)
        model.find?.scores = scores
        model.content = prepare(model)
        let rows = shown(by: model).allRows
        model.find?.count = find.text.isEmpty ? 0 : rows.count
        guard isTyping else { return }
        if let best = best(of: rows, scores) { go(to: best, &model) } else { model.focus = find.origin.focus }
        keepVisible(&model)
    }

    /// All rows that are shown, pane by pane.
    private var allRows: [Row] {
        model.snapshot.regions.flatMap { region in rows(of: region).map { Row(region: region.region, symbol: $0) } }
    }

    /// The first of the rows that match best.
    private static func best(of rows: [Row], _ scores: [Symbol: Int]?) -> Row? {
        guard let scores else { return nil }
        var best: (row: Row, score: Int)?
        for row in rows {
            let score = scores[row.symbol] ?? 0
            if score > best?.score ?? 0 { best = (row, score) }
        }
        return best?.row
    }

    private static func go(to row: Row, _ model: inout Model) {
        model.focus.region = row.region
        model.focus.symbols[row.region] = row.symbol
        keepVisible(&model)
    }

    static func goToMatch(by step: Int, _ model: inout Model) {
        let screen = shown(by: model)
        let rows = screen.allRows
        guard model.find?.scores != nil, !rows.isEmpty else { return }
        let current = screen.selectedSymbol.flatMap { symbol in
            rows.firstIndex { $0.region == model.focusedRegion?.region && $0.symbol == symbol }
        }
        let next = current.map { $0 + step } ?? 0
        go(to: rows[(next + rows.count) % rows.count], &model)
    }

    var matchNumber: Int? { nil }
}
