import Market
import RiskRules
import TextUI
import Watchlists

/// Every region with its stocks, and beside them what moves, who leads, and what could go wrong.
struct BoardScreen: Screen {
    static let view = View.board
    static let entry = ScreenEntry(key: "B", summary: "Show the board")

    /// Where one is on the board, beside what was looked at last.
    struct State: ScreenState {
        /// The first row on screen in each region's pane.
        var scroll: [Region: Int] = [:]
        /// The pane beside the regions that has the focus; nil while a region has it.
        var side: BoardPane?
        /// The selected row of that pane.
        var sideRow = 0
    }

    /// The rows of each region as they stand on screen: in the common order, only those that a search leaves.
    struct Content: Sendable {
        let rows: [Region: [Symbol]]
        /// How the columns of each region's pane are arranged; missing where the pane is a line.
        let tables: [Region: RegionTable.Arrangement]
    }

    let model: Model
    private let content: Content?

    init(model: Model, content: Content?) {
        self.model = model
        self.content = content
    }

    static func prepare(_ model: Model) -> Content? {
        var rows: [Region: [Symbol]] = [:]
        for region in model.snapshot.regions {
            let all = model.shown.rows(of: region)
            rows[region.region] = model.find?.scores.map { scores in all.filter { scores[$0] != nil } } ?? all
        }
        return Content(rows: rows, tables: tables(model))
    }

    private static func tables(_ model: Model) -> [Region: RegionTable.Arrangement] {
        let panes = zip(model.snapshot.regions, BoardLayout(model).panes)
        return Dictionary(
            panes.map { region, pane in
                (region.region, RegionTable.Arrangement(model, region, width: pane.width))
            }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: What is on it

    /// How the board is arranged at the present size; recomputed by every call.
    var layout: BoardLayout { BoardLayout(model) }

    private var regions: [RegionState] { model.snapshot.regions }

    /// The pane that has the focus, by its place.
    var focus: Int { regions.firstIndex { $0.region == model.focus.region } ?? 0 }

    /// The rows of a region as they stand on screen.
    func rows(of region: RegionState) -> [Symbol] { content?.rows[region.region] ?? model.shown.rows(of: region) }

    /// The rows of a region with the columns that fit into a width.
    func table(of region: RegionState, width: Int) -> RegionTable {
        RegionTable(model: model, region: region, width: width, prepared: content?.tables[region.region])
    }

    /// The selected row's place; zero where nothing is selected or the selected one is gone.
    func selectedIndex(in region: RegionState) -> Int {
        guard let selection = model.focus.symbols[region.region] else { return 0 }
        return rows(of: region).firstIndex(of: selection) ?? 0
    }

    /// The first row on screen in a region's pane.
    func scroll(of region: RegionState) -> Int { model[Self.self].scroll[region.region] ?? 0 }

    var selectedSymbol: Symbol? {
        if let side { return symbol(in: side) }
        guard let region = model.focusedRegion else { return nil }
        let rows = rows(of: region)
        let index = selectedIndex(in: region)
        return rows.indices.contains(index) ? rows[index] : nil
    }

    var hasRows: Bool { side != nil || selectedSymbol != nil }
    var opensRows: Bool { hasRows }

    /// The focused pane's rows first.
    var visibleSymbols: [Symbol] {
        let (layout, focus) = (layout, focus)
        let order = regions.indices.sorted { left, _ in left == focus }
        return order.flatMap { index -> [Symbol] in
            let isHidden = layout.form == .accordion && index != focus
            let count = isHidden ? 0 : layout.visibleRows(of: index)
            return Array(rows(of: regions[index]).dropFirst(scroll(of: regions[index])).prefix(count))
        }
    }

    var visibleFlags: [FlagKey] {
        let focus = PaneFocus(isFocused: side == .flags, selection: selection(in: .flags))
        return layout.flags.map { FlagsPane(model: model, focus: focus).keys(in: $0) } ?? []
    }

    var shownColumns: [Column] {
        let (panes, focus) = (layout.panes, focus)
        guard let region = model.focusedRegion, panes.indices.contains(focus) else { return [] }
        let width = PaneAnatomy(panes[focus]).heading.width
        return table(of: region, width: width).columns.map(\.column)
    }

    // MARK: Drawing

    func draw(in screen: ViewLayout, into frame: inout Frame) -> Point? {
        let (layout, focus) = (layout, focus)
        frame.hit(layout.strip, .command(.show(.rotation)))
        RotationStrip(model: model).draw(in: layout.strip, into: &frame.buffer)
        var cursor: Point?
        for (index, rect) in layout.panes.enumerated() where index < regions.count {
            let pane = RegionPane(
                model: model, region: regions[index], number: index,
                isFocused: index == focus && side == nil)
            if layout.form == .accordion && index != focus {
                pane.drawCollapsed(in: rect, into: &frame)
            } else {
                let place = pane.draw(in: rect, of: self, into: &frame)
                if index == focus && side == nil { cursor = place }
            }
        }
        return drawSides(layout, into: &frame) ?? cursor
    }

    /// Draws the panes beside the regions; says where the cursor stands in the one that has the focus.
    private func drawSides(_ layout: BoardLayout, into frame: inout Frame) -> Point? {
        var cursor: Point?
        for pane in BoardPane.allCases {
            guard let rect = layout.rect(of: pane) else { continue }
            let focus = PaneFocus(isFocused: side == pane, selection: selection(in: pane))
            switch pane {
            case .rotation:
                frame.hit(rect, .command(.show(.rotation)))
                RotationPane(model: model, focus: focus).draw(in: rect, into: &frame.buffer)
            case .lead: RankingPane(model: model, focus: focus).draw(in: rect, into: &frame)
            case .money: MoneyPane(model: model, focus: focus).draw(in: rect, into: &frame)
            case .flags: FlagsPane(model: model, focus: focus).draw(in: rect, into: &frame)
            case .thesis: ThesisPane(model: model, focus: focus).draw(in: rect, into: &frame)
            }
            if pane == .money, let row = focus.selection {
                let place = MoneyPane.place(of: row, in: rect)
                cursor = Point(x: place.x, y: place.y)
            } else if focus.isFocused {
                let row = focus.selection.map { $0 - focus.first(in: rect.height - 1) + 1 } ?? 0
                cursor = Point(x: rect.x, y: min(rect.maxY - 1, rect.y + row))
            }
        }
        return cursor
    }
}
