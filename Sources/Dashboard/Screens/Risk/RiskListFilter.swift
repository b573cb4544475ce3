import Market
import Watchlists

/// Of which stocks the flags are listed.
enum RiskListFilter: Hashable, Sendable {
    case all
    /// The stocks of any of the user's lists.
    case mine
    /// The stocks of one list, by its identifier.
    case list(String)
}

extension Model {
    /// The stocks whose flags are listed; nil: all.
    func symbols(in filter: RiskListFilter) -> Set<Symbol>? {
        switch filter {
        case .all: nil
        case .mine: listed
        case .list(let id):
            watchlists.first { $0.id == id }.map { Set($0.list.groups.flatMap(\.entries).map(\.symbol)) }
        }
    }

    /// The filter behind another one: all, any list, each list.
    func filter(after filter: RiskListFilter) -> RiskListFilter {
        let all: [RiskListFilter] = [.all, .mine] + watchlists.map { .list($0.id) }
        guard let place = all.firstIndex(of: filter), place + 1 < all.count else { return .all }
        return all[place + 1]
    }

    /// What people call a filter; nil for all.
    func name(of filter: RiskListFilter) -> String? {
        switch filter {
        case .all: nil
        case .mine: "my lists"
        case .list(let id): watchlists.first { $0.id == id }?.list.name ?? id
        }
    }
}
