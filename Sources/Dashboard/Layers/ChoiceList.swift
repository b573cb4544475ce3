import TextUI

/// Where one is in a list to choose from.
struct ChoiceList: Hashable, Sendable {
    private(set) var selection = 0

    /// Rows that a page goes on.
    private static let page = 8

    /// Goes to a row, the nearest one there is.
    mutating func select(_ row: Int, of count: Int) { selection = max(0, min(row, count - 1)) }

    /// Goes the way of a move.
    mutating func move(_ move: CursorMove, of count: Int) {
        select(selection + move.step(page: ChoiceList.page, count: count), of: count)
    }

    /// Goes where a key or command goes; returns whether it goes anywhere.
    mutating func move(by key: KeyStroke, of count: Int, _ model: Model) -> Bool {
        guard let move = CursorMove(model.keys.command(for: key, in: model.view)?.id) else { return false }
        self.move(move, of: count)
        return true
    }

    /// Turns the wheel a notch.
    mutating func turn(by step: Int, of count: Int) { move(step > 0 ? .down : .up, of: count) }
}
