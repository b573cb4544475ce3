import TextUI
import ThemeCatalog

/// The last line: what one can do now, or what is being typed.
struct KeyBar {
    let model: Model

    private var theme: Theme { model.theme }
    private func style(_ color: Color) -> Style { Style(foreground: color, background: theme.bar) }

    /// Draws the bar; says where the cursor stands while something is typed.
    func draw(in rect: Rect, into buffer: inout Buffer) -> Point? {
        buffer.fill(rect, style: style(theme.text))
        if model.find.isOpen { return drawPrompt(in: rect.inset(horizontal: 1), into: &buffer) }
        // How to get help and how to quit is always said.
        let entries = bindings.compactMap(entry)
        let last = StyledLine.joined(Array(entries.suffix(2)), gap: 2, fitting: rect.width, style: style(theme.text))
        StyledLine.joined(
            Array(entries.dropLast(2)), gap: 2, fitting: rect.width - 4 - last.width, style: style(theme.text)
        )
        .joined(with: last, gap: 2, style: style(theme.text))
        .draw(in: rect.inset(horizontal: 1), into: &buffer)
        return nil
    }

    private var bindings: [KeyBinding] { model.keys.bindings(in: model.view) }

    private func entry(_ binding: KeyBinding) -> StyledLine? {
        guard let label = binding.barLabel, !binding.keys.isEmpty else { return nil }
        let keys = binding.barKeys ?? binding.keys.first?.displayText ?? ""
        return StyledLine([
            StyledLine.Run(keys, style(theme.accent).bold), StyledLine.Run(" " + label, style(theme.secondary)),
        ])
    }

    private func drawPrompt(in rect: Rect, into buffer: inout Buffer) -> Point? {
        var line = StyledLine([
            StyledLine.Run("find ", style(theme.accent).bold),
            StyledLine.Run(TextFitting.truncated(model.find.text, to: rect.width / 2), style(theme.strong)),
        ])
        let cursor = Point(x: min(rect.maxX - 1, rect.x + line.width), y: rect.y)
        let count = model.find.matches.count
        let found =
            model.find.text.isEmpty
            ? (model.isASCII ? "name or symbol" : "name, 漢字, 한글, symbol")
            : count == 0 ? "nothing found" : "\(count) found"
        line.append("  " + found, style(count == 0 && !model.find.text.isEmpty ? theme.warn : theme.secondary))
        let hints = [("Enter", "go there"), ("↓", "next"), ("Esc", "cancel")].map { key, label in
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

extension StyledLine {
    /// This line and another one behind it.
    func joined(with other: StyledLine?, gap: Int, style: Style) -> StyledLine {
        guard let other else { return self }
        var result = self
        if !isEmpty { result.append(String(repeating: " ", count: gap), style) }
        result.runs += other.runs
        return result
    }
}
