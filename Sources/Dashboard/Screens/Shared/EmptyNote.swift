import TextUI
import ThemeCatalog

/// What stands in a place that has nothing to show: why, and what to do next.
struct EmptyNote {
    let theme: Theme
    let title: String
    let advice: String

    /// What stands where the filter leaves nothing.
    static func filtered(_ theme: Theme) -> EmptyNote {
        EmptyNote(theme: theme, title: "No matches", advice: "Esc clears the filter.")
    }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard !rect.isEmpty else { return }
        let width = max(1, min(rect.width - 2, 76))
        let lines =
            TextFitting.wrapped(title, to: width).map { ($0, theme.style(theme.strong)) }
            + TextFitting.wrapped(advice, to: width).map { ($0, theme.dim) }
        var y = rect.y + max(0, (rect.height - lines.count) / 3)
        for (text, style) in lines where y < rect.maxY {
            let x = rect.x + max(0, (rect.width - TextWidth.width(of: text)) / 2)
            buffer.write(text, x: x, y: y, style: style, limit: rect.maxX - x)
            y += 1
        }
    }
}
