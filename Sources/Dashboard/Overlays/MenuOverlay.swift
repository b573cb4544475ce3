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

    /// Draws the menu; says where the cursor stands.
    func draw(in screen: Rect, into frame: inout Frame) -> Point? {
        let box = OverlayBox(theme: theme, title: "Menu", hint: "↑↓ select · Enter confirm · Esc close")
        return box.drawList(
            width: 84, count: commands.count, selection: selection, in: screen, into: &frame
        ) { index, isSelected, row, buffer in
            let key = TextFitting.fitted(commands[index].keys.first?.displayText ?? "", to: 11)
            StyledLine([
                StyledLine.Run(key, box.style(theme.accent)),
                StyledLine.Run(
                    TextFitting.truncated(commands[index].summary, to: max(0, row.width - 11)),
                    isSelected ? box.style(theme.strong).bold : box.style(theme.text)),
            ]).draw(in: row, into: &buffer)
        }
    }
}
