import TextUI
import ThemeCatalog

/// A list to choose from in a box.
extension OverlayBox {
    /// Columns before a row's own content: the mark of the selected one.
    static let markWidth = 2

    /// Draws the box with its rows; says where the cursor stands.
    ///
    /// - Parameters:
    ///   - footer: free lines below the rows, and what draws them.
    ///   - row: draws a row behind its mark.
    func drawList(
        width: Int, count: Int, selection: Int, in screen: Rect, into frame: inout Frame,
        footer: (lines: Int, draw: (Rect, inout Buffer) -> Void)? = nil,
        row: (_ index: Int, _ isSelected: Bool, Rect, inout Buffer) -> Void
    ) -> Point? {
        let (lines, room) = (footer?.lines ?? 0, OverlayBox.room(in: screen))
        let height = max(0, min(count, room - lines))
        let window = ListWindow(count: count, selection: selection, scroll: selection - height / 2, height: height)
        var box = self
        if height < count { box.hint = "\(window.first + 1)–\(window.rows.upperBound) of \(count) · " + hint }
        guard let inner = box.draw(width: width, lines: count + lines, in: screen, into: &frame.buffer) else {
            return nil
        }
        var cursor: Point?
        for (line, index) in window.rows.enumerated() {
            let place = inner.row(line)
            let isSelected = index == selection
            if isSelected {
                StyledLine([StyledLine.Run("▸", style(theme.accent).bold)]).draw(in: place, into: &frame.buffer)
                cursor = Point(x: place.x, y: place.y)
            }
            row(index, isSelected, place.splitLeft(OverlayBox.markWidth).rest, &frame.buffer)
            frame.hit(place, .choice(index))
        }
        footer?.draw(inner.splitBottom(lines).1, &frame.buffer)
        return cursor
    }
}
