import Market
import TextUI

/// The room beside the regions, and the user's own choice of panes in it.
extension BoardLayout {
    static func hasSideColumn(_ size: Size) -> Bool { size.width >= 144 }

    static func splitSide(_ area: Rect, _ size: Size) -> (rest: Rect, column: Rect) {
        let (rest, side) = area.splitRight(size.width >= 260 ? 64 : size.width >= 200 ? 50 : 43)
        return (rest, side.splitLeft(2).rest)
    }

    /// Lines for currencies, volatility and yields with a free one below: two beside each other in windows that are not
    /// high, none in low ones.
    static func moneyHeight(_ size: Size) -> Int {
        size.height >= 70 ? DeskMoney.symbols.count + 2 : size.height >= 46 ? DeskMoney.symbols.count / 2 + 2 : 0
    }

    static func hasBand(_ size: Size) -> Bool { size.height >= 38 && size.width >= 100 }

    static func splitBand(_ area: Rect, _ size: Size) -> (rest: Rect, band: Rect) {
        let (rest, band) = area.splitBottom(min(12, 7 + (size.height - 38) / 3))
        return (rest, band)
    }

    /// Takes the room for panes that the user chose and says what is left for the regions.
    mutating func place(_ panes: [BoardPane], in area: Rect, _ size: Size, _ thesisHeight: Int) -> Rect {
        guard let first = panes.first else { return area }
        if BoardLayout.hasSideColumn(size) {
            let (rest, column) = BoardLayout.splitSide(area, size)
            stack(panes, in: column, thesisHeight)
            return rest
        }
        guard BoardLayout.hasBand(size) else { return area }
        let (rest, band) = BoardLayout.splitBand(area, size)
        if panes.count == 1 {
            set(first, band)
        } else {
            for (pane, rect) in zip(panes, band.columns(2, gap: 2)) { set(pane, rect) }
        }
        return rest
    }

    /// One below the other, as many as fit; the one that can use it best gets what is left over.
    private mutating func stack(_ panes: [BoardPane], in column: Rect, _ thesisHeight: Int) {
        func wish(_ pane: BoardPane) -> Int {
            switch pane {
            case .rotation: 13
            case .lead: 8
            case .money: DeskMoney.symbols.count + 2
            case .flags: 8
            case .thesis: max(7, thesisHeight)
            }
        }
        var shown = panes
        func needed() -> Int { shown.reduce(0) { $0 + wish($1) } }
        while shown.count > 1, needed() > column.height { shown.removeLast() }
        let greedy = [.flags, .rotation, .thesis].first(where: shown.contains) ?? shown.last
        let spare = max(0, column.height - needed())
        var rest = column
        for pane in shown {
            let (own, below) = rest.splitTop(min(rest.height, wish(pane) + (pane == greedy ? spare : 0)))
            set(pane, own)
            rest = below
        }
    }

    private mutating func set(_ pane: BoardPane, _ rect: Rect) {
        guard !rect.isEmpty else { return }
        switch pane {
        case .rotation: rotation = rect
        case .lead: ranking = rect
        case .money: money = rect
        case .flags: flags = rect
        case .thesis: thesis = rect
        }
    }
}
