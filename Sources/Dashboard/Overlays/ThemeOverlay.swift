import TextUI
import ThemeCatalog

/// The choice of colours: a list at the right, so that the view beside it shows what is being chosen.
struct ThemeOverlay {
    let theme: Theme
    let chooser: ThemeChooser

    private static let width = 46
    /// Columns of a theme's specimen.
    private static let specimenWidth = 17

    /// Draws the list and says where its selected row begins.
    func draw(in screen: Rect, into frame: inout Frame) -> Point? {
        let rows = max(2, chooser.themes.count)
        let width = min(screen.width - 2, ThemeOverlay.width)
        let height = min(screen.height - 2, rows + 7)
        guard width >= 20, height >= 8 else { return nil }
        let box = Rect(x: screen.maxX - width - 1, y: screen.y + 1, width: width, height: height)
        frame.buffer.fill(box, style: onBar(theme.text))
        drawFrame(box, into: &frame.buffer)
        let inner = box.inset(horizontal: 2, vertical: 1)
        StyledLine([StyledLine.Run("Colours", onBar(theme.accent).bold)]).draw(in: inner.row(0), into: &frame.buffer)
        StyledLine([StyledLine.Run("\(chooser.themes.count)", onBar(theme.secondary))])
            .drawTrailing(in: inner.row(0), into: &frame.buffer)
        let (list, footer) = inner.splitTop(2).rest.splitBottom(3)
        drawFooter(in: footer, into: &frame.buffer)
        guard !chooser.themes.isEmpty else {
            let text = "Colours are off: NO_COLOR, --no-color, or a terminal that has none."
            for (line, part) in TextFitting.wrapped(text, to: list.width).prefix(list.height).enumerated() {
                frame.buffer.write(part, x: list.x, y: list.y + line, style: onBar(theme.text))
            }
            return nil
        }
        return drawList(in: list, into: &frame)
    }

    private func drawList(in list: Rect, into frame: inout Frame) -> Point? {
        let half = list.height / 2
        let first = min(max(0, chooser.selection - half), max(0, chooser.themes.count - list.height))
        var cursor: Point?
        for (line, entry) in chooser.themes.dropFirst(first).prefix(list.height).enumerated() {
            let isSelected = first + line == chooser.selection
            let row = list.row(line)
            drawName(entry, isSelected: isSelected, in: row, into: &frame.buffer)
            frame.hit(row, .choice(first + line))
            if isSelected { cursor = Point(x: row.x, y: row.y) }
        }
        return cursor
    }

    private func drawName(_ entry: Theme, isSelected: Bool, in row: Rect, into buffer: inout Buffer) {
        let (name, specimen) = row.splitRight(ThemeOverlay.specimenWidth)
        var style = onBar(isSelected ? theme.strong : theme.text)
        if isSelected { style = style.bold.background(theme.isMonochrome ? theme.bar : theme.selection) }
        let text = (isSelected ? "▸ " : "  ") + entry.id
        buffer.write(TextFitting.fitted(text, to: name.width), x: name.x, y: name.y, style: style, limit: name.width)
        ThemeOverlay.specimen(of: entry).draw(in: specimen, into: &buffer)
    }

    /// How a theme writes: text, dim text, a rise, a fall, the two flags and the focus.
    static func specimen(of theme: Theme) -> StyledLine {
        StyledLine([
            StyledLine.Run(" Ab", theme.plain), StyledLine.Run("cd ", theme.dim),
            StyledLine.Run("▲ ", theme.style(theme.up)), StyledLine.Run("▼ ", theme.style(theme.down)),
            StyledLine.Run("⚑ ", theme.style(theme.warn)), StyledLine.Run("⚑ ", theme.style(theme.high)),
            StyledLine.Run("● ", theme.style(theme.accent)), StyledLine.Run(" ", theme.plain),
        ])
    }

    private func drawFooter(in rect: Rect, into buffer: inout Buffer) {
        func hint(_ key: String, _ text: String) -> StyledLine {
            StyledLine([
                StyledLine.Run(key, onBar(theme.accent).bold), StyledLine.Run(" " + text, onBar(theme.text)),
            ])
        }
        guard !chooser.themes.isEmpty else {
            hint("Esc", "close").draw(in: rect.row(2), into: &buffer)
            return
        }
        hint("m", "market: " + theme.marketColors.summary).draw(in: rect.row(1), into: &buffer)
        StyledLine.joined(
            [hint("↑↓", "look"), hint("Enter", "keep"), hint("Esc", "as before")], gap: 2, fitting: rect.width,
            style: onBar(theme.text)
        ).draw(in: rect.row(2), into: &buffer)
    }

    private func drawFrame(_ box: Rect, into buffer: inout Buffer) {
        let style = onBar(theme.rule)
        for y in box.y..<box.maxY {
            buffer.set("│", x: box.x, y: y, style: style)
            buffer.set("│", x: box.maxX - 1, y: y, style: style)
        }
        for (y, left, right) in [(box.y, "┌", "┐"), (box.maxY - 1, "└", "┘")] {
            let line = left + String(repeating: "─", count: box.width - 2) + right
            buffer.write(line, x: box.x, y: y, style: style)
        }
    }

    private func onBar(_ color: Color) -> Style { Style(foreground: color, background: theme.bar) }
}
