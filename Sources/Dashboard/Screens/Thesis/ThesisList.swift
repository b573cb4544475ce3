import Market
import TextUI
import ThemeCatalog

/// The statements under their theses.
struct ThesisList {
    let model: Model
    let rows: [ThesisViewData.Row]
    let selection: Int

    private var theme: Theme { model.theme }

    /// Lines of a rectangle that show rows: one is the title's, one the columns', and the last one says what is out of
    /// sight.
    static func visibleRows(in rect: Rect, count: Int) -> Int {
        let room = max(0, rect.height - 2)
        return count > room ? max(0, room - 1) : room
    }

    func draw(in rect: Rect, into frame: inout Frame, target: (Int) -> Target) -> Point? {
        var title = PaneTitle(theme: theme, "Thesis", note: model[ThesisScreen.self].order.label)
        title.trailing = ThesisPane.counts(model.snapshot, theme)
        title.draw(in: rect.row(0), into: &frame.buffer)
        let widths = widths(in: rect.width - 4)
        drawHeadings(widths, in: rect.row(1), into: &frame.buffer)
        let height = Self.visibleRows(in: rect, count: rows.count)
        let window = ListWindow(count: rows.count, selection: selection, scroll: model.list.scroll, height: height)
        var cursor: Point?
        for (line, index) in window.rows.enumerated() {
            let place = rect.row(line + 2)
            switch rows[index] {
            case .heading(let thesis): drawHeading(thesis, in: place, into: &frame.buffer)
            case .statement(let row):
                draw(row, widths, in: place, into: &frame.buffer)
                frame.hit(place, target(index))
            }
            guard index == selection else { continue }
            ListCursor.draw(in: place, theme: theme, into: &frame.buffer)
            cursor = Point(x: place.x, y: place.y)
        }
        OutOfSight(above: window.first, below: rows.count - window.rows.upperBound)
            .draw(in: rect.row(height + 2).inset(horizontal: 2), theme: theme, into: &frame.buffer)
        return cursor
    }

    /// Columns of text are as wide as their longest text.
    private func widths(in width: Int) -> [Int] {
        let states = rows.compactMap { row in
            if case .statement(let row) = row { row.state } else { nil }
        }
        func widest(_ heading: String, _ text: (StatementState) -> String) -> Int {
            states.reduce(TextWidth.width(of: heading)) { max($0, TextWidth.width(of: text($1))) }
        }
        let sides = widest("", StandingWords.sides)
        return ColumnLayout.widths(
            [
                .init(minimum: 34, maximum: 70, rank: 0).fitting(widest("condition", \.title)).whole(from: 64),
                .init(minimum: sides, maximum: max(sides, TextWidth.width(of: ThesisList.sides)), rank: 2)
                    .whole(from: TextWidth.width(of: ThesisList.sides)),
                .init(width: 9, rank: 1), .init(width: 7, rank: 3),
                .init(minimum: 8, maximum: ThesisRow.dayCount, rank: 4),
            ], in: width, gap: 2)
    }

    private static let sides = "value vs threshold"

    private func drawHeadings(_ widths: [Int], in rect: Rect, into buffer: inout Buffer) {
        var x = rect.x + 4
        let sides = widths[1] < TextWidth.width(of: ThesisList.sides) ? "vs threshold" : ThesisList.sides
        for (index, (text, width)) in zip(["condition", sides, "cushion", "since", ""], widths).enumerated()
        where width > 0 {
            let alignment: TextFitting.Alignment = index == 0 || index == 4 ? .leading : .trailing
            buffer.write(
                TextFitting.fitted(text, to: width, alignment: alignment), x: x, y: rect.y, style: theme.dim,
                limit: max(0, rect.maxX - x))
            x += width + 2
        }
    }

    private func drawHeading(_ thesis: ThesisState, in rect: Rect, into buffer: inout Buffer) {
        let end = StyledLine([
            StyledLine.Run(thesis.title, theme.style(theme.strong).bold)
        ]).draw(in: rect, into: &buffer)
        for x in min(end + 1, rect.maxX)..<rect.maxX {
            buffer.set("┈", x: x, y: rect.y, style: theme.style(theme.rule))
        }
    }

    private func draw(_ row: ThesisRow, _ widths: [Int], in rect: Rect, into buffer: inout Buffer) {
        let standing = row.state.standing
        let style = StandingWords.style(standing, theme)
        buffer.write(StandingWords.glyph(standing), x: rect.x + 2, y: rect.y, style: style, limit: 1)
        let since = row.since.map(model.age) ?? ""
        let figures: [(String, Style)] = [
            (StandingWords.sides(row.state), theme.dim),
            (StandingWords.distance(row.state), standing == .broken ? style : theme.plain), (since, theme.dim),
        ]
        var x = rect.x + 4 + (widths[0] > 0 ? widths[0] + 2 : 0)
        for ((text, style), width) in zip(figures, widths.dropFirst()) where width > 0 {
            buffer.write(
                Figure(text).fitted(to: width), x: x, y: rect.y, style: style, limit: max(0, rect.maxX - x))
            x += width + 2
        }
        drawDays(row, widths[4], in: rect.splitLeft(x - rect.x).rest, into: &buffer)
        let own = Rect(x: rect.x + 4, y: rect.y, width: max(0, min(widths[0], rect.maxX - rect.x - 4)), height: 1)
        let place = buffer.withFreeCells(own, in: rect, gap: 2)
        buffer.write(
            TextFitting.truncated(row.state.title, to: place.width), x: place.x, y: rect.y,
            style: standing == .unknown ? theme.dim : theme.plain, limit: place.width)
    }

    private func drawDays(_ row: ThesisRow, _ width: Int, in rect: Rect, into buffer: inout Buffer) {
        guard width > 0, rect.width > 0 else { return }
        StyledLine(row.days.suffix(width).map { StandingWords.run($0, theme) }).draw(in: rect, into: &buffer)
    }
}
