import TextUI
import ThemeCatalog

/// Lines with a label at the left of some: what a detail pane is made of.
struct DetailText {
    /// One line.
    private struct Line {
        let label: String
        let content: StyledLine
    }

    let theme: Theme
    let width: Int
    private var lines: [Line] = []

    /// Columns of the labels.
    let labelWidth: Int

    init(theme: Theme, width: Int, labelWidth: Int = 12) {
        self.theme = theme
        self.width = width
        self.labelWidth = labelWidth
    }

    /// How many lines there are.
    var count: Int { lines.count }

    private var room: Int { max(8, width - labelWidth) }

    /// Adds a text, wrapped, with its label at the first line; nothing where it is empty.
    mutating func add(_ label: String, _ text: String, _ style: Style? = nil) {
        guard !text.isEmpty else { return }
        for (index, part) in TextFitting.wrapped(text, to: room).enumerated() {
            let content = StyledLine([StyledLine.Run(part, style ?? theme.plain)])
            lines.append(Line(label: index == 0 ? label : "", content: content))
        }
    }

    /// Adds one line that is not wrapped.
    mutating func add(_ label: String, _ content: StyledLine) {
        lines.append(Line(label: label, content: content))
    }

    /// Adds a text over the whole width.
    mutating func addWide(_ text: String, _ style: Style) {
        for part in TextFitting.wrapped(text, to: width) {
            lines.append(Line(label: "", content: StyledLine([StyledLine.Run(part, style)])))
        }
        wide.formUnion(lines.indices.suffix(TextFitting.wrapped(text, to: width).count))
    }

    /// Adds an empty line, but never two.
    mutating func addSpace() {
        if let last = lines.last, !(last.label.isEmpty && last.content.isEmpty) {
            lines.append(Line(label: "", content: StyledLine()))
        }
    }

    private var wide: Set<Int> = []

    /// Draws as many lines as there is room for.
    func draw(in rect: Rect, into buffer: inout Buffer) {
        for (index, line) in lines.prefix(max(0, rect.height)).enumerated() {
            let row = rect.row(index)
            guard !wide.contains(index) else {
                line.content.draw(in: row, into: &buffer)
                continue
            }
            buffer.write(line.label, x: row.x, y: row.y, style: theme.dim, limit: min(row.width, labelWidth))
            line.content.draw(in: row.splitLeft(labelWidth).rest, into: &buffer)
        }
    }
}
