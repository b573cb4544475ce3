import TextUI
import ThemeCatalog

/// Every view and every command that does something here, to choose from.
struct MenuOverlay {
    let theme: Theme
    let commands: [Command]
    let selection: Int

    /// What the menu lists of a screen's commands: the views first, then its own commands, then those of every screen.
    static func commands(_ all: [Command]) -> [Command] {
        let listed = all.filter { !$0.keys.isEmpty && $0.id != "menu" && !isMove($0) }
        let common = Set((CommonCommands.first + CommonCommands.last).map(\.id))
        let views = listed.filter { $0.category == .views }
        let rest = listed.filter { $0.category != .views }
        return views + rest.filter { !common.contains($0.id) } + rest.filter { common.contains($0.id) }
    }

    private static func isMove(_ command: Command) -> Bool {
        switch CursorMove(command.id) {
        case .up, .down, .left, .right, .pageUp, .pageDown, .first, .last: true
        case .nextPane, .previousPane, nil: false
        }
    }

    private var box: OverlayBox {
        OverlayBox(theme: theme, title: "Menu", hint: "↑↓ select · Enter does it · Esc closes")
    }

    /// Draws the menu; says where the cursor stands.
    func draw(in screen: Rect, into frame: inout Frame) -> Point? {
        guard let inner = box.draw(width: 84, lines: commands.count, in: screen, into: &frame.buffer) else {
            return nil
        }
        let window = ListWindow(
            count: commands.count, selection: selection, scroll: selection - inner.height / 2, height: inner.height)
        var cursor: Point?
        for (line, index) in window.rows.enumerated() {
            let row = inner.row(line)
            draw(commands[index], isSelected: index == selection, in: row, into: &frame.buffer)
            frame.hit(row, .choice(index))
            if index == selection { cursor = Point(x: row.x, y: row.y) }
        }
        return cursor
    }

    private func draw(_ command: Command, isSelected: Bool, in row: Rect, into buffer: inout Buffer) {
        let key = TextFitting.fitted(command.keys.first?.displayText ?? "", to: 11)
        StyledLine([
            StyledLine.Run(isSelected ? "▸ " : "  ", box.style(theme.accent).bold),
            StyledLine.Run(key, box.style(theme.accent)),
            StyledLine.Run(
                TextFitting.truncated(command.summary, to: max(0, row.width - 13)),
                isSelected ? box.style(theme.strong).bold : box.style(theme.text)),
        ]).draw(in: row, into: &buffer)
    }
}
