/// A picture made of cells: what views draw, what tests compare, and what the terminal shows.
///
/// Every write is clipped to the buffer. A wide character is drawn whole or not at all, and overwriting one
/// half of it blanks the other.
public struct Buffer: Hashable, Sendable {
    /// Columns and rows.
    public let size: Size
    /// The cells, row after row; `size.width * size.height` of them.
    public private(set) var cells: [Cell]

    /// Creates a buffer of empty cells.
    public init(size: Size, style: Style = .plain) {
        self.size = size
        var blank = Cell.blank
        blank.style = style
        cells = Array(repeating: blank, count: size.width * size.height)
    }

    /// The whole buffer as a rectangle.
    public var bounds: Rect { Rect(size) }

    /// The cell at a place inside the buffer.
    public subscript(x: Int, y: Int) -> Cell {
        cells[y * size.width + x]
    }

    /// The row's cells.
    public func row(_ y: Int) -> ArraySlice<Cell> {
        cells[(y * size.width)..<((y + 1) * size.width)]
    }

    /// Blanks a rectangle in one style.
    public mutating func fill(_ rect: Rect, style: Style) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        var blank = Cell.blank
        blank.style = style
        for y in area.y..<area.maxY {
            detachWide(x: area.x, y: y)
            detachWide(x: area.maxX, y: y)
            let start = y * size.width
            for index in (start + area.x)..<(start + area.maxX) { cells[index] = blank }
        }
    }

    /// Changes the style of a rectangle's cells and keeps their text.
    public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            for x in area.x..<area.maxX {
                let index = y * size.width + x
                cells[index].style = change(cells[index].style)
            }
        }
    }

    /// Changes every cell, continuations included; what comes out must still be whole characters.
    mutating func mapCells(_ change: (Int, inout Cell) -> Void) {
        for index in cells.indices { change(index, &cells[index]) }
    }

    /// Draws text from a place to the right, within the buffer and at most `limit` columns; tabs, line breaks and
    /// other characters that take no column are left out.
    ///
    /// - Returns: how many columns were taken.
    @discardableResult
    public mutating func write(_ text: String, x: Int, y: Int, style: Style, limit: Int = .max) -> Int {
        guard y >= 0, y < size.height, limit > 0, x < size.width else { return 0 }
        let end = limit > size.width - x ? size.width : x + limit
        var column = x
        var last: Int?
        for scalar in text.unicodeScalars {
            let width = TextWidth.width(of: scalar)
            if width == 0 {
                if let last, TextWidth.isCombining(scalar) { addMark(scalar, at: last) }
                continue
            }
            guard column + width <= end else { break }
            if column >= 0 {
                put(scalar.value, width: width, x: column, y: y, style: style)
                last = y * size.width + column
            }
            column += width
        }
        return column - x
    }

    /// Draws one character of one column; for chart and box glyphs on a hot path.
    public mutating func set(_ scalar: Unicode.Scalar, x: Int, y: Int, style: Style) {
        guard x >= 0, x < size.width, y >= 0, y < size.height, TextWidth.width(of: scalar) == 1 else { return }
        put(scalar.value, width: 1, x: x, y: y, style: style)
    }

    /// Copies another buffer so that its top left comes to a place in this one.
    public mutating func draw(_ other: Buffer, at place: Point) {
        for y in 0..<other.size.height {
            for x in 0..<other.size.width {
                let cell = other[x, y]
                let (column, row) = (place.x + x, place.y + y)
                guard !cell.isContinuation, column >= 0, row >= 0, row < size.height,
                    column + Int(cell.width) <= size.width
                else { continue }
                put(cell.scalar, width: Int(cell.width), x: column, y: row, style: cell.style)
                cells[row * size.width + column].marks = cell.marks
            }
        }
    }

    private mutating func put(_ scalar: UInt32, width: Int, x: Int, y: Int, style: Style) {
        let index = y * size.width + x
        detachWide(x: x, y: y)
        detachWide(x: x + width, y: y)
        cells[index] = Cell(scalar: scalar, marks: 0, style: style, width: UInt8(width))
        if width == 2 { cells[index + 1] = .continuation(style) }
    }

    /// Blanks a wide character that a write starting (or ending) at `x` would cut in two.
    private mutating func detachWide(x: Int, y: Int) {
        guard x > 0, x < size.width else { return }
        let index = y * size.width + x
        guard cells[index].isContinuation else { return }
        for half in [index - 1, index] {
            let style = cells[half].style
            cells[half] = .blank
            cells[half].style = style
        }
    }

    private mutating func addMark(_ mark: Unicode.Scalar, at index: Int) {
        if cells[index].marks == 0 {
            cells[index].marks = UInt64(mark.value)
        } else if cells[index].marks >> 32 == 0 {
            cells[index].marks |= UInt64(mark.value) << 32
        }
    }
}
