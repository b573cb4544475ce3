import Market
import TextUI
import Watchlists

extension WatchlistScreen {
    static let commands =
        [
            command(
                "list-next", KeyStroke(.tab), "Show the next watchlist", bar: "next list", when: hasSeveral
            ) { step(by: 1, $1, &$0) },
            command("list-previous", KeyStroke(.backTab), "Show the previous watchlist", when: hasSeveral) {
                step(by: -1, $1, &$0)
            },
            command("list-add", KeyStroke("a"), "Add an instrument, or all marked ones", bar: "add") {
                $0.push(ListFormLayer(form: addForm($1, $0)))
            },
            command("list-add-group", KeyStroke("A"), "Add a group", bar: "group") {
                $0.push(ListFormLayer(form: ListForm(.addGroup(id: $1.id))))
            },
            command(
                "list-remove", KeyStroke("D"), "Remove the instrument or the group", bar: "remove", when: hasRow
            ) { remove($1, &$0) },
            command(
                "list-move-down", KeyStroke("J"), "Move the instrument or the group down",
                bar: Command.Label("order", keys: "J K"), when: hasRow
            ) { moveRow(by: 1, $1, &$0) },
            command("list-move-up", KeyStroke("K"), "Move the instrument or the group up", when: hasRow) {
                moveRow(by: -1, $1, &$0)
            },
            command(
                "list-note", KeyStroke("w"), "Edit the note on the instrument", bar: "note", when: hasEntry
            ) { pushEntryForm($1, &$0) { ListForm(.note(id: $1.id, $0.symbol), texts: [.note: $0.note]) } },
            command(
                "list-lots", KeyStroke("L"), "Edit positions in the instrument", bar: "positions",
                when: hasEntry
            ) { model, shown in
                let snapshot = model.snapshot
                return pushEntryForm(shown, &model) {
                    let own = snapshot[$0.symbol]?.instrument.currency
                    return ListForm(.lots(id: $1.id, $0.symbol, $0.lots, own: own))
                }
            },
            command(
                "list-currency", KeyStroke("$"), "Cycle display currency", bar: "currency"
            ) { [.watchlist(.edit(id: $1.id, [.setCurrency($1.list.currency.following)]))] },
            command("list-rename", KeyStroke("r"), "Rename the watchlist or the selected group") {
                $0.push(ListFormLayer(form: renameForm($1, $0)))
            },
            Command("list-create", [KeyStroke("C")], "Create a watchlist", .watchlists, bar: "new list") { model in
                let currency = shownList(model)?.list.currency.code ?? "USD"
                return model.push(ListFormLayer(form: ListForm(.create, texts: [.currency: currency])))
            },
            command("list-delete", KeyStroke(.delete), "Delete the watchlist") {
                $0.push(ListFormLayer(form: ListForm(.delete(id: $1.id, name: $1.list.name))))
            },
        ] + [CommonCommands.open, CommonCommands.mark]
        + ([CommonCommands.filter] + CommonCommands.sorting + [CommonCommands.columns(columnsLayer)])
        .map { $0.only(when: hasInstruments) }

    /// A command on the list that is shown; without one it says how to make one.
    private static func command(
        _ id: CommandID, _ key: KeyStroke, _ summary: String, bar label: Command.Label? = nil,
        when availability: @escaping @Sendable (Model) -> Command.Availability = { _ in .available },
        run: @escaping @Sendable (inout Model, LoadedWatchlist) -> [Effect]
    ) -> Command {
        Command(
            id, [key], summary, .watchlists, bar: label, isOffered: { shownList($0) != nil },
            when: { model in
                shownList(model) == nil
                    ? .unavailable("No watchlist yet · \(model.keys.keyText(of: "list-create")) creates one")
                    : availability(model)
            },
            run: { model in shownList(model).map { run(&model, $0) } ?? [] })
    }

    @Sendable private static func columnsLayer(_ model: Model) -> ColumnsLayer? {
        guard let shown = shownList(model) else { return nil }
        return ColumnsLayer(
            .list(shown.id), shown: shown.list.columns ?? ColumnSet.list(shown.list).columns, all: Column.allCases)
    }

    // MARK: Availability

    @Sendable private static func hasSeveral(_ model: Model) -> Command.Availability {
        model.watchlists.count > 1
            ? .available
            : .unavailable("No other watchlist · \(model.keys.keyText(of: "list-create")) creates one")
    }

    /// What is done with rows needs a list with some, though a filter may hide them.
    @Sendable private static func hasInstruments(_ model: Model) -> Command.Availability {
        guard let shown = shownList(model) else {
            return .unavailable("No watchlist yet · \(model.keys.keyText(of: "list-create")) creates one")
        }
        return shown.list.entries.isEmpty ? .unavailable("The list is empty") : .available
    }

    @Sendable private static func hasRow(_ model: Model) -> Command.Availability {
        shown(by: model).selectedLine == nil ? .unavailable("The list is empty") : .available
    }

    @Sendable private static func hasEntry(_ model: Model) -> Command.Availability {
        guard let shown = shownList(model), entry(in: shown, model) != nil else {
            return .unavailable("No instrument selected")
        }
        return .available
    }

    private static func entry(in shown: LoadedWatchlist, _ model: Model) -> Watchlist.Entry? {
        Self.shown(by: model).selectedLine?.entry(in: shown.list)
    }

    // MARK: Forms

