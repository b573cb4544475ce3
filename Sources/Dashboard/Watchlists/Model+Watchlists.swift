import Market
import TextUI
import Watchlists

extension Model {
    /// The list of a place: its own, else the first.
    func watchlist(at place: Place) -> LoadedWatchlist? {
        watchlists.first { $0.id == place.list } ?? watchlists.first
    }

    /// The list that is shown, or was shown last.
    var shownList: LoadedWatchlist? {
        if view == .watchlist { return watchlist(at: place) }
        return watchlists.first { $0.id == choices.list } ?? watchlists.first
    }

    mutating func receive(_ lists: [LoadedWatchlist]) {
        let known = Set(watchlists.map(\.id))
        let isFirst = watchlists.isEmpty
        watchlists = lists
        guard view == .watchlist else { return }
        // A list that was just made is shown.
        if !isFirst, let new = lists.first(where: { !known.contains($0.id) }) {
            journey.exchange(Place(list: new.id))
        }
        prepareView()
    }

    /// What a key of a watchlist does.
    mutating func performList(_ key: ListKey) -> [Effect] {
        guard let shown = shownList, view == .watchlist else {
            guard key == .create else { return refuse("there is no watchlist yet · C makes one") }
            overlay = .list(ListForm(.create, texts: [.currency: "USD"]))
            return []
        }
        let row = (viewBody as? WatchlistView)?.selectedRow
        switch key {
        case .next: return stepList(by: 1)
        case .previous: return stepList(by: -1)
        case .create: overlay = .list(ListForm(.create, texts: [.currency: shown.list.currency.code]))
        case .rename: overlay = .list(rename(shown, row))
        case .delete: overlay = .list(ListForm(.delete(id: shown.id, name: shown.list.name)))
        case .add:
            let marked = board.marked.filter { shown.list.place(of: $0) == nil }
            let group = row.map { shown.list.groups[$0.group].name } ?? shown.list.groups.last?.name
            overlay = .list(
                ListForm(
                    .add(id: shown.id, group: group),
                    texts: [.symbols: marked.map(\.rawValue).joined(separator: ", ")]))
        case .addGroup: overlay = .list(ListForm(.addGroup(id: shown.id)))
        case .remove:
            guard let row else { return refuse("the list is empty") }
            return remove(row, from: shown)
        case .moveUp: return move(row, by: -1, in: shown)
        case .moveDown: return move(row, by: 1, in: shown)
        case .note, .lots:
            guard let entry = row?.entry(in: shown.list) else { return refuse("no instrument is under the cursor") }
            overlay = .list(key == .note ? note(entry, shown) : lots(entry, shown))
        case .currency: return [.watchlist(.edit(id: shown.id, [.setCurrency(shown.list.currency.following)]))]
        }
        return []
    }

    private mutating func stepList(by step: Int) -> [Effect] {
        guard let shown = shownList, let index = watchlists.firstIndex(where: { $0.id == shown.id }),
            watchlists.count > 1
        else { return refuse("it is the only watchlist · C makes another") }
        let next = watchlists[(index + step + watchlists.count) % watchlists.count]
        choices.list = next.id
        return travel { $0.exchange(Place(list: next.id)) }
    }

    private func rename(_ shown: LoadedWatchlist, _ row: WatchlistRow?) -> ListForm {
        if case .group(let group) = row, !shown.list.groups[group].name.isEmpty {
            let name = shown.list.groups[group].name
            return ListForm(.renameGroup(id: shown.id, name), texts: [.name: name])
        }
        return ListForm(.rename(id: shown.id), texts: [.name: shown.list.name])
    }

