import Analytics
import Market
import TextUI
import ThemeCatalog
import Watchlists

/// The lines of a watchlist: instruments with the list's columns, groups and the total with their sums below the same
/// headings.
struct WatchlistTable {
    let model: Model
    let data: WatchlistViewData
    /// The columns that fit.
    private let columns: [PlacedColumn]

    private var theme: Theme { model.theme }
    private var list: Watchlist { data.loaded.list }

    private static let gap = 1

    private var cells: PositionCells { PositionCells(data: data, theme: theme) }

    init(model: Model, data: WatchlistViewData, width: Int) {
        self.model = model
        self.data = data
        let list = data.loaded.list
        let usual = ColumnSet.list(list)
        columns = usual.placed(
            list.columns ?? usual.columns, RowCells(model: model, theme: model.theme, namesCurrency: true),
            of: list.entries.lazy.compactMap { model.snapshot[$0.symbol] }, in: width,
            gap: WatchlistTable.gap, exact: PositionCells(data: data, theme: model.theme).exactWidth)
    }

    func drawHeading(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        let day = model.dayTitle(of: list.entries.lazy.compactMap { model.snapshot[$0.symbol] })
        for placed in columns {
            let column = placed.column
            let text =
                column.heading(model.shown, day: day)
                + (isAmount(column) ? " " + list.currency.sign : "")
            let fitted = TextFitting.fitted(
                text, to: placed.width, alignment: column.isText ? .leading : .trailing)
            buffer.write(fitted, x: rect.x + placed.x, y: rect.y, style: theme.dim, limit: placed.width)
        }
    }

    private func isAmount(_ column: Column) -> Bool {
        switch column.position {
        case .value, .dayProfit, .profit: true
        case .quantity, .weight, .profitPercent, .currencyProfit, nil: false
        }
    }

    func draw(_ row: WatchlistRow, in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        switch row {
        case .group(let index):
            let group = list.groups[index]
            let sum = index < data.groupTotals.count ? data.groupTotals[index] : PositionTotal()
            draw(sum, named: group.name.isEmpty ? "Others" : group.name, in: rect, into: &buffer)
        case .entry(let symbol, _):
            guard let entry = row.entry(in: list) else { return }
            let state = model.snapshot[symbol]
            draw(entry, state, in: rect, into: &buffer)
        }
    }

    private func draw(
        _ entry: Watchlist.Entry, _ state: InstrumentState?, in rect: Rect, into buffer: inout Buffer
    ) {
        guard let state else {
            for placed in columns { drawUnknown(placed.column, of: entry, in: placed.cell(in: rect), into: &buffer) }
            return drawAbsence(in: rect, into: &buffer)
        }
        let position = data.positions[entry.symbol]
        for placed in columns {
            if placed.column == .note {
                drawNote(of: entry, in: placed.cell(in: rect), into: &buffer)
            } else if let figure = placed.column.position, let position {
                write(cells.figure(figure, of: position), in: placed.cell(in: rect), into: &buffer)
            }
        }
        RowCells(model: model, theme: theme.of(state.instrument.region), namesCurrency: true)
            .draw(columns, of: state, in: rect, gap: WatchlistTable.gap, into: &buffer)
    }

    private func drawNote(of entry: Watchlist.Entry, in rect: Rect, into buffer: inout Buffer) {
        let text = TextFitting.truncated(entry.note, to: rect.width)
        buffer.write(text, x: rect.x, y: rect.y, style: theme.dim, limit: rect.width)
    }

    /// Nothing is known of it but what the list says.
    private func drawUnknown(
        _ column: Column, of entry: Watchlist.Entry, in rect: Rect, into buffer: inout Buffer
    ) {
        if column == .note { return drawNote(of: entry, in: rect, into: &buffer) }
        if let figure = column.position {
            guard let position = data.positions[entry.symbol] else { return }
            return write(cells.figure(figure, of: position), in: rect, into: &buffer)
        }
        guard column == .name || column == .symbol else { return }
        buffer.write(
            TextFitting.truncated(entry.symbol.rawValue, to: rect.width), x: rect.x, y: rect.y, style: theme.dim,
            limit: rect.width)
    }

    /// Says in place of the figures that there are none.
    private func drawAbsence(in rect: Rect, into buffer: inout Buffer) {
        let start = columns.first { !$0.column.isText }?.x ?? rect.width
        let end = columns.first { $0.column == .note }?.x ?? rect.width
        let text = TextFitting.truncated("no data yet", to: max(0, end - start - 1))
        buffer.write(text, x: rect.x + start, y: rect.y, style: theme.dim, limit: max(0, end - start))
    }

    func drawTotal(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        draw(data.total, named: "Total", in: rect, into: &buffer)
    }

    /// Sums stand below the headings of what they sum; `~` marks one in which a position is missing.
    private func draw(_ sum: PositionTotal, named name: String, in rect: Rect, into buffer: inout Buffer) {
        let start = columns.first { $0.column.names }?.x ?? 0
        let end = columns.first { $0.column.position != nil }?.x ?? rect.width
        buffer.write(
            TextFitting.truncated(name, to: max(1, end - start - 1)), x: rect.x + start, y: rect.y,
            style: theme.style(theme.strong).bold, limit: max(0, end - start - 1))
        guard sum.count > 0 else { return }
        for placed in columns {
            guard let column = placed.column.position, let text = cells.figure(column, of: sum) else { continue }
            write(text, in: placed.cell(in: rect), into: &buffer)
        }
    }

    private func write(_ text: (Figure, Style), in rect: Rect, into buffer: inout Buffer) {
        text.0.draw(in: rect, style: text.1, into: &buffer)
    }
}
