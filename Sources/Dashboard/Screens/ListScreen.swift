import Market
import TextUI

/// A screen whose cursor walks over numbered rows: in one list, or in lists, tiles or groups beside each other.
protocol ListScreen: Screen {
    /// What the screen was made of.
    var model: Model { get }

    /// How many rows the cursor walks over.
    var rowCount: Int { get }

    /// Where the cursor is before it was moved.
    var firstSelection: Int { get }

    /// How many rows are on screen at once in an area.
    func visibleRows(in area: Rect) -> Int

    /// Where the cursor goes from a row; the caller keeps it inside.
    func target(of move: CursorMove, from row: Int, in area: Rect) -> Int

    /// What a row is about, so that the cursor stays with it when rows come and go; nil: the row's number counts.
    func identity(of row: Int) -> String?

    /// The row of an identity; nil where it is gone.
    func row(of identity: String) -> Int?

    /// The stock of a row; nil if none.
    func symbol(of row: Int) -> Symbol?

    /// What a search in the list looks through beside the names of the row's stock.
    func words(of row: Int) -> String

    /// Draws the screen between header and key bar and says where the selected row begins.
    func draw(in area: Rect, into frame: inout Frame) -> Point?
}

// MARK: Rows

extension ListScreen {
    var firstSelection: Int { 0 }

    func identity(of row: Int) -> String? { symbol(of: row)?.rawValue }

    func symbol(of row: Int) -> Symbol? { nil }

    func words(of row: Int) -> String { identity(of: row) ?? "" }

    func visibleRows(in area: Rect) -> Int { area.height }

    func target(of move: CursorMove, from row: Int, in area: Rect) -> Int {
        linearTarget(of: move, from: row, in: area)
    }

    func draw(in layout: ViewLayout, into frame: inout Frame) -> Point? { draw(in: layout.body, into: &frame) }

    /// The row that the cursor is on; zero if absent.
    var selectedRow: Int { model.selectedRow(of: rowCount, first: firstSelection) }

    /// The row that is about something.
    func row(of identity: String) -> Int? { (0..<rowCount).first { self.identity(of: $0) == identity } }

    /// The target of a row.
    func rowTarget(_ row: Int) -> Target { .row(row, identity: identity(of: row)) }

    /// The cursor's way through one list.
    func linearTarget(of move: CursorMove, from row: Int, in area: Rect) -> Int {
        let page = max(1, visibleRows(in: area) - 1)
        switch move {
        case .up: return row - 1
        case .down: return row + 1
        case .pageUp: return row - page
        case .pageDown: return row + page
        case .first: return 0
        case .last: return rowCount - 1
        case .left, .right, .nextPane, .previousPane: return row
        }
    }

    var hasRows: Bool { rowCount > 0 }

    // Not only of the selected row, so that the key bar stays as it is while the cursor passes a heading.
    var opensRows: Bool { (0..<rowCount).contains { symbol(of: $0) != nil } }

    var selectedSymbol: Symbol? { rowCount > 0 ? symbol(of: selectedRow) : nil }

    var visibleSymbols: [Symbol] {
        guard rowCount > 0 else { return [] }
        let window = ListWindow(
            count: rowCount, selection: selectedRow, scroll: model.list.scroll,
            height: max(1, visibleRows(in: model.viewArea)))
        return window.rows.compactMap { symbol(of: $0) }
    }
}

// MARK: The cursor

extension ListScreen {
    static func keepVisible(_ model: inout Model) {
        let screen = shown(by: model)
        keepIdentity(screen, &model)
        keepRowVisible(screen, &model)
    }

    /// Rows may have come and gone around the selected one: the cursor stays with what it was on.
    private static func keepIdentity(_ screen: Self, _ model: inout Model) {
        let list = model.list
        guard let selection = list.selection, let identity = list.identity, screen.identity(of: selection) != identity,
            let row = screen.row(of: identity)
        else { return }
        model.list.selection = row
    }

    private static func keepRowVisible(_ screen: Self, _ model: inout Model) {
        guard screen.rowCount > 0 else { return }
        let list = model.list
        let row = model.selectedRow(of: screen.rowCount, first: screen.firstSelection)
        let height = max(1, screen.visibleRows(in: model.viewArea))
        // Before the first move some of what comes before the first selection is seen, and more of what follows.
        let scroll = list.selection == nil ? max(0, row - height / 3) : list.scroll
        let window = ListWindow(count: screen.rowCount, selection: row, scroll: scroll, height: height)
        if list.scroll != window.first { model.list.scroll = window.first }
    }

    static func move(_ move: CursorMove, _ model: inout Model) {
        let screen = shown(by: model)
        guard screen.rowCount > 0 else { return model.say("Nothing to select here") }
        select(row: screen.target(of: move, from: screen.selectedRow, in: model.viewArea), &model)
    }

    static func select(row: Int, _ model: inout Model) {
        let screen = shown(by: model)
        guard screen.rowCount > 0 else { return }
        let new = max(0, min(row, screen.rowCount - 1))
        model.list.selection = new
        model.list.identity = screen.identity(of: new)
        keepRowVisible(screen, &model)
    }

    static func select(identity: String, _ model: inout Model) {
        if let row = shown(by: model).row(of: identity) { select(row: row, &model) }
    }

    static func open(_ model: inout Model) -> [Effect] {
        guard let symbol = shown(by: model).selectedSymbol else { return model.refuse("Nothing to open here") }
        return model.travel { $0.enter(Place(symbol)) }
    }

    /// The row may have moved since it was drawn: what it was about counts. A second press goes deeper.
    static func press(_ target: Target, _ model: inout Model) -> [Effect]? {
        guard case .row(var row, let identity) = target else { return nil }
        let screen = shown(by: model)
        guard screen.rowCount > 0 else { return [] }
        if let identity, screen.identity(of: row) != identity {
            guard let moved = screen.row(of: identity) else { return [] }
            row = moved
        }
        if row == screen.selectedRow { return open(&model) }
        select(row: row, &model)
        return []
    }

    static func turn(by step: Int, over target: Target?, _ model: inout Model) {
        guard shown(by: model).rowCount > 0 else { return }
        for _ in 0..<Model.notch { move(step > 0 ? .down : .up, &model) }
    }
}

// MARK: Finding

extension ListScreen {
    static func lookUp(_ model: inout Model, isTyping: Bool) {
        guard let find = model.find else { return }
        let matches = shown(by: model).matches(of: find.text)
        model.find?.matches = matches
        model.find?.count = matches.count
        guard isTyping else { return }
        let start = find.origin.list.selection ?? 0
        if let row = matches.first(where: { $0 >= start }) ?? matches.first { select(row: row, &model) }
    }

    private func matches(of text: String) -> [Int] {
        guard !text.isEmpty else { return [] }
        let needle = text.lowercased()
        let symbols = model.searchIndex.matches(text)
        return (0..<rowCount).filter { row in
            if let symbol = symbol(of: row), symbols[symbol] != nil { return true }
            return words(of: row).lowercased().contains(needle)
        }
    }

    static func goToMatch(by step: Int, _ model: inout Model) {
        guard let matches = model.find?.matches, !matches.isEmpty else { return }
        let row = shown(by: model).selectedRow
        let next =
            step > 0
            ? matches.first { $0 > row } ?? matches[0] : matches.last { $0 < row } ?? matches[matches.count - 1]
        select(row: next, &model)
    }

    var matchNumber: Int? { model.find?.matches.firstIndex(of: selectedRow).map { $0 + 1 } }
}
