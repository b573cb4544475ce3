import TextUI
import ThemeCatalog

/// A line that is being typed, with its note.
struct Prompt {
    let label: String
    let text: String
    let note: String
    let isWrong: Bool
    let hints: [(String, String)]

    /// Draws the line; says where the cursor stands.
    func draw(in rect: Rect, _ theme: Theme, into buffer: inout Buffer) -> Point? {
        func style(_ color: Color) -> Style { Style(foreground: color, background: theme.bar) }
        var shown = text
        while TextWidth.width(of: shown) > max(1, rect.width / 2), !shown.isEmpty { shown.removeFirst() }
        var line = StyledLine([
            StyledLine.Run(label + " ", style(theme.accent).bold), StyledLine.Run(shown, style(theme.strong)),
        ])
        let cursor = Point(x: min(rect.maxX - 1, rect.x + line.width), y: rect.y)
        line.append("  " + note, style(isWrong ? theme.strong : theme.secondary))
        let hints = hints.map { key, label in
            StyledLine([
                StyledLine.Run(key, style(theme.accent).bold), StyledLine.Run(" " + label, style(theme.secondary)),
            ])
        }
        let end = line.draw(in: rect, into: &buffer)
        StyledLine.joined(hints, gap: 2, fitting: rect.maxX - end - 2, style: style(theme.text))
            .drawTrailing(in: Rect(x: end + 2, y: rect.y, width: rect.maxX - end - 2, height: 1), into: &buffer)
        return cursor
    }
}
