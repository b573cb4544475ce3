import Market
import TextUI
import ThemeCatalog

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
        let widths = ColumnLayout.widths(columns, in: body.width - 2, gap: 1)
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
        case .up, .down: note = model.shown.period.label
        case .value: note = "\(model.shown.period.label) · US$"
        case .yearHigh, .yearLow: note = day
        case .volume, .limit: note = list.kind.note
        }
        return list.count > 0 ? "\(list.count) · \(note)" : note
    }

    /// Name, native name, price, the second figure (or the symbol, which gives way first), the figure.
    private var columns: [ColumnLayout.Column] {
        let isSecondSymbol = [.up, .down, .yearHigh, .yearLow].contains(list.kind)
        let states = list.rows.compactMap { row in model.snapshot[row.symbol].map { (row, $0) } }
        func widest(_ width: ((MoverList.Row, InstrumentState)) -> Int) -> Int { states.map(width).max() ?? 0 }
        return [
            .init(minimum: 10, maximum: 22, rank: 0),
            NameStyle.current == .both ? .init(minimum: 8, maximum: 14, rank: 3) : .init(width: 0, rank: 9),
            .init(width: 8, rank: isSecondSymbol ? 2 : 4)
                .atLeast(widest { Figure.price($1.price, $1.instrument).leastWidth }),
            .init(width: 9, rank: isSecondSymbol ? 4 : 2).atLeast(widest { secondFigure($0, $1).0.leastWidth }),
            .init(width: 9, rank: 0).atLeast(widest { row, _ in figure(row).0.leastWidth }),
        ]
    }

    private func draw(_ row: MoverList.Row, _ widths: [Int], in rect: Rect, into buffer: inout Buffer) {
        guard let state = model.snapshot[row.symbol] else { return }
        let instrument = state.instrument
        if let severity = model.flags.flagged[row.symbol] {
            buffer.write("⚑", x: rect.x, y: rect.y, style: Wording.style(severity, theme), limit: rect.width)
        }
        let (figure, figureStyle) = figure(row)
        let (second, secondStyle) = secondFigure(row, state)
        let cells: [(text: String, style: Style)] = [
            (Wording.name(instrument.shownName, width: widths[0]), theme.plain),
            (TextFitting.truncated(instrument.shownNote ?? "", to: widths[1]), theme.dim),
            (Figure.price(state.price, instrument).fitted(to: widths[2]), theme.style(theme.strong)),
            (second.fitted(to: widths[3]), secondStyle), (figure.fitted(to: widths[4]), figureStyle),
        ]
        var x = rect.x + 2
        for (cell, width) in zip(cells, widths) where width > 0 {
            let room = min(width, rect.maxX - x)
            if room > 0 { buffer.write(cell.text, x: x, y: rect.y, style: cell.style, limit: room) }
            x += width + 1
        }
    }

    /// The figure that the list is ordered by.
    private func figure(_ row: MoverList.Row) -> (Figure, Style) {
        switch list.kind {
        case .up, .down, .yearHigh, .yearLow:
            return (
                .change(row.figure),
                Wording.style(row.figure, theme, region: model.snapshot[row.symbol]?.instrument.region)
            )
        case .value:
            let sign = row.figure > 0 ? "+" : "-"
            let text = "\(Wording.arrow(row.figure)) \(sign)\(NumberText.compact(abs(row.figure)))"
            return (
                Figure(text), Wording.style(row.figure, theme, region: model.snapshot[row.symbol]?.instrument.region)
            )
        case .volume: return (.number(row.figure, decimals: 1, unit: "×"), theme.style(theme.strong))
        case .limit:
            guard row.figure > 0 else { return (Figure("at limit"), theme.style(theme.strong).bold) }
            return (.number(row.figure * 100, decimals: 1, unit: "% off"), theme.plain)
        }
    }

    /// Today's change beside what is no change itself.
    private func secondFigure(_ row: MoverList.Row, _ state: InstrumentState) -> (Figure, Style) {
        switch list.kind {
        case .up, .down, .yearHigh, .yearLow:
            return (Figure(row.symbol.rawValue), theme.dim)
        case .value, .volume, .limit:
            let day = list.kind == .value ? state.usd[model.shown.period] : state.returns(in: model.shown.currency).day
            return (.change(day), Wording.style(day, theme, region: state.instrument.region))
        }
    }
}
