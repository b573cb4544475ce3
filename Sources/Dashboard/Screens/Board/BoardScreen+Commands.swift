import Market
import TextUI

extension BoardScreen {
    static let commands =
        CommonCommands.panes + CommonCommands.rows + CommonCommands.sorting + [
            CommonCommands.columns(CommonCommands.boardColumns),
            Command(
                "marks", [KeyStroke("u")], "Toggle price-change highlight", .show, bar: "highlight"
            ) { $0.toggleMarks() },
        ]

    /// To the region's page.
    static func open(_ model: inout Model) -> [Effect] {
        let screen = shown(by: model)
        if let side = screen.side { return open(in: side, screen, &model) }
        guard let region = model.focusedRegion?.region else { return [] }
        return model.travel { $0.enter(Place(region)) }
    }

    // MARK: The cursor

    static func move(_ move: CursorMove, _ model: inout Model) {
        let screen = shown(by: model)
        if let side = screen.side { return self.move(move, in: side, screen, &model) }
        switch move {
        case .up: step(by: -1, screen, &model)
        case .down: step(by: 1, screen, &model)
        case .pageUp, .pageDown:
            guard let region = model.focusedRegion else { return }
            let page = max(1, screen.layout.visibleRows(of: screen.focus) - 1)
            select(row: screen.selectedIndex(in: region) + (move == .pageUp ? -page : page), &model)
        case .first: select(row: 0, &model)
        case .last: select(row: .max, &model)
        case .left: focusOn(screen.layout.neighbour(of: screen.focus, .left), &model)
        case .right:
            // At the right of the regions stand the panes beside them.
            let neighbour = screen.layout.neighbour(of: screen.focus, .right)
            if neighbour == nil { focusOn(side: screen.sides.first, &model) } else { focusOn(neighbour, &model) }
        case .nextPane: cycle(by: 1, screen, &model)
        case .previousPane: cycle(by: -1, screen, &model)
        }
    }

    /// Past the end of a pane the selection goes on in its neighbour.
    private static func step(by step: Int, _ screen: BoardScreen, _ model: inout Model) {
        guard let region = model.focusedRegion else { return }
        let target = screen.selectedIndex(in: region) + step
        if screen.rows(of: region).indices.contains(target) { return select(row: target, &model) }
        guard let neighbour = screen.layout.neighbour(of: screen.focus, step > 0 ? .below : .above) else { return }
        focusOn(neighbour, &model)
        select(row: step > 0 ? 0 : .max, &model)
    }

    /// Round through the regions and the panes beside them.
    static func cycle(by step: Int, _ screen: BoardScreen, _ model: inout Model) {
        let (regions, sides) = (model.snapshot.regions.count, screen.sides)
        guard regions > 0 else { return }
        let own = screen.side.flatMap { sides.firstIndex(of: $0) }.map { regions + $0 } ?? screen.focus
        let next = (own + step + regions + sides.count) % (regions + sides.count)
        if next < regions { focusOn(next, &model) } else { focusOn(side: sides[next - regions], &model) }
    }

    private static func focusOn(_ pane: Int?, _ model: inout Model) {
        guard let pane, model.snapshot.regions.indices.contains(pane) else { return }
        model.focus.region = model.snapshot.regions[pane].region
        focusOn(side: nil, &model)
        keepVisible(&model)
    }

    static func select(row: Int, _ model: inout Model) {
        if shown(by: model).side != nil {
            model[Self.self].sideRow = max(0, row)
            return
        }
        guard let region = model.focusedRegion else { return }
        let rows = shown(by: model).rows(of: region)
        guard !rows.isEmpty else { return }
        model.focus.symbols[region.region] = rows[min(max(0, row), rows.count - 1)]
        keepVisible(&model)
    }

    static func select(identity: String, _ model: inout Model) {
        let symbol = Symbol(rawValue: identity)
        guard let region = model.snapshot.regions.first(where: { $0.members.contains(symbol) }) else { return }
        model.focus.region = region.region
        model.focus.symbols[region.region] = symbol
        keepVisible(&model)
    }

    /// Scrolls every pane so that its selected row is on screen and no line is wasted at its end.
    static func keepVisible(_ model: inout Model) {
        let screen = shown(by: model)
        let layout = screen.layout
        var scrolls = model[Self.self].scroll
        for (index, region) in model.snapshot.regions.enumerated() {
            let visible = layout.visibleRows(of: index)
            guard visible > 0 else { continue }
            let window = ListWindow(
                count: screen.rows(of: region).count, selection: screen.selectedIndex(in: region),
                scroll: screen.scroll(of: region), height: visible)
            scrolls[region.region] = window.first
        }
        if scrolls != model[Self.self].scroll { model[Self.self].scroll = scrolls }
    }

    // MARK: The mouse

    static func press(_ target: Target, _ model: inout Model) -> [Effect]? {
        switch target {
        case .member(let symbol, let pane): return press(symbol, in: pane, &model)
        case .pane(let pane):
            focusOn(pane, &model)
            return []
        case .heading(let heading):
            focusOn(heading.pane, &model)
            model.sort(by: heading.order)
            return []
        case .region, .flag, .statement, .stock: return press(side: target, &model)
        case .row, .command, .crumb, .list, .choice: return nil
        }
    }

    private static func press(_ symbol: Symbol, in pane: Int, _ model: inout Model) -> [Effect] {
        let screen = shown(by: model)
        guard model.snapshot.regions.indices.contains(pane) else { return [] }
        let region = model.snapshot.regions[pane]
        guard let row = screen.rows(of: region).firstIndex(of: symbol) else { return [] }
        let isSelected = screen.focus == pane && screen.selectedIndex(in: region) == row
        focusOn(pane, &model)
        if isSelected { return model.open(symbol, .chart) }
        select(row: row, &model)
        return []
    }

    static func turn(by step: Int, over target: Target?, _ model: inout Model) {
        switch target {
        case .pane(let pane), .member(_, let pane): focusOn(pane, &model)
        case .heading(let heading): focusOn(heading.pane, &model)
        case .row, .command, .crumb, .region, .stock, .flag, .statement, .list, .choice, nil: break
        }
        guard let region = model.focusedRegion else { return }
        select(row: shown(by: model).selectedIndex(in: region) + step * Model.notch, &model)
    }
}
