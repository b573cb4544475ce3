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
        let entries = commands.compactMap(entry)
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

    /// The message about the last key, in place of the keys.
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

    /// Whether a command is offered is asked only of those that have a word in the bar.
    private var commands: [Command] {
        model.keys.commands(in: model.view).filter { $0.label != nil && !$0.keys.isEmpty && $0.isOffered(model) }
    }

    private func entry(_ command: Command) -> TargetLine? {
        guard let label = command.label, !command.keys.isEmpty else { return nil }
        let keys = label.keys ?? command.keys.first?.displayText ?? ""
        var line = TargetLine()
        line.append(
            StyledLine([
                StyledLine.Run(keys, style(theme.accent).bold),
                StyledLine.Run(" " + label.text, style(theme.secondary)),
            ]), target: .command(command.id))
        return line
    }

    /// What is being typed; nil where nothing is.
    private var prompt: Prompt? { model.layers.last?.prompt(model) }
}
