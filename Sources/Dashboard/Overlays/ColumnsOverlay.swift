import TextUI
import ThemeCatalog
import Watchlists

/// The columns that there are, with a mark before those that are shown and what each means. It stands at the right, so
/// that the rows are seen as they change.
struct ColumnsOverlay {
    let theme: Theme
    let columns: [(column: Column, isShown: Bool)]
    let selection: Int

    private var box: OverlayBox {
        OverlayBox(theme: theme, title: "Columns", hint: "Space show · J K move · Enter save · Esc cancel")
    }

    private static let width = 72

    /// Draws the list; says where the cursor stands.
    func draw(in screen: Rect, into frame: inout Frame) -> Point? {
        guard let inner = box.draw(width: ColumnsOverlay.width, lines: columns.count, in: screen, into: &frame.buffer)
        else { return nil }
        let window = ListWindow(
            count: columns.count, selection: selection, scroll: selection - inner.height / 2, height: inner.height)
        var cursor: Point?
        for (line, index) in window.rows.enumerated() {
            let row = inner.row(line)
            draw(columns[index], isSelected: index == selection, in: row, into: &frame.buffer)
            frame.hit(row, .choice(index))
            if index == selection { cursor = Point(x: row.x, y: row.y) }
        }
        return cursor
    }

    private func draw(
        _ entry: (column: Column, isShown: Bool), isSelected: Bool, in row: Rect, into buffer: inout Buffer
    ) {
        let mark = entry.isShown ? (theme.isMonochrome ? "x " : "✓ ") : "  "
        StyledLine([
            StyledLine.Run(isSelected ? "▸ " : "  ", box.style(theme.accent).bold),
            StyledLine.Run(mark, box.style(theme.accent)),
            StyledLine.Run(
                TextFitting.fitted(entry.column.rawValue, to: 16),
                entry.isShown ? box.style(theme.strong) : box.style(theme.secondary)),
            StyledLine.Run(
                TextFitting.truncated(entry.column.entry.help, to: max(0, row.width - 20)),
                isSelected ? box.style(theme.text) : box.style(theme.secondary)),
        ]).draw(in: row, into: &buffer)
    }
}
