import Analytics
import Market
import RiskRules
import Watchlists

/// What a watchlist's page shows: its lines in order, what each position comes to, and the sums.
struct WatchlistViewData: Sendable {
    let loaded: LoadedWatchlist
    let rows: [WatchlistRow]
    let positions: [Symbol: PositionFigures]
    let groupTotals: [PositionTotal]
    let total: PositionTotal
    /// How many instruments the filter hides.
    let hidden: Int

    init?(_ model: Model) {
        guard let loaded = WatchlistScreen.list(at: model.place, in: model) else { return nil }
        self.loaded = loaded
        let snapshot = model.snapshot
        let analysis = PositionAnalysis(in: loaded.list.currency, rates: snapshot.rates)
        var positions: [Symbol: PositionFigures] = [:]
        var (groupTotals, total) = ([PositionTotal](), PositionTotal())
        for group in loaded.list.groups {
            var sum = PositionTotal()
            for entry in group.entries where !entry.lots.isEmpty {
                let figures = snapshot[entry.symbol].map { analysis.figures(of: entry.lots, $0) } ?? PositionFigures()
                // What was bought after the moment shown is not a position yet.
                if snapshot[entry.symbol]?.price != nil, figures.quantity == nil { continue }
                positions[entry.symbol] = figures
                sum.add(figures)
                total.add(figures)
            }
            groupTotals.append(sum)
        }
        (self.positions, self.groupTotals, self.total) = (positions, groupTotals, total)
        (rows, hidden) = WatchlistViewData.rows(of: loaded.list, model)
    }

    private static func rows(of list: Watchlist, _ model: Model) -> ([WatchlistRow], hidden: Int) {
        var rows: [WatchlistRow] = []
        var shown = 0
        for (index, group) in list.groups.enumerated() {
            if !group.name.isEmpty || list.groups.count > 1 { rows.append(.group(index)) }
            var symbols = group.entries.map(\.symbol)
            if model.shown.passing != nil { symbols = symbols.filter { model.shown.passes($0) } }
            symbols =
                RowOrder.rows(
                    of: symbols, shown: model.shown, snapshot: model.snapshot, flagged: model.flags.flagged) ?? symbols
            shown += symbols.count
            rows += symbols.map { .entry($0, group: index) }
        }
        return (rows, list.entries.count - shown)
    }
}
