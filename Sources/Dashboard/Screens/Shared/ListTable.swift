import TextUI
import ThemeCatalog

/// A table of rows with headings, a cursor, and a word about the rows that are out of sight.
struct ListTable<Row> {
    /// One column: its heading, its wishes and what it shows of a row.
    struct Column {
        var heading: String
        var alignment: TextFitting.Alignment
        var layout: ColumnLayout.Column
        var draw: (Row, Rect, inout Buffer) -> Void
        /// The columns that a row needs here at least; 0 where its content may be cut.
        var leastWidth: (Row) -> Int = { _ in 0 }
        /// The columns in which a row's text is whole; nil where the column is as wide as its layout says.
        var wholeWidth: ((Row) -> Int)?
        /// The columns in which a row's text is not cut, though shorter: other columns grow only after that.
        var uncutWidth: ((Row) -> Int)?

        /// A column that draws itself.
        init(
            _ heading: String, _ layout: ColumnLayout.Column, alignment: TextFitting.Alignment = .leading,
            draw: @escaping (Row, Rect, inout Buffer) -> Void
        ) {
            self.heading = heading
            self.alignment = alignment
            self.layout = layout
            self.draw = draw
        }

        /// A column of text, which is cut where it is too long.
        static func text(
            _ heading: String, _ layout: ColumnLayout.Column, _ alignment: TextFitting.Alignment = .leading,
            _ content: @escaping (Row) -> (String, Style)
        ) -> Column {
            var column = Column(heading, layout, alignment: alignment) { row, rect, buffer in
                let (text, style) = content(row)
                let cut = TextFitting.truncated(text, to: rect.width)
                let indent = alignment == .trailing ? rect.width - TextWidth.width(of: cut) : 0
                buffer.write(cut, x: rect.x + indent, y: rect.y, style: style, limit: rect.width - indent)
            }
            column.wholeWidth = { TextWidth.width(of: content($0).0) }
            return column
        }

        /// A column of names, which drop general words at their end before they are cut.
        static func name(
            _ heading: String, _ layout: ColumnLayout.Column, _ content: @escaping (Row) -> (String, Style)
        ) -> Column {
            var column = Column(heading, layout) { row, rect, buffer in
                let (name, style) = content(row)
                buffer.write(
                    Wording.name(name, width: rect.width), x: rect.x, y: rect.y, style: style, limit: rect.width)
            }
            column.wholeWidth = { TextWidth.width(of: content($0).0) }
            column.uncutWidth = { Wording.leastWidth(ofName: content($0).0) }
            return column
        }

        /// A column of texts that can be written in several ways, the longest first; the shortest is cut where it must be.
        ///
        /// - Parameter enough: the number of the form that is wanted before other columns grow.
        static func forms(
            _ heading: String, _ layout: ColumnLayout.Column, enough: Int,
            _ content: @escaping (Row) -> ([String], Style)
        ) -> Column {
            var column = Column(heading, layout) { row, rect, buffer in
                let (forms, style) = content(row)
                let text =
                    forms.first { TextWidth.width(of: $0) <= rect.width }
                    ?? TextFitting.truncated(forms.last ?? "", to: rect.width)
                buffer.write(text, x: rect.x, y: rect.y, style: style, limit: rect.width)
            }
            column.wholeWidth = { TextWidth.width(of: content($0).0.first ?? "") }
            column.uncutWidth = { TextWidth.width(of: content($0).0.dropFirst(enough).first ?? "") }
            return column
        }

        /// The same column where its texts, up to so many columns, are whole before others grow.
        func whole(upTo width: Int) -> Column {
            var column = self
            column.uncutWidth = (uncutWidth ?? wholeWidth).map { whole in { min(width, whole($0)) } }
            return column
        }

        /// A column of names in their own script, which is there only while both names are wanted. A name that does not
        /// fit is left out.
        static func note(
            _ layout: ColumnLayout.Column, _ content: @escaping (Row) -> (String, Style)
        ) -> Column {
            let layout = NameStyle.current == .both ? layout : .init(width: 0, rank: layout.rank)
            var column = Column("", layout) { row, rect, buffer in
                let (text, style) = content(row)
                NativeName(text).draw(in: rect, style: style, into: &buffer)
            }
            column.wholeWidth = { NativeName(content($0).0).width(upTo: layout.maximum) }
            return column
        }

        /// A column of numbers that are written in one way: right-aligned, and as wide as the longest in sight.
        static func number(
            _ heading: String, _ layout: ColumnLayout.Column, _ content: @escaping (Row) -> (String, Style)
        ) -> Column {
            figure(heading, layout) { row in
                let (text, style) = content(row)
                return (Figure(text), style)
            }
        }

        /// A column of numbers: right-aligned, briefer where there is little room, never cut.
        static func figure(
            _ heading: String, _ layout: ColumnLayout.Column, _ content: @escaping (Row) -> (Figure, Style)
        ) -> Column {
            var column = Column(heading, layout, alignment: .trailing) { row, rect, buffer in
                let (figure, style) = content(row)
                figure.draw(in: rect, style: style, into: &buffer)
            }
            column.leastWidth = { content($0).0.leastWidth }
            return column
        }
    }