    /// What would be lost with it is asked about; a symbol alone goes at once.
    private mutating func remove(_ row: WatchlistRow, from shown: LoadedWatchlist) -> [Effect] {
        if let entry = row.entry(in: shown.list) {
            guard !entry.note.isEmpty || !entry.lots.isEmpty else {
                return [.watchlist(.edit(id: shown.id, [.remove(entry.symbol)]))]
            }
            let name = snapshot[entry.symbol]?.instrument.name ?? entry.symbol.rawValue
            overlay = .list(ListForm(.remove(id: shown.id, entry.symbol, what: name)))
        } else {
            let group = shown.list.groups[row.group]
            guard !group.entries.isEmpty else {
                return [.watchlist(.edit(id: shown.id, [.removeGroup(group.name)]))]
            }
            overlay = .list(ListForm(.removeGroup(id: shown.id, group.name, count: group.entries.count)))
        }
        return []
    }

    private mutating func move(_ row: WatchlistRow?, by step: Int, in shown: LoadedWatchlist) -> [Effect] {
        guard let row, let body = viewBody else { return refuse("the list is empty") }
        // The cursor goes with what it is on, also where nobody has moved it yet.
        moveCursor(to: selectedRow(of: body.rowCount, first: body.firstSelection))
        if let entry = row.entry(in: shown.list) {
            return [.watchlist(.edit(id: shown.id, [.move(entry.symbol, by: step)]))]
        }
        return [.watchlist(.edit(id: shown.id, [.moveGroup(shown.list.groups[row.group].name, by: step)]))]
    }

    private func note(_ entry: PersonalWatchlist.Entry, _ shown: LoadedWatchlist) -> ListForm {
        ListForm(.note(id: shown.id, entry.symbol), texts: [.note: entry.note])
    }

    private func lots(_ entry: PersonalWatchlist.Entry, _ shown: LoadedWatchlist) -> ListForm {
        let own = snapshot[entry.symbol]?.instrument.currency
        return ListForm(.lots(id: shown.id, entry.symbol, entry.lots, own: own))
    }

    /// Puts the chipmaker under the cursor into the list that was shown last; without a list one is made first.
    mutating func star() -> [Effect] {
        guard let symbol = selectedSymbol else { return refuse("no chipmaker is under the cursor") }
        guard let shown = shownList else {
            overlay = .list(ListForm(.create, texts: [.name: "Watched", .currency: "USD"]))
            return []
        }
        let isThere = shown.list.place(of: symbol) != nil
        let name = snapshot[symbol]?.instrument.name ?? symbol.rawValue
        let words = isThere ? "\(name) is in \(shown.list.name) already" : "\(name) is in \(shown.list.name) now"
        _ = receive(Alert(text: words, severity: .info, rings: false))
        return isThere ? [] : [.watchlist(.edit(id: shown.id, [.add(symbol, group: nil)]))]
    }

    mutating func type(_ key: KeyStroke, into form: ListForm) -> [Effect] {
        var form = form
        let outcome = form.take(key)
        form.suggestion = suggestion(for: form.text(.symbols))
        switch outcome {
        case .left: overlay = nil
        case .typed: overlay = .list(form)
        case .entered:
            guard let order = form.finish(find: commandReader.reading(of:)) else {
                overlay = .list(form)
                break
            }
            overlay = nil
            return [.watchlist(order)]
        }
        return []
    }

    private func suggestion(for text: String) -> String? {
        guard let word = text.split(separator: ",").last.map({ String($0).trimmed }), !word.isEmpty,
            let symbol = commandReader.reading(of: word).symbol
        else { return nil }
        guard let instrument = snapshot[symbol]?.instrument else { return "\(symbol): not in the cache yet" }
        let names = [instrument.name, instrument.nativeName].compactMap(\.self).joined(separator: " ")
        return "\(symbol) \(names)"
    }
}

extension Currency {
    /// The next currency that values are told in.
    fileprivate var following: Currency {
        let all: [Currency] = [.usd, .twd, .krw, .jpy, .hkd, .cny, .eur]
        let index = all.firstIndex(of: self) ?? all.count - 1
        return all[(index + 1) % all.count]
    }
}
