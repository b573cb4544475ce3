/// Everything a key can do.
enum Action: Hashable, Sendable {
    case moveUp, moveDown, moveLeft, moveRight
    case firstRow, lastRow, pageUp, pageDown
    case nextPane, previousPane
    case show(View)
    case find, findNext, findPrevious
    case sort, invertSort, period, currency
    case objects, benchmark, weight, clock
    case pause, marks, theme
    case redraw, help, suspend, quit
}
