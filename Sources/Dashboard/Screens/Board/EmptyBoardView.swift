import Market
import TextUI
import ThemeCatalog

/// The board before there is anything to show: why, and what to do next.
struct EmptyBoardView {
    let model: Model

    func draw(in rect: Rect, into buffer: inout Buffer) {
        let theme = model.theme
        let lines = self.lines(theme)
        var y = rect.y + max(0, (rect.height - lines.count) / 2)
        for line in lines where y < rect.maxY {
            let x = rect.x + max(1, (rect.width - line.width) / 2)
            line.draw(in: Rect(x: x, y: y, width: rect.maxX - x - 1, height: 1), into: &buffer)
            y += 1
        }
    }

    private func lines(_ theme: Theme) -> [StyledLine] {
        func line(_ text: String, _ style: Style) -> StyledLine { StyledLine([StyledLine.Run(text, style)]) }
        if case .loading = model.snapshot.condition { return [line("Loading quotes …", theme.dim)] }
        let title = model.snapshot.condition.fault == nil ? "The quote cache is empty" : "No quotes yet"
        return [
            line(title, theme.style(theme.strong).bold), line("", theme.plain),
            command("chiptop import FILE…", "import prices from CSV or JSON Lines; this screen updates at once", theme),
            command("chiptop demo", "show a sample market, no data needed", theme),
        ]
    }

    private func command(_ command: String, _ meaning: String, _ theme: Theme) -> StyledLine {
        StyledLine([
            StyledLine.Run(TextFitting.fitted(command, to: 22), theme.style(theme.accent)),
            StyledLine.Run(meaning, theme.plain),
        ])
    }
}

/// What a window shows that is too small for a board.
struct TooSmallView {
    let model: Model

    func draw(into buffer: inout Buffer) {
        let size = model.size
        guard size.width > 0, size.height > 0 else { return }
        let smallest = BoardLayout.smallest
        let lines =
            TextFitting.wrapped(
                "chiptop needs a window of \(smallest.width)x\(smallest.height); this one is \(size.width)x\(size.height).",
                to: size.width)
            + TextFitting.wrapped(
                "Enlarge it, or press \(model.keys.keyText(of: "quit")) to quit.", to: size.width)
        var y = max(0, (size.height - lines.count) / 2)
        for line in lines where y < size.height {
            let x = max(0, (size.width - TextWidth.width(of: line)) / 2)
            buffer.write(line, x: x, y: y, style: model.theme.plain)
            y += 1
        }
        if model.snapshot.isSample, size.height > 0 {
            buffer.write(" SAMPLE ", x: 0, y: 0, style: model.theme.badge(model.theme.accent))
        }
    }
}
