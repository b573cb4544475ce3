import Market

/// A search in a screen's rows: either it goes from one that matches to the next, or only those that match stay.
struct Find: Hashable, Sendable {
    /// What was typed.
    var text = ""
    /// How many rows match.
    var count = 0
    /// The numbers of the rows that match, from top to bottom, where the others stay.
    var matches: [Int] = []
    /// The stocks that match, with how well, where only their rows stay; nil: nothing was typed.
    var scores: [Symbol: Int]?
    /// The place before, to go back to.
    let origin: Origin

    /// Where the cursor was on a screen.
    struct Origin: Hashable, Sendable {
        let list: ListState
        let focus: Focus
    }

    init(from origin: Origin) { self.origin = origin }
}
