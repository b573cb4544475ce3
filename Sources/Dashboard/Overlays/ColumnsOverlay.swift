import TextUI
import ThemeCatalog
import Watchlists

/// The columns that there are, with a mark before those that are shown and what each means. It stands at the right, so
/// that the rows are seen as they change.
struct ColumnsOverlay {
    let theme: Theme
    let columns: [(column: Column, isShown: Bool)]
    let selection: Int

    /// As wide as the longest description.
    private var width: Int { 24 + (columns.map { TextWidth.width(of: $0.column.entry.help) }.max() ?? 48) }

    /// Draws the list; says where the cursor stands.
    func draw(in screen: Rect, into frame: inout Frame) -> Point? {
        let box = OverlayBox(
            theme: theme, title: "Columns", hint: "Space show · J K move · Enter save · Esc cancel", side: .right)
        return box.drawList(
            width: width, count: columns.count, selection: selection, in: screen, into: &frame
        ) { index, isSelected, row, buffer in
            let (column, isShown) = columns[index]
            StyledLine([
                StyledLine.Run(isShown ? (theme.isMonochrome ? "x " : "✓ ") : "  ", box.style(theme.accent)),
                StyledLine.Run(
                    TextFitting.fitted(column.rawValue, to: 16),
                    isShown ? box.style(theme.strong) : box.style(theme.secondary)),
                StyledLine.Run(
                    TextFitting.truncated(column.entry.help, to: max(0, row.width - 18)),
                    isSelected ? box.style(theme.text) : box.style(theme.secondary)),
            ]).draw(in: row, into: &buffer)
        }
    }
}
