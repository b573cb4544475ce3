/// Everything a key can do.
enum Action: String, CaseIterable, Hashable, Sendable {
    case moveUp, moveDown, moveLeft, moveRight
    case firstRow, lastRow, pageUp, pageDown
    case nextPane, previousPane
    case find, findNext, findPrevious
    case sort, invertSort, period, currency
    case pause, marks, theme
    case redraw, help, suspend, quit
}
