import Market
import TextUI

/// What stands between the header and the key bar while one view is shown.
///
/// A new view is a file with a body and a line in `ViewCatalog`.
protocol ViewBody: SendableMetatype {
    /// Works out what the view shows and is too much work for every frame; called in `update` only while the view is
    /// on screen, when the market, the window or a choice has changed.
    static func prepare(_ model: Model) -> (any ViewData)?

    /// A body of a model, with what `prepare` made of it.
    init(model: Model)

    /// How many rows the cursor walks over.
    var rowCount: Int { get }

    /// Where the cursor is before anybody has moved it.
    var firstSelection: Int { get }

    /// How many rows are on screen at once in an area.
    func visibleRows(in area: Rect) -> Int

    /// Where the cursor goes from a row; the caller keeps it inside.
    func target(of move: CursorMove, from row: Int, in area: Rect) -> Int

    /// What a row is about, so that the cursor stays with it when rows come and go; nil: the row's number counts.
    func identity(of row: Int) -> String?

    /// The chipmaker that a row is about; nil where it is about none.
    func symbol(of row: Int) -> Symbol?

    /// What a search in the list looks through beside the names of the row's chipmaker.
    func words(of row: Int) -> String

    /// Draws the view and says where the selected row begins.
    func draw(in area: Rect, into frame: inout Frame) -> Point?
}

/// What a view prepares once, so that frames only read it.
protocol ViewData: Sendable {}

/// A way for the cursor to go.
enum CursorMove: Hashable, Sendable {
    case up, down, left, right, pageUp, pageDown, first, last, nextPane, previousPane
}

extension ViewBody {
    static func prepare(_ model: Model) -> (any ViewData)? { nil }

    var firstSelection: Int { 0 }

    func identity(of row: Int) -> String? { symbol(of: row)?.rawValue }

    func symbol(of row: Int) -> Symbol? { nil }

    func words(of row: Int) -> String { identity(of: row) ?? "" }

    /// What one points at where a row is drawn.
    func rowTarget(_ row: Int) -> Target { .row(row, identity: identity(of: row)) }

    func visibleRows(in area: Rect) -> Int { area.height }

    func target(of move: CursorMove, from row: Int, in area: Rect) -> Int {
        linearTarget(of: move, from: row, in: area)
    }

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
}
