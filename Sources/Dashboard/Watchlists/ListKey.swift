/// What keys do in a watchlist.
enum ListKey: String, CaseIterable, Hashable, Sendable {
    case next, previous, create, rename, delete, add, addGroup, remove, moveUp, moveDown, note, lots, currency
}
