import TextUI
import ThemeCatalog

/// The keys, from the one table.
struct HelpOverlay {
    let theme: Theme
    let commands: [Command]
    let scroll: Int

    /// Its scrolling on a screen.
    func text(on screen: Size) -> ScrollText {
        let (lines, columns) = arranged(on: screen)
        let height = min(screen.height - 2, (lines.count + columns - 1) / columns + 4) - 4
        return ScrollText(count: lines.count, height: max(1, height * columns))
    }

    /// The lines, and in how many columns they stand.
    private func arranged(on screen: Size) -> (lines: [StyledLine], columns: Int) {
        var lines = self.lines
        // Two columns where one is too high and there is room beside it.
        let columns = lines.count + 6 > screen.height && screen.width >= 162 ? 2 : 1
        // The free lines between headings give way before anything is out of sight.
        if lines.count > (screen.height - 6) * columns { lines.removeAll(where: \.isEmpty) }
        return (lines, columns)
    }

    func draw(in screen: Rect, into buffer: inout Buffer) {
        let (lines, columns) = arranged(on: Size(width: screen.width, height: screen.height))
        let text = text(on: Size(width: screen.width, height: screen.height))
        let width = min(screen.width - 4, columns * 84 - (columns - 1) * 8)
        let height = min(screen.height - 2, (lines.count + columns - 1) / columns + 4)
        guard width >= 20, height >= 5 else { return }
        let box = Rect(
            x: screen.x + (screen.width - width) / 2, y: screen.y + (screen.height - height) / 2, width: width,
            height: height)
        buffer.fill(box, style: onBar(theme.text))
        let inner = box.inset(horizontal: 2, vertical: 1)
        let body = inner.splitTop(2).rest
        let first = text.first(scroll)
        StyledLine([StyledLine.Run("Keys", onBar(theme.accent).bold)]).draw(in: inner, into: &buffer)
        StyledLine([StyledLine.Run(text.hint(scroll), onBar(theme.secondary))]).drawTrailing(in: inner, into: &buffer)
        let places = body.columns(columns, gap: 2)
        for (line, content) in lines.dropFirst(first).prefix(text.height).enumerated() {
            content.draw(in: places[line / body.height].row(line % body.height), into: &buffer)
        }
    }

    private func onBar(_ color: Color) -> Style {
        let style = Style(foreground: color, background: theme.bar)
        return theme.isMonochrome ? style.adding(.reverse) : style
    }

    private var signs: [StyledLine] {
        [StyledLine([StyledLine.Run("Signs", onBar(theme.strong).bold)])]
            + SignLegend.entries.map { entry in
                StyledLine([
                    StyledLine.Run("  " + TextFitting.fitted(entry.sign, to: 17), onBar(theme.accent)),
                    StyledLine.Run(entry.meaning, onBar(theme.text)),
                ])
            }
    }

    private var lines: [StyledLine] {
        var result: [StyledLine] = []
        var category: Command.Category?
        for command in commands where !command.keys.isEmpty {
            if command.category != category {
                if category != nil { result.append(StyledLine()) }
                category = command.category
                result.append(StyledLine([StyledLine.Run(command.category.rawValue, onBar(theme.strong).bold)]))
            }
            result.append(
                StyledLine([
                    StyledLine.Run("  " + TextFitting.fitted(command.keyText, to: 17), onBar(theme.accent)),
                    StyledLine.Run(command.summary, onBar(theme.text)),
                ]))
        }
        return result + [StyledLine()] + signs
    }
}