    let theme: Theme
    let columns: [Column]
    let rows: [Row]
    /// The selected row; nil: this table has no cursor.
    var selection: Int?
    var scroll = 0
    var gap = 2
    var indent = 2
    /// Columns of this rank and above give way before any text is cut.
    var spare = Int.max
    /// Whether the headings are drawn; their line is there all the same.
    var hasHeading = true

    /// Lines of a rectangle that show rows: the heading takes one, and the last one says what is out of sight.
    static func visibleRows(in rect: Rect, count: Int) -> Int {
        let room = max(0, rect.height - 1)
        return count > room ? max(0, room - 1) : room
    }

    /// Draws the table and says where its selected row begins.
    func draw(in rect: Rect, into buffer: inout Buffer) -> Point? {
        let inner = Rect(x: rect.x + indent, y: rect.y, width: rect.width - indent, height: rect.height)
        let height = Self.visibleRows(in: rect, count: rows.count)
        let window = ListWindow(count: rows.count, selection: selection ?? 0, scroll: scroll, height: height)
        let widths = widths(of: window.rows, in: inner.width)
        if hasHeading { drawHeading(widths, in: inner.row(0), into: &buffer) }
        var cursor: Point?
        for (line, index) in window.rows.enumerated() {
            let place = inner.row(line + 1)
            draw(rows[index], widths, in: place, into: &buffer)
            guard index == selection else { continue }
            ListCursor.draw(in: rect.row(line + 1), theme: theme, into: &buffer)
            cursor = Point(x: rect.x, y: place.y)
        }
        OutOfSight(above: window.first, below: rows.count - window.rows.upperBound)
            .draw(in: inner.row(height + 1), theme: theme, into: &buffer)
        return cursor
    }

    /// Draws the table with the targets of its rows.
    func draw(in rect: Rect, into frame: inout Frame, target: (Int) -> Target) -> Point? {
        let cursor = draw(in: rect, into: &frame.buffer)
        let height = Self.visibleRows(in: rect, count: rows.count)
        let window = ListWindow(count: rows.count, selection: selection ?? 0, scroll: scroll, height: height)
        for (line, index) in window.rows.enumerated() { frame.hit(rect.row(line + 1), target(index)) }
        return cursor
    }

    /// Columns of numbers are as wide as the longest number in sight, columns of text as the longest text.
    private func widths(of window: Range<Int>, in width: Int) -> [Int] {
        // Of a list of everyday length every row counts, so that the columns stay where they are while it is scrolled.
        let measured = rows.count <= ListTable.everydayLength ? rows.indices : window
        let layouts = columns.map { column in
            guard column.layout.maximum > 0 else { return column.layout }
            guard let wholeWidth = column.wholeWidth else {
                return column.layout.atLeast(window.reduce(0) { max($0, column.leastWidth(rows[$1])) })
            }
            let widest = measured.reduce(0) { max($0, wholeWidth(rows[$1])) }
            let layout = column.layout.fitting(widest == 0 ? 0 : max(widest, TextWidth.width(of: column.heading)))
            guard let uncutWidth = column.uncutWidth else { return layout }
            let uncut = measured.reduce(0) { max($0, uncutWidth(rows[$1])) }
            return layout.whole(from: max(uncut, TextWidth.width(of: column.heading)))
        }
        return ColumnLayout.widths(layouts, in: width, gap: gap, spare: spare)
    }

    private static var everydayLength: Int { 200 }

    private func drawHeading(_ widths: [Int], in rect: Rect, into buffer: inout Buffer) {
        var x = rect.x
        for (column, width) in zip(columns, widths) where width > 0 {
            let text = TextFitting.fitted(column.heading, to: width, alignment: column.alignment)
            if rect.height > 0 { buffer.write(text, x: x, y: rect.y, style: theme.dim, limit: rect.maxX - x) }
            x += width + gap
        }
    }

    /// Texts that are too long for their columns come last and go on into the free cells beside them.
    private func draw(_ row: Row, _ widths: [Int], in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        var x = rect.x
        var long: [(Column, Rect)] = []
        for (column, width) in zip(columns, widths) where width > 0 {
            let place = Rect(x: x, y: rect.y, width: min(width, rect.maxX - x), height: 1)
            if let whole = column.wholeWidth?(row), whole > place.width, column.alignment == .leading {
                long.append((column, place))
            } else if place.width > 0 {
                column.draw(row, place, &buffer)
            }
            x += width + gap
        }
        for (column, place) in long.reversed() {
            column.draw(row, buffer.withFreeCells(place, in: rect, gap: max(gap, 2)), &buffer)
        }
    }
}

/// The mark of the selected row.
enum ListCursor {
    /// Puts the selection's background behind a row that is already drawn.
    static func draw(in rect: Rect, theme: Theme, into buffer: inout Buffer) {
        buffer.restyle(rect) { theme.selected($0) }
    }
}

/// A word about rows above and below those on screen.
struct OutOfSight {
    let above: Int
    let below: Int

    func draw(in rect: Rect, theme: Theme, into buffer: inout Buffer) {
        guard rect.height > 0, above > 0 || below > 0 else { return }
        var words: [String] = []
        if above > 0 { words.append("▴ \(above) above") }
        if below > 0 { words.append("▾ \(below) more") }
        buffer.write(words.joined(separator: "  "), x: rect.x, y: rect.y, style: theme.dim, limit: rect.width)
    }
}
