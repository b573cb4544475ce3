import TextUI
import ThemeCatalog

/// A form in a box over the view.
struct FormOverlay {
    let theme: Theme
    let form: any ScreenForm

    private var box: OverlayBox { OverlayBox(theme: theme, title: form.title, hint: form.hint) }

    /// Columns of the labels.
    private static let labelWidth = 12

    /// Draws the form; says where the cursor stands.
    func draw(in screen: Rect, into buffer: inout Buffer) -> Point? {
        let fields = form.fields
        guard let inner = box.draw(width: 92, lines: fields.count + 3, in: screen, into: &buffer) else { return nil }
        var cursor: Point?
        for (index, field) in fields.enumerated() {
            let row = inner.row(index)
            guard row.height > 0 else { break }
            let end = draw(field, isFocused: index == form.focusIndex, in: row, into: &buffer)
            if index == form.focusIndex { cursor = end }
        }
        let note = inner.row(fields.count + 1)
        let (text, style) =
            form.isLeaving
            ? ("Unsaved changes: Esc again discards them, any other key continues", box.style(theme.strong))
            : form.problem.map { ($0, box.style(theme.strong)) } ?? (form.focusHint, box.style(theme.secondary))
        buffer.write(TextFitting.truncated(text, to: note.width), x: note.x, y: note.y, style: style, limit: note.width)
        return cursor ?? Point(x: note.x, y: note.y)
    }

    private func draw(_ field: FormField, isFocused: Bool, in row: Rect, into buffer: inout Buffer) -> Point {
        let label = TextFitting.fitted(field.label, to: FormOverlay.labelWidth)
        let labelStyle = isFocused ? box.style(theme.accent).bold : box.style(theme.secondary)
        buffer.write(label, x: row.x, y: row.y, style: labelStyle, limit: row.width)
        let place = row.splitLeft(FormOverlay.labelWidth).rest
        let content = field.isChoice && isFocused ? "‹ \(field.content) ›" : field.content
        let shown = content.suffix(fitting: place.width - 1)
        let end = StyledLine([StyledLine.Run(shown, box.style(theme.strong))]).draw(in: place, into: &buffer)
        return Point(x: min(end, place.maxX - 1), y: place.y)
    }
}

extension String {
    /// The end of a text that is too long for a width.
    fileprivate func suffix(fitting width: Int) -> String {
        var text = self
        while TextWidth.width(of: text) > max(1, width), !text.isEmpty { text.removeFirst() }
        return text
    }
}
