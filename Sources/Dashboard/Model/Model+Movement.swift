import Market
import TextUI

extension Model {
    enum Side {
        case left, right, above, below
    }

    /// The board's arrangement at the present size.
    var layout: BoardLayout { BoardLayout(self) }

    var focusedRegion: RegionState? {
        snapshot.regions.indices.contains(board.focus) ? snapshot.regions[board.focus] : nil
    }

    mutating func moveSelection(by step: Int) {
        guard let region = focusedRegion else { return }
        let target = board.selectedIndex(in: region) + step
        let isInside = board.rows(of: region).indices.contains(target)
        if isInside { return select(index: target) }
        // Past the end of a pane the selection goes on in its neighbour.
        guard let neighbour = layout.neighbour(of: board.focus, step > 0 ? .below : .above) else { return }
        board.focus = neighbour
        select(index: step > 0 ? 0 : .max)
    }

    mutating func moveSelection(byPages step: Int) {
        guard let region = focusedRegion else { return }
        let page = max(1, layout.visibleRows(of: board.focus) - 1)
        select(index: board.selectedIndex(in: region) + step * page)
    }

    /// Selects a row of the focused pane, the nearest one there is.
    mutating func select(index: Int) {
        guard let region = focusedRegion else { return }
        let rows = board.rows(of: region)
        guard !rows.isEmpty else { return }
        let clamped = min(max(0, index), rows.count - 1)
        board.panes[region.region, default: BoardState.Pane()].selection = rows[clamped]
        keepSelectionVisible()
    }

    mutating func moveFocus(_ side: Side) {
        guard let neighbour = layout.neighbour(of: board.focus, side) else { return }
        board.focus = neighbour
        keepSelectionVisible()
    }

    mutating func cycleFocus(by step: Int) {
        let count = snapshot.regions.count
        guard count > 0 else { return }
        board.focus = (board.focus + step + count) % count
        keepSelectionVisible()
    }

    /// Scrolls every pane so that its selected row is on screen and no line is wasted at its end.
    mutating func keepSelectionVisible() {
        let layout = layout
        for (index, region) in snapshot.regions.enumerated() {
            let visible = layout.visibleRows(of: index)
            guard visible > 0 else { continue }
            var pane = board.panes[region.region] ?? BoardState.Pane()
            let selected = board.selectedIndex(in: region)
            pane.scroll = min(pane.scroll, selected)
            pane.scroll = max(pane.scroll, selected - visible + 1)
            pane.scroll = min(pane.scroll, max(0, region.members.count - visible))
            board.panes[region.region] = pane
        }
    }
}
