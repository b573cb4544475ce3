import TextUI
import ThemeCatalog

/// Whether a pane beside the regions has the focus, and on which of its rows the cursor is.
struct PaneFocus: Hashable {
    var isFocused = false
    /// The selected row; nil where none is.
    var selection: Int?

    /// The first row on screen of a list so high.
    func first(in height: Int) -> Int { max(0, (selection ?? 0) - max(1, height) + 1) }

    /// Marks a row where it is the selected one.
    func mark(_ row: Int, _ rect: Rect, _ theme: Theme, into buffer: inout Buffer) {
        if row == selection { buffer.restyle(rect) { theme.selected($0) } }
    }
}
