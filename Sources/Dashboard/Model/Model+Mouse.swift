import Market
import TextUI

extension Model {
    /// What a press or the wheel does: rows are selected, a second press goes deeper, headings sort.
    mutating func point(_ event: MouseEvent) -> [Effect] {
        guard isMouseOn, overlay == nil, command == nil, prompt == nil else {
            overlay = nil
            return []
        }
        switch event.kind {
        case .wheelUp: return turn(by: -1, at: event.position)
        case .wheelDown: return turn(by: 1, at: event.position)
        case .press: return press(event.position)
        }
    }

    /// Rows that one notch of the wheel goes on.
    private static let notch = 3

    private mutating func turn(by step: Int, at position: Point) -> [Effect] {
        if view == .board {
            focus(at: position)
            guard let region = focusedRegion else { return [] }
            select(index: board.selectedIndex(in: region) + step * Model.notch)
        } else {
            for _ in 0..<Model.notch { moveCursor(step > 0 ? .down : .up) }
        }
        return []
    }

    private mutating func press(_ position: Point) -> [Effect] {
        if position.y == 0 { return pressHeader(position) }
        return view == .board ? pressBoard(position) : pressList(position)
    }

    /// The names of the views in the header, where they stand there.
    private mutating func pressHeader(_ position: Point) -> [Effect] {
        let line = render(self).buffer.plainText(row: 0)
        for (entry, _) in ViewCatalog.keyed {
            let key = keys.keyText(of: .show(entry.view))
            let label = key.isEmpty ? entry.view.title : "\(key) \(entry.view.title)"
            guard let range = line.range(of: label) else { continue }
            let start = TextWidth.width(of: line[..<range.lowerBound])
            if (start..<start + label.count).contains(position.x) { return travel { $0.go([Place(entry.view)]) } }
        }
        return travel { $0.leave() }
    }

    private mutating func focus(at position: Point) {
        if let index = layout.panes.firstIndex(where: { $0.contains(position) }) { board.focus = index }
    }

    private mutating func pressBoard(_ position: Point) -> [Effect] {
        guard let index = layout.panes.firstIndex(where: { $0.contains(position) }),
            snapshot.regions.indices.contains(index)
        else {
            if layout.flags?.contains(position) == true { return travel { $0.go([Place(.risk)]) } }
            if layout.thesis?.contains(position) == true { return travel { $0.go([Place(.thesis)]) } }
            if layout.rotation?.contains(position) == true { return travel { $0.go([Place(.rotation)]) } }
            return []
        }
        let region = snapshot.regions[index]
        let parts = PaneAnatomy(layout.panes[index])
        let isFocused = board.focus == index
        board.focus = index
        keepSelectionVisible()
        if parts.heading.contains(position) { return sortByHeading(position, region, parts) }
        guard parts.rows.contains(position) else { return [] }
        let row = (board.panes[region.region]?.scroll ?? 0) + position.y - parts.rows.y
        guard board.rows(of: region).indices.contains(row) else { return [] }
        if isFocused, row == board.selectedIndex(in: region) { return openChipmaker() }
        select(index: row)
        return []
    }

    private mutating func sortByHeading(_ position: Point, _ region: RegionState, _ parts: PaneAnatomy) -> [Effect] {
        let table = RegionTable(model: self, region: region, width: parts.heading.width)
        let place = position.x - parts.heading.x
        guard let column = table.columns.first(where: { ($0.x..<$0.x + $0.width).contains(place) })?.column,
            let sort = RowColumn(column).flatMap({ SortOrder($0, period: board.period) })
        else { return [] }
        if board.sort == sort { board.isInverted.toggle() } else { board.sort = sort }
        reorder()
        return []
    }

    /// In a list the rows stand below each other: the selected one's place tells all others'.
    private mutating func pressList(_ position: Point) -> [Effect] {
        guard let body = viewBody, body.rowCount > 0, let cursor = render(self).cursor else { return [] }
        let row = selectedRow(of: body.rowCount, first: body.firstSelection)
        let target = row + position.y - cursor.y
        guard target != row else { return goDeeper() }
        guard (0..<body.rowCount).contains(target) else { return [] }
        moveCursor(to: target)
        return []
    }
}

extension String {
    /// The first place of a text in this one.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
