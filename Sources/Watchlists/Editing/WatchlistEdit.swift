public import Market

/// One change of a list, said so that it still makes sense where the file has changed meanwhile.
public enum WatchlistEdit: Hashable, Sendable {
    case rename(String)
    case setCurrency(Currency)
    /// Shows these columns from left to right.
    case setColumns([Column])
    /// Puts a group behind the others.
    case addGroup(String)
    case renameGroup(String, to: String)
    /// Takes a group away with all its entries.
    case removeGroup(String)
    case moveGroup(String, by: Int)
    /// Puts an instrument at the end of a group; nil: the last one.
    case add(Symbol, group: String?)
    case remove(Symbol)
    /// Moves an instrument up or down, at the ends of its group into the neighbouring one.
    case move(Symbol, by: Int)
    case note(Symbol, String)
    case setLots(Symbol, [Lot])
}

/// Why a list cannot be changed so.
public enum WatchlistEditError: Error, Hashable, Sendable, CustomStringConvertible {
    case isThere(Symbol)
    case isMissing(Symbol)
    case groupIsThere(String)
    case groupIsMissing(String)

    /// One sentence without a stop.
    public var description: String {
        switch self {
        case .isThere(let symbol): "\(symbol) is already in the list"
        case .isMissing(let symbol): "\(symbol) is no longer in the list"
        case .groupIsThere(let name): "a group named \(name) already exists"
        case .groupIsMissing(let name): "the group \(name) no longer exists"
        }
    }
}

extension Watchlist {
    /// The list after a change.
    public func applying(_ edit: WatchlistEdit) throws(WatchlistEditError) -> Watchlist {
        var list = self
        switch edit {
        case .rename(let name): list.name = name
        case .setCurrency(let currency): list.currency = currency
        case .setColumns(let columns): list.columns = columns
        case .addGroup(let name):
            guard !groups.contains(where: { $0.name == name }) else { throw .groupIsThere(name) }
            list.groups.append(Group(name: name))
        case .renameGroup(let name, let new):
            guard name == new || !groups.contains(where: { $0.name == new }) else { throw .groupIsThere(new) }
            list.groups[try index(ofGroup: name)].name = new
        case .removeGroup(let name): list.groups.remove(at: try index(ofGroup: name))
        case .moveGroup(let name, let step):
            let index = try index(ofGroup: name)
            let group = list.groups.remove(at: index)
            list.groups.insert(group, at: min(max(0, index + step), list.groups.count))
        case .add(let symbol, let group):
            guard place(of: symbol) == nil else { throw .isThere(symbol) }
            if list.groups.isEmpty { list.groups = [Group()] }
            let index = try group.map { name throws(WatchlistEditError) in try list.index(ofGroup: name) }
            list.groups[index ?? list.groups.count - 1].entries.append(Entry(symbol))
        case .remove(let symbol):
            let place = try found(symbol)
            list.groups[place.group].entries.remove(at: place.entry)
        case .move(let symbol, let step): list.move(try found(symbol), by: step)
        case .note(let symbol, let text):
            let place = try found(symbol)
            list.groups[place.group].entries[place.entry].note = text
        case .setLots(let symbol, let lots):
            let place = try found(symbol)
            list.groups[place.group].entries[place.entry].lots = lots
        }
        return list
    }

    func index(ofGroup name: String) throws(WatchlistEditError) -> Int {
        guard let index = groups.firstIndex(where: { $0.name == name }) else { throw .groupIsMissing(name) }
        return index
    }

    private func found(_ symbol: Symbol) throws(WatchlistEditError) -> (group: Int, entry: Int) {
        guard let place = place(of: symbol) else { throw .isMissing(symbol) }
        return place
    }

    private mutating func move(_ place: (group: Int, entry: Int), by step: Int) {
        guard let target = target(of: place, by: step) else { return }
        let entry = groups[place.group].entries.remove(at: place.entry)
        groups[target.group].entries.insert(entry, at: target.entry)
    }

    /// Where an entry goes that moves one place; nil where there is nothing beyond it.
    func target(of place: (group: Int, entry: Int), by step: Int) -> (group: Int, entry: Int)? {
        let entry = place.entry + (step > 0 ? 1 : -1)
        if groups[place.group].entries.indices.contains(entry) { return (place.group, entry) }
        let group = place.group + (step > 0 ? 1 : -1)
        guard groups.indices.contains(group) else { return nil }
        return (group, step > 0 ? 0 : groups[group].entries.count)
    }
}
