import Market
import RiskRules
import TextUI

extension Model {
    /// What a press or the wheel does on what stands there: rows are selected, a second press goes deeper, headings sort,
    /// and what the key bar and the header name is done.
    mutating func point(_ event: MouseEvent, at target: Target?) -> [Effect] {
        guard isMouseOn else { return [] }
        switch event.kind {
        case .wheelUp: return turn(by: -1, over: target)
        case .wheelDown: return turn(by: 1, over: target)
        case .press:
            guard command == nil, overlay == nil else { return pressAbove(target) }
            guard prompt == nil, let target else { return [] }
            return press(target)
        }
    }

    /// Rows that one notch of the wheel goes on.
    private static let notch = 3

    private mutating func turn(by step: Int, over target: Target?) -> [Effect] {
        if let overlay {
            switch overlay {
            // What is written in a form stays, wherever the wheel turns.
            case .watch, .list, .snooze: return []
            case .help, .menu, .explanation, .origin, .themes:
                return handleOverlay(KeyStroke(step > 0 ? .down : .up)) ?? []
            }
        }
        guard command == nil, prompt == nil else { return [] }
        guard view == .board else {
            for _ in 0..<Model.notch { moveCursor(step > 0 ? .down : .up) }
            return []
        }
        switch target {
        case .pane(let pane), .member(_, let pane): focus(on: pane)
        case .heading(let heading): if let pane = heading.pane { focus(on: pane) }
        case .row, .command, .crumb, .region, .flag, .statement, .list, .choice, nil: break
        }
        guard let region = focusedRegion else { return [] }
        select(index: board.selectedIndex(in: region) + step * Model.notch)
        return []
    }

    /// A press while something lies over the view: its rows are chosen; a text that is only read closes beside it, and
    /// what is being typed stays.
    private mutating func pressAbove(_ target: Target?) -> [Effect] {
        switch (target, overlay) {
        case (.choice(let index), .themes(let chooser)):
            if index == chooser.selection { overlay = nil } else { show(chooser, at: index) }
        case (.choice(let index), nil):
            command?.choose(index)
            return typeCommand(KeyStroke(.enter))
        case (.choice(let index), .menu): return doFromMenu(index)
        case (_, .menu), (_, .help), (_, .explanation), (_, .origin): overlay = nil
        case (_, .themes), (_, .watch), (_, .list), (_, .snooze), (_, nil): break
        }
        return []
    }

    private mutating func press(_ target: Target) -> [Effect] {
        switch target {
        case .row(let row, let identity): return pressRow(row, identity)
        case .member(let symbol, let pane): return press(symbol, in: pane)
        case .pane(let pane):
            focus(on: pane)
            return []
        case .heading(let heading):
            if let pane = heading.pane { focus(on: pane) }
            if board.sort == heading.order { board.isInverted.toggle() } else { board.sort = heading.order }
            reorder()
            return []
        case .command(let command): return perform(command.action)
        case .crumb(let count): return travel { $0.go(Array($0.path.prefix(count))) }
        case .region(let region): return travel { $0.go([Place(.board), Place(region)]) }
        case .flag(let key): return travel { $0.go([Place(.risk)]) } + selectRow(key.rule + " " + key.subject.key)
        case .statement(let thesis, let id): return travel { $0.go([Place(.thesis)]) } + selectRow(thesis + " " + id)
        case .list(let id): return travel { $0.go([Place(list: id)]) }
        case .choice: return []
        }
    }

    private mutating func focus(on pane: Int) {
        guard snapshot.regions.indices.contains(pane) else { return }
        board.focus = pane
        keepSelectionVisible()
    }

    /// The row may have moved since it was drawn: what it was about counts.
    private mutating func pressRow(_ row: Int, _ identity: String?) -> [Effect] {
        guard let body = viewBody, body.rowCount > 0 else { return [] }
        var row = row
        if let identity, body.identity(of: row) != identity {
            guard let moved = (0..<body.rowCount).first(where: { body.identity(of: $0) == identity }) else { return [] }
            row = moved
        }
        if row == selectedRow(of: body.rowCount, first: body.firstSelection) { return goDeeper() }
        moveCursor(to: row)
        return []
    }

    private mutating func press(_ symbol: Symbol, in pane: Int) -> [Effect] {
        guard snapshot.regions.indices.contains(pane) else { return [] }
        let region = snapshot.regions[pane]
        guard let row = board.rows(of: region).firstIndex(of: symbol) else { return [] }
        let isSelected = board.focus == pane && board.selectedIndex(in: region) == row
        board.focus = pane
        if isSelected { return openChipmaker() }
        select(index: row)
        return []
    }

    /// Puts the cursor of the present view on the row that is about something.
    private mutating func selectRow(_ identity: String) -> [Effect] {
        guard let body = viewBody, let row = (0..<body.rowCount).first(where: { body.identity(of: $0) == identity })
        else { return [] }
        moveCursor(to: row)
        return []
    }
}
