/// The user's list as it was read.
public struct LoadedWatchlist: Hashable, Sendable {
    /// What tells it from the others: its file's name without the ending.
    public var id: String
    /// What of it was understood.
    public var list: Watchlist
    /// The first error in one line, such as `core.yaml:3:5: …`; nil if absent.
    public var problem: String?

    /// Creates a list that was read.
    public init(id: String, list: Watchlist, problem: String? = nil) {
        self.id = id
        self.list = list
        self.problem = problem
    }
}

/// What the user wants done about the lists' files.
public enum WatchlistOrder: Hashable, Sendable {
    /// Make a list.
    case create(Watchlist)
    /// Change a list, one edit after another.
    case edit(id: String, [WatchlistEdit])
    /// Take a list away.
    case delete(id: String)
}
