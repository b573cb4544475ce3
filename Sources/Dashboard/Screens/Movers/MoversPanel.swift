import Market
import TextUI
import ThemeCatalog
import Watchlists

/// One list of movers.
struct MoversPanel {
    let model: Model
    let list: MoverList
    /// The selected row; nil: the cursor is elsewhere.
    let selection: Int?

    private var theme: Theme { model.theme }

    func draw(in rect: Rect, into frame: inout Frame, target: (Int) -> Target) -> Point? {
        let (titleRow, body) = rect.splitTop(1)
        var title = PaneTitle(theme: theme, list.kind.title, isFocused: selection != nil)
        title.trailing = StyledLine([StyledLine.Run(trailing, theme.dim)])
        title.draw(in: titleRow, into: &frame.buffer)
        guard !list.rows.isEmpty else {
            let limit = body.height > 0 ? body.width - 2 : 0
            frame.buffer.write(list.kind.emptyText, x: body.x + 2, y: body.y, style: theme.dim, limit: limit)
            return nil
        }
        let widths = widths(in: body.width - 2)
        var cursor: Point?
        for (line, row) in list.rows.enumerated() {
            let place = body.row(line)
            guard place.height > 0 else { break }
            draw(row, widths, in: place, into: &frame.buffer)
            frame.hit(place, target(line))
            guard line == selection else { continue }
            ListCursor.draw(in: place, theme: theme, into: &frame.buffer)
            cursor = Point(x: place.x + 2, y: place.y)
        }
        OutOfSight(above: 0, below: list.count - list.rows.count)
            .draw(in: body.row(list.rows.count).splitLeft(2).rest, theme: theme, into: &frame.buffer)
        return cursor
    }

    /// What day the changes are of; those of the whole market while nothing is listed.
    private var day: String {
        let listed = list.rows.compactMap { model.snapshot[$0.symbol] }
        return listed.isEmpty ? model.age?.dayTitle ?? "today" : model.dayTitle(of: listed)
    }

    private var trailing: String {
        let note: String
        switch list.kind {
        case .up, .down: note = model.shown.period.title
        case .value: note = "\(model.shown.period.title) · US$"
        case .yearHigh, .yearLow: note = day
        case .volume, .limit, .turnover, .gap: note = list.kind.note
        }
        return list.count > 0 ? "\(list.count) · \(note)" : note
    }

    private var cells: RowCells { RowCells(model: model, theme: theme) }

    /// The column before the last: today's change beside figures of another kind.
    private var second: Column {
        switch list.kind {
        case .up, .down, .yearHigh, .yearLow: .symbol
        case .value: .usd
        case .volume, .limit, .turnover, .gap: .today
        }
    }

    /// The column that the list is ordered by; nil where no other table has it.
    private var last: Column? {
        switch list.kind {
        case .up, .down: model.shown.period == .day ? .today : .period
        case .yearHigh, .yearLow: .today
        case .volume: .volumeRatio
        case .value, .limit, .turnover, .gap: nil
        }
    }

    /// Name, native name, price, the second figure (or the symbol, which gives way first), the figure.
    private var columns: [ColumnLayout.Column] {
        let states = list.rows.compactMap { row in model.snapshot[row.symbol].map { (row, $0) } }
        func widest(_ width: ((MoverList.Row, InstrumentState)) -> Int) -> Int { states.map(width).max() ?? 0 }
        func widest(_ column: Column) -> Int { widest { cells.figure(column, of: $1)?.leastWidth ?? 0 } }
        return [
            .init(minimum: 10, maximum: 22, rank: 0).fitting(
                max(10, widest { cells.wholeWidth(.name, of: $1) ?? 0 })),
            .init(minimum: 10, maximum: 16, rank: 3).fitting(
                NameStyle.current == .both ? widest { cells.wholeWidth(.native, of: $1) ?? 0 } : 0),
            .init(width: 7, rank: second.isText ? 2 : 4).atLeast(widest(.price)),
            .init(width: 9, rank: second.isText ? 4 : 2).atLeast(widest(second)),
            .init(minimum: 8, maximum: 9, rank: 0).atLeast(
                last.map { widest($0) } ?? widest { row, _ in figure(row).leastWidth }),
        ]
    }

    /// What no column needs stands behind the name, so that the figures end where the list does.
    private func widths(in width: Int) -> [Int] {
        var widths = ColumnLayout.widths(columns, in: width, gap: 1)
        let used = widths.reduce(0) { $0 + ($1 > 0 ? $1 + 1 : 0) } - 1
        widths[widths[1] > 0 ? 1 : 0] += max(0, width - used)
        return widths
    }

    private func draw(_ row: MoverList.Row, _ widths: [Int], in rect: Rect, into buffer: inout Buffer) {
        guard let state = model.snapshot[row.symbol] else { return }
        let cells = cells.of(state.instrument.region)
        var columns = [PlacedColumn(column: .flag, x: 0, width: 1)]
        var x = 2
        for (column, width) in zip([.name, .native, .price, second, last], widths) where width > 0 {
            if let column {
                columns.append(PlacedColumn(column: column, x: x, width: width))
            } else {
                let cell = Rect(x: rect.x + x, y: rect.y, width: max(0, min(width, rect.width - x)), height: 1)
                figure(row).draw(in: cell, style: style(row, cells.theme), into: &buffer)
            }
            x += width + 1
        }
        cells.draw(columns, of: state, in: rect, gap: 1, into: &buffer)
    }

    /// A figure that only such a list has: dollars moved or traded, a gap, or how far off a limit is.
    private func figure(_ row: MoverList.Row) -> Figure {
        switch list.kind {
        case .limit: return row.figure > 0 ? .number(row.figure * 100, decimals: 1, unit: "% away") : Figure("at limit")
        case .turnover: return Figure(NumberText.compact(row.figure))
        case .gap: return .change(row.figure, decimals: 1)
        case .up, .down, .value, .volume, .yearHigh, .yearLow:
            let sign = row.figure > 0 ? "+" : "-"
            return Figure("\(Wording.arrow(row.figure)) \(sign)\(NumberText.compact(abs(row.figure)))")
        }
    }

    private func style(_ row: MoverList.Row, _ theme: Theme) -> Style {
        switch list.kind {
        case .limit: row.figure > 0 ? theme.plain : theme.style(theme.strong).bold
        case .turnover: theme.style(theme.strong)
        case .up, .down, .value, .volume, .yearHigh, .yearLow, .gap: Wording.style(row.figure, theme)
        }
    }
}
