import Market
import Watchlists

/// A line of a watchlist.
enum WatchlistRow: Hashable, Sendable {
    /// A group's heading.
    case group(Int)
    /// An instrument, by its group.
    case entry(Symbol, group: Int)

    /// The group that the line belongs to.
    var group: Int {
        switch self {
        case .group(let group), .entry(_, let group): group
        }
    }

    /// The instrument; nil for a heading.
    var symbol: Symbol? {
        if case .entry(let symbol, _) = self { return symbol }
        return nil
    }

    /// The entry of a list that the line shows; nil for a heading.
    func entry(in list: Watchlist) -> Watchlist.Entry? {
        guard let symbol, list.groups.indices.contains(group) else { return nil }
        return list.groups[group].entries.first { $0.symbol == symbol }
    }
}
