import Analytics
import Market
import TextUI
import ThemeCatalog
import Watchlists

/// The selected instrument's note, and its lots one by one.
struct WatchlistDetail {
    let model: Model
    let data: WatchlistViewData
    let entry: Watchlist.Entry

    private var theme: Theme { model.theme }
    private var currency: Currency { data.loaded.list.currency }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height >= 2 else { return }
        var rest = rect.height > 2 ? rect.splitTop(1).rest : rect
        let name = model.snapshot[entry.symbol]?.instrument.shownName ?? entry.symbol.rawValue
        var title = PaneTitle(theme: theme, name, note: name == entry.symbol.rawValue ? "" : entry.symbol.rawValue)
        title.trailing = StyledLine([StyledLine.Run(lotCount, theme.dim)])
        title.draw(in: rest.row(0), into: &buffer)
        rest = rest.splitTop(1).rest
        for line in TextFitting.wrapped(entry.note, to: rest.width) where rest.height > 0 && !entry.note.isEmpty {
            buffer.write(line, x: rest.x, y: rest.y, style: theme.plain, limit: rest.width)
            rest = rest.splitTop(1).rest
        }
        guard !entry.lots.isEmpty else {
            let words = "w edits the note, L the positions; i shows data sources"
            if rest.height > 0 { buffer.write(words, x: rest.x, y: rest.y, style: theme.dim, limit: rest.width) }
            return
        }
        _ = table.draw(in: rest, into: &buffer)
    }

    private var lotCount: String {
        entry.lots.isEmpty ? "no positions" : entry.lots.count == 1 ? "1 position" : "\(entry.lots.count) positions"
    }

    private var table: ListTable<LotRow> {
        let analysis = PositionAnalysis(in: currency, rates: model.snapshot.rates)
        let state = model.snapshot[entry.symbol]
        let rows = entry.lots.map { lot in
            LotRow(lot: lot, figures: state.map { analysis.figures(of: [lot], $0) } ?? PositionFigures())
        }
        let (theme, sign) = (theme, currency.sign)
        let own = state?.instrument.currency
        func money(_ value: Double?) -> (Figure, Style) {
            (ListFigures.money(value, isSigned: true), Wording.style(value, theme))
        }
        return ListTable(
            theme: theme,
            columns: [
                .text("trade date", .init(width: 11, rank: 0)) {
                    ($0.lot.date.map { "\($0.shortText) \($0.year)" } ?? "no date", theme.dim)
                },
                .figure("quantity", .init(width: 10, rank: 0)) {
                    (ListFigures.quantity($0.lot.quantity), theme.plain)
                },
                .number("price", .init(width: 13, rank: 0)) { row in
                    let paid = (row.lot.currency ?? own)?.sign ?? ""
                    return (paid + NumberText.fixed(row.lot.price, decimals: row.lot.price < 1000 ? 2 : 0), theme.plain)
                },
                .figure("cost " + sign, .init(width: 13, rank: 2)) {
                    (ListFigures.money($0.figures.cost), theme.dim)
                },
                .figure("value " + sign, .init(width: 13, rank: 1)) {
                    (ListFigures.money($0.figures.value), theme.style(theme.strong))
                },
                .figure("P&L " + sign, .init(width: 13, rank: 0)) { money($0.figures.profit) },
                .figure("", .init(width: 8, rank: 0)) {
                    let part = $0.figures.profitFraction
                    return (Figure.percent(part, decimals: 1), Wording.style(part, theme))
                },
                .figure("FX P&L", .init(width: 13, rank: 3)) { money($0.figures.currencyProfit) },
                .text("", .init(minimum: 24, maximum: 60, rank: 4)) { ($0.unknown(in: sign, own), theme.dim) },
            ],
            rows: rows)
    }
}

/// One lot with what it comes to.
struct LotRow {
    let lot: Lot
    let figures: PositionFigures

    /// What keeps its P&L unknown; empty where it is known.
    ///
    /// - Parameters:
    ///   - sign: the sign of the currency of the list.
    ///   - own: the currency that the instrument trades in.
    func unknown(in sign: String, _ own: Currency?) -> String {
        if figures.profit != nil { return "" }
        if figures.value == nil { return "value in \(sign) unknown: no price or FX rate" }
        guard let date = lot.date else { return "cost in \(sign) unknown: no trade date" }
        let currency = (lot.currency ?? own).map { " for \($0)" } ?? ""
        return "cost in \(sign) unknown: no FX rate\(currency) on \(date.shortText) \(date.year)"
    }
}
