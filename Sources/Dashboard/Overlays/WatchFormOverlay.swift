import TextUI
import ThemeCatalog

/// The form in which a watch item is written.
struct WatchFormOverlay {
    let theme: Theme
    let form: WatchForm

    private var box: OverlayBox {
        OverlayBox(
            theme: theme, title: form.edited == nil ? "New watch item" : "Watch item",
            hint: "↑↓ field · Enter saves · Esc leaves")
    }

    /// Draws the form; says where the cursor stands.
    func draw(in screen: Rect, into buffer: inout Buffer) -> Point? {
        let fields = WatchForm.Field.allCases
        guard let inner = box.draw(width: 92, lines: fields.count + 3, in: screen, into: &buffer) else { return nil }
        var cursor: Point?
        for (index, field) in fields.enumerated() {
            let row = inner.row(index)
            guard row.height > 0 else { break }
            let isFocused = field == form.focus
            let label = TextFitting.fitted(field.label, to: 10)
            let labelStyle = isFocused ? box.style(theme.accent).bold : box.style(theme.secondary)
            buffer.write(label, x: row.x, y: row.y, style: labelStyle, limit: row.width)
            let place = row.splitLeft(10).rest
            let isChoice = field == .severity || field == .kind
            let content = (isChoice && isFocused) ? "‹ \(form.text(field)) ›" : form.text(field)
            let shown = content.suffix(fitting: place.width - 1)
            let end = StyledLine([StyledLine.Run(shown, box.style(theme.strong))]).draw(in: place, into: &buffer)
            if isFocused { cursor = Point(x: min(end, place.maxX - 1), y: place.y) }
        }
        let note = inner.row(fields.count + 1)
        let (text, style) =
            form.problem.map { ($0, box.style(theme.warn)) } ?? (form.focus.hint, box.style(theme.secondary))
        buffer.write(TextFitting.truncated(text, to: note.width), x: note.x, y: note.y, style: style, limit: note.width)
        return cursor
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
