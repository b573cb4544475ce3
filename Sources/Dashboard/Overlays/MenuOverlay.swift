import TextUI
import ThemeCatalog

/// Every view and every command that does something here, to choose from.
struct MenuOverlay {
    let theme: Theme
    let bindings: [KeyBinding]
    let selection: Int

    /// What the menu lists in a view: the views first, then the commands of the view, then those of every view.
    static func bindings(_ keys: KeyMap, in view: View) -> [KeyBinding] {
        let all = keys.bindings(in: view).filter { !$0.keys.isEmpty && $0.action != .menu }
        let views = all.filter(\.isView)
        let moves: Set<Action> = [.moveUp, .moveDown, .moveLeft, .moveRight, .pageUp, .pageDown, .firstRow, .lastRow]
        let rest = all.filter { !$0.isView && !moves.contains($0.action) }
        return views + rest.filter { $0.isOfOneView } + rest.filter { !$0.isOfOneView }
    }

    private var box: OverlayBox {
        OverlayBox(theme: theme, title: "Menu", hint: "↑↓ select · Enter does it · Esc closes")
    }

    /// Draws the menu; says where the cursor stands.
    func draw(in screen: Rect, into frame: inout Frame) -> Point? {
        guard let inner = box.draw(width: 84, lines: bindings.count, in: screen, into: &frame.buffer) else {
            return nil
        }
        let window = ListWindow(
            count: bindings.count, selection: selection, scroll: selection - inner.height / 2, height: inner.height)
        var cursor: Point?
        for (line, index) in window.rows.enumerated() {
            let row = inner.row(line)
            draw(bindings[index], isSelected: index == selection, in: row, into: &frame.buffer)
            frame.hit(row, .choice(index))
            if index == selection { cursor = Point(x: row.x, y: row.y) }
        }
        return cursor
    }

    private func draw(_ binding: KeyBinding, isSelected: Bool, in row: Rect, into buffer: inout Buffer) {
        let key = TextFitting.fitted(binding.keys.first?.displayText ?? "", to: 11)
        StyledLine([
            StyledLine.Run(isSelected ? "▸ " : "  ", box.style(theme.accent).bold),
            StyledLine.Run(key, box.style(theme.accent)),
            StyledLine.Run(
                TextFitting.truncated(binding.summary, to: max(0, row.width - 13)),
                isSelected ? box.style(theme.strong).bold : box.style(theme.text)),
        ]).draw(in: row, into: &buffer)
    }
}

extension Model {
    /// A key while the menu is open: moving selects, Enter does, and the key of a command does it at once.
    mutating func chooseFromMenu(_ key: KeyStroke, _ selection: Int) -> [Effect] {
        let bindings = MenuOverlay.bindings(keys, in: view)
        let last = max(0, bindings.count - 1)
        let action = keys.action(for: key, in: view)
        switch (key.key, action) {
        case (.escape, _), (.backspace, _), (_, .menu): overlay = nil
        case (.enter, _): return doFromMenu(selection)
        case (_, .moveDown): overlay = .menu(min(last, selection + 1))
        case (_, .moveUp): overlay = .menu(max(0, selection - 1))
        case (_, .pageDown): overlay = .menu(min(last, selection + 10))
        case (_, .pageUp): overlay = .menu(max(0, selection - 10))
        case (_, .firstRow): overlay = .menu(0)
        case (_, .lastRow): overlay = .menu(last)
        case (_, .some(let action)):
            overlay = nil
            return perform(action)
        case (_, nil): return refuse("\(key.displayText) is not bound here")
        }
        return []
    }

    /// Does what a line of the menu says.
    mutating func doFromMenu(_ index: Int) -> [Effect] {
        overlay = nil
        let bindings = MenuOverlay.bindings(keys, in: view)
        return bindings.indices.contains(index) ? perform(bindings[index].action) : []
    }
}
