import Market
import RiskRules
import TextUI

/// The panes beside the regions: they take the focus like those, and what is selected in them opens.
extension BoardScreen {
    /// The panes beside the regions that are on screen, as Tab goes through them.
    var sides: [BoardPane] {
        let layout = layout
        return BoardPane.allCases.filter { layout.rect(of: $0) != nil }
    }

    /// The pane beside the regions that has the focus; nil while a region has it.
    var side: BoardPane? { model[Self.self].side.flatMap { layout.rect(of: $0) == nil ? nil : $0 } }

    /// What the rows of a pane lead to, from top to bottom.
    func targets(of pane: BoardPane) -> [Target] {
        switch pane {
        case .rotation: []
        case .lead: RankingPane(model: model).ranked.map { .region($0.region) }
        case .money: MoneyPane(model: model).states.map { .stock($0.instrument.symbol) }
        case .flags: FlagsPane(model: model).shown.map { .flag(FlagKey($0)) }
        case .thesis:
            ThesisPane(model: model).rows.map { .statement(thesis: $0.key.thesis, id: $0.key.statement) }
        }
    }

    /// The selected row of a pane that has the focus; nil where it has none.
    func selection(in pane: BoardPane) -> Int? {
        guard side == pane else { return nil }
        let count = targets(of: pane).count
        return count > 0 ? min(model[Self.self].sideRow, count - 1) : nil
    }

    /// The stock that the selected row of a pane is about.
    func symbol(in pane: BoardPane) -> Symbol? {
        guard let row = selection(in: pane) else { return nil }
        let target = targets(of: pane)[row]
        if case .stock(let symbol) = target { return symbol }
        guard case .flag(let key) = target, case .instrument(let symbol) = key.subject else { return nil }
        return symbol
    }

    /// The view that shows what a pane shows, in full.
    static func view(of pane: BoardPane) -> View {
        switch pane {
        case .rotation, .lead: .rotation
        case .money: .morning
        case .flags: .risk
        case .thesis: .thesis
        }
    }

    // MARK: What is done in them

    /// Gives a pane beside the regions the focus, or takes it back to the region that had it.
    static func focusOn(side: BoardPane?, _ model: inout Model) {
        model[Self.self].side = side
        model[Self.self].sideRow = 0
    }

    /// Moves the cursor in a pane beside the regions.
    static func move(_ move: CursorMove, in pane: BoardPane, _ screen: BoardScreen, _ model: inout Model) {
        let count = screen.targets(of: pane).count
        let row = screen.selection(in: pane) ?? 0
        let page = max(1, (screen.layout.rect(of: pane)?.height ?? 2) - 2)
        func go(to row: Int) { model[Self.self].sideRow = max(0, min(row, count - 1)) }
        switch move {
        case .up: row > 0 ? go(to: row - 1) : step(from: pane, by: -1, screen, &model)
        case .down: row < count - 1 ? go(to: row + 1) : step(from: pane, by: 1, screen, &model)
        case .pageUp: go(to: row - page)
        case .pageDown: go(to: row + page)
        case .first: go(to: 0)
        case .last: go(to: count - 1)
        case .left: focusOn(side: nil, &model)
        case .right: break
        case .nextPane: cycle(by: 1, screen, &model)
        case .previousPane: cycle(by: -1, screen, &model)
        }
    }

    /// Past the end of a pane the cursor goes on in the next one, where there is one.
    private static func step(from pane: BoardPane, by step: Int, _ screen: BoardScreen, _ model: inout Model) {
        let sides = screen.sides
        guard let index = sides.firstIndex(of: pane), sides.indices.contains(index + step) else { return }
        let next = sides[index + step]
        focusOn(side: next, &model)
        if step < 0 { model[Self.self].sideRow = max(0, screen.targets(of: next).count - 1) }
    }

    /// Selects a row of a pane beside the regions; nil where it is selected already, and is to be opened.
    static func press(side target: Target, _ model: inout Model) -> [Effect]? {
        let screen = shown(by: model)
        for pane in screen.sides {
            guard let row = screen.targets(of: pane).firstIndex(of: target) else { continue }
            if screen.selection(in: pane) == row { return nil }
            focusOn(side: pane, &model)
            model[Self.self].sideRow = row
            return []
        }
        return nil
    }

    /// Opens what is selected in a pane: a region, a flag, a statement; the view of a pane without rows.
    static func open(in pane: BoardPane, _ screen: BoardScreen, _ model: inout Model) -> [Effect] {
        guard let row = screen.selection(in: pane) else { return model.perform(.show(view(of: pane))) }
        return model.go(to: screen.targets(of: pane)[row])
    }
}