    private static func addForm(_ shown: LoadedWatchlist, _ model: Model) -> ListForm {
        let marked = model.shown.marked.filter { shown.list.place(of: $0) == nil }
        let row = Self.shown(by: model).selectedLine
        let group = row.map { shown.list.groups[$0.group].name } ?? shown.list.groups.last?.name
        return ListForm(
            .add(id: shown.id, group: group), texts: [.symbols: marked.map(\.rawValue).joined(separator: ", ")])
    }

    private static func renameForm(_ shown: LoadedWatchlist, _ model: Model) -> ListForm {
        if case .group(let group) = Self.shown(by: model).selectedLine, !shown.list.groups[group].name.isEmpty {
            let name = shown.list.groups[group].name
            return ListForm(.renameGroup(id: shown.id, name), texts: [.name: name])
        }
        return ListForm(.rename(id: shown.id), texts: [.name: shown.list.name])
    }

    private static func pushEntryForm(
        _ shown: LoadedWatchlist, _ model: inout Model,
        _ form: (Watchlist.Entry, LoadedWatchlist) -> ListForm
    ) -> [Effect] {
        guard let entry = entry(in: shown, model) else { return [] }
        return model.push(ListFormLayer(form: form(entry, shown)))
    }

    // MARK: Edits

    private static func step(by step: Int, _ shown: LoadedWatchlist, _ model: inout Model) -> [Effect] {
        let lists = model.watchlists
        guard let index = lists.firstIndex(where: { $0.id == shown.id }) else { return [] }
        let next = lists[(index + step + lists.count) % lists.count]
        return model.travel { $0.exchange(Place(list: next.id)) }
    }

    /// What would be lost with it is asked about; a symbol alone goes at once.
    private static func remove(_ shown: LoadedWatchlist, _ model: inout Model) -> [Effect] {
        guard let row = Self.shown(by: model).selectedLine else { return [] }
        if let entry = row.entry(in: shown.list) {
            guard !entry.note.isEmpty || !entry.lots.isEmpty else {
                return [.watchlist(.edit(id: shown.id, [.remove(entry.symbol)]))]
            }
            let name = model.snapshot[entry.symbol]?.instrument.name ?? entry.symbol.rawValue
            return model.push(ListFormLayer(form: ListForm(.remove(id: shown.id, entry.symbol, what: name))))
        }
        let group = shown.list.groups[row.group]
        guard !group.entries.isEmpty else { return [.watchlist(.edit(id: shown.id, [.removeGroup(group.name)]))] }
        return model.push(
            ListFormLayer(form: ListForm(.removeGroup(id: shown.id, group.name, count: group.entries.count))))
    }

    private static func moveRow(by step: Int, _ shown: LoadedWatchlist, _ model: inout Model) -> [Effect] {
        let screen = Self.shown(by: model)
        guard let row = screen.selectedLine else { return [] }
        // The cursor goes with what it is on, also where it was not moved yet.
        select(row: screen.selectedRow, &model)
        if let entry = row.entry(in: shown.list) {
            return [.watchlist(.edit(id: shown.id, [.move(entry.symbol, by: step)]))]
        }
        return [.watchlist(.edit(id: shown.id, [.moveGroup(shown.list.groups[row.group].name, by: step)]))]
    }

    /// Puts the stock under the cursor into the list that was shown last; without a list one is made first.
    static func star(_ model: inout Model) -> [Effect] {
        guard let symbol = model.selectedSymbol else { return [] }
        guard let shown = shownList(model) else {
            return model.push(
                ListFormLayer(form: ListForm(.create, texts: [.name: "Watchlist", .currency: "USD"])))
        }
        let isThere = shown.list.place(of: symbol) != nil
        let name = model.snapshot[symbol]?.instrument.name ?? symbol.rawValue
        let words = isThere ? "\(name) is already in \(shown.list.name)" : "Added \(name) to \(shown.list.name)"
        _ = model.receive(Alert(text: words, severity: .info, rings: false))
        return isThere ? [] : [.watchlist(.edit(id: shown.id, [.add(symbol, group: nil)]))]
    }
}

// MARK: Which list

extension WatchlistScreen {
    /// The list of a place: its own, else the one that was shown last, else the first.
    static func list(at place: Place, in model: Model) -> LoadedWatchlist? {
        let lists = model.watchlists
        return lists.first { $0.id == place.list } ?? lists.first { $0.id == model[Self.self].list } ?? lists.first
    }

    /// The list that is shown, or was shown last.
    static func shownList(_ model: Model) -> LoadedWatchlist? { list(at: model.place, in: model) }

    static func arrive(from place: Place, _ model: inout Model) {
        if let list = model.place.list { model[Self.self].list = list }
    }

    /// Called when the lists changed: shows one that was just created.
    static func listsChanged(from before: [LoadedWatchlist], _ model: inout Model) {
        guard model.view == view else { return }
        let known = Set(before.map(\.id))
        if !before.isEmpty, let new = model.watchlists.first(where: { !known.contains($0.id) }) {
            model.journey.exchange(Place(list: new.id))
            model[Self.self].list = new.id
        }
        model.prepareScreen()
    }

    static func title(of place: Place, in model: Model) -> String {
        view.title + (list(at: place, in: model).map { " " + $0.list.name } ?? "")
    }

    var shownColumns: [Column] {
        guard let list = Self.shownList(model)?.list else { return [] }
        return list.columns ?? ColumnSet.list(list).columns
    }
}

extension Currency {
    /// The next currency that values are shown in.
    fileprivate var following: Currency {
        let all: [Currency] = [.usd, .twd, .krw, .jpy, .hkd, .cny, .eur]
        let index = all.firstIndex(of: self) ?? all.count - 1
        return all[(index + 1) % all.count]
    }
}
