/// Everything a key can do.
enum Action: Hashable, Sendable {
    case moveUp, moveDown, moveLeft, moveRight
    case firstRow, lastRow, pageUp, pageDown
    case nextPane, previousPane
    case show(View)
    case find, findNext, findPrevious
    case sort, sortBack, invertSort, period, currency
    case objects, benchmark, weight, clock
    case command, filter, mark, compare, origin, note
    case deeper, back, open, lastPlace, placeBack, placeForward
    case nextChipmaker, previousChipmaker, tab(ChipmakerTab), nextTab, previousTab
    case chart(ChartKey)
    case group, showAll, thesisOrder, acknowledge, snooze, explain, watch, endWatch
    case list(ListKey), star
    case pause, marks, theme, mouse
    case redraw, help, menu, suspend, quit
}
