/// Where the user is in a list.
struct ListState: Hashable, Sendable {
    /// The selected row; nil before the first move.
    var selection: Int?
    /// What the selected row is about, where the view tells.
    var identity: String?
    /// The first row on screen.
    var scroll = 0
}

/// The rows of a list that are on screen: the selected one always is, and no line is wasted at the end.
struct ListWindow: Hashable, Sendable {
    /// The first row on screen.
    let first: Int
    /// The rows on screen.
    let rows: Range<Int>

    init(count: Int, selection: Int, scroll: Int, height: Int) {
        var first = min(scroll, selection)
        first = max(first, selection - height + 1)
        first = max(0, min(first, count - height))
        self.first = first
        rows = first..<max(first, min(count, first + max(0, height)))
    }
}
