import TextUI
import ThemeCatalog

/// The first line of a pane: its name, a thin rule, and what stands at the right.
struct PaneTitle {
    let theme: Theme
    var name: StyledLine
    var trailing = StyledLine()
    var isFocused = false

    init(theme: Theme, _ title: String, note: String = "", isFocused: Bool = false) {
        self.theme = theme
        self.isFocused = isFocused
        name = StyledLine([
            StyledLine.Run(title, theme.style(isFocused ? theme.accent : theme.strong).bold)
        ])
        if !note.isEmpty { name.append(" " + note, theme.dim) }
    }

    func draw(in rect: Rect, into buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        let ruleStyle = theme.style(isFocused ? theme.accent : theme.rule)
        for x in rect.x..<rect.maxX { buffer.set(isFocused ? "━" : "─", x: x, y: rect.y, style: ruleStyle) }
        var line = name
        line.append(" ", theme.plain)
        let end = line.draw(in: rect, into: &buffer)
        guard !trailing.isEmpty else { return }
        var note = StyledLine([StyledLine.Run(" ", theme.plain)])
        note.runs += trailing.runs
        note.drawTrailing(in: Rect(x: end, y: rect.y, width: rect.maxX - end, height: 1), into: &buffer)
    }
}
