import TextUI
import ThemeCatalog

/// The last line: what one can do now, or what is being typed.
struct KeyBar {
    let model: Model

    private var theme: Theme { model.theme }
    private func style(_ color: Color) -> Style { Style(foreground: color, background: theme.bar) }

    /// Draws the bar; says where the cursor stands while something is typed.
    func draw(in rect: Rect, into frame: inout Frame) -> Point? {
        frame.buffer.fill(rect, style: style(theme.text))
        if let prompt { return prompt.draw(in: rect.inset(horizontal: 1), theme, into: &frame.buffer) }
        // How to get to everything else, to help and out is always said.
        let entries = bindings.compactMap(entry)
        let plain = style(theme.text)
        let last = TargetLine.joined(Array(entries.suffix(3)), gap: 2, fitting: rect.width, style: plain)
        let room = rect.width - 4 - last.width
        let first = feedback.map { [$0] } ?? Array(entries.dropLast(3))
        TargetLine.joined(
            [TargetLine.joined(pendingCount + first, gap: 2, fitting: room, style: plain), last], gap: 2, fitting: .max,
            style: plain
        ).draw(in: rect.inset(horizontal: 1), into: &frame)
        return nil
    }

    /// What is said about the last key, in place of the keys.
    private var feedback: TargetLine? {
        guard let text = model.feedback?.text else { return nil }
        var line = TargetLine()
        line.append(text, style(theme.strong))
        return line
    }

    /// The count that waits for a key.
    private var pendingCount: [TargetLine] {
        guard let count = model.count else { return [] }
        var line = TargetLine()
        line.append("\(count)…", style(theme.strong).bold)
        return [line]
    }

    private var bindings: [KeyBinding] { model.keys.bindings(in: model.view).filter { model.offers($0.action) } }

    private func entry(_ binding: KeyBinding) -> TargetLine? {
        guard let label = binding.barLabel, !binding.keys.isEmpty else { return nil }
        let keys = binding.barKeys ?? binding.keys.first?.displayText ?? ""
        var line = TargetLine()
        line.append(
            StyledLine([
                StyledLine.Run(keys, style(theme.accent).bold), StyledLine.Run(" " + label, style(theme.secondary)),
            ]), target: .command(CommandTarget(action: binding.action)))
        return line
    }

    /// What is being typed; nil where nothing is.
    private var prompt: Prompt? {
        if model.find.isOpen {
            let count = model.find.count
            let isEmpty = model.find.text.isEmpty
            return Prompt(
                label: "find", text: model.find.text,
                note: isEmpty
                    ? (model.isASCII ? "name or symbol" : "name, 漢字, 한글, symbol, segment")
                    : count == 0 ? "nothing found" : "\(count) found",
                isWrong: count == 0 && !isEmpty, hints: [("Enter", "keep"), ("↓", "next"), ("Esc", "all again")])
        }
        if let find = model.listFind, find.isOpen {
            let count = find.matches.count
            return Prompt(
                label: "find", text: find.text,
                note: find.text.isEmpty
                    ? "a name, a symbol, a word of a row" : count == 0 ? "nothing found" : "\(count) found",
                isWrong: count == 0 && !find.text.isEmpty,
                hints: [("Enter", "keep"), ("↓", "next"), ("Esc", "back")])
        }
        if let command = model.command {
            return Prompt(
                label: ":", text: command.text, note: command.problem ?? "a view, region, symbol or mnemonic",
                isWrong: command.problem != nil,
                hints: [("Enter", "go"), ("Tab", "complete"), ("↑", "before"), ("Esc", "leave")])
        }
        guard let filter = model.prompt else { return nil }
        return Prompt(
            label: "filter", text: filter.text,
            note: filter.problem ?? filter.hint ?? "such as change(day) > 2% and volume_ratio(20) > 1.5",
            isWrong: filter.problem != nil || filter.hint != nil, hints: [("Enter", "apply"), ("Esc", "leave")])
    }
}

/// A line that is being typed, with what is said of it.
private struct Prompt {
    let label: String
    let text: String
    let note: String
    let isWrong: Bool
    let hints: [(String, String)]

    func draw(in rect: Rect, _ theme: Theme, into buffer: inout Buffer) -> Point? {
        func style(_ color: Color) -> Style { Style(foreground: color, background: theme.bar) }
        var shown = text
        while TextWidth.width(of: shown) > max(1, rect.width / 2), !shown.isEmpty { shown.removeFirst() }
        var line = StyledLine([
            StyledLine.Run(label + " ", style(theme.accent).bold), StyledLine.Run(shown, style(theme.strong)),
        ])
        let cursor = Point(x: min(rect.maxX - 1, rect.x + line.width), y: rect.y)
        line.append("  " + note, style(isWrong ? theme.warn : theme.secondary))
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
