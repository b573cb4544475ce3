import Market

extension Model {
    /// Which view is shown.
    public var view: View { journey.place.view }

    /// Where one is.
    public var place: Place { journey.place }

    /// The region of the present page: its own, else the focused one's.
    var pageRegion: RegionState? {
        snapshot.regions.first { $0.region == place.region } ?? focusedRegion
    }

    /// The chipmaker of the present page: its own, else the one that is selected on the board.
    var pageSymbol: Symbol? {
        place.symbol
            ?? focusedRegion.flatMap { region in
                let rows = board.rows(of: region)
                let index = board.selectedIndex(in: region)
                return rows.indices.contains(index) ? rows[index] : nil
            }
    }

    /// The chipmaker that the cursor is on, wherever one is.
    var selectedSymbol: Symbol? {
        if view == .board || view == .chipmaker { return pageSymbol }
        guard let body = viewBody, body.rowCount > 0 else { return nil }
        return body.symbol(of: selectedRow(of: body.rowCount, first: body.firstSelection))
    }

    /// Goes another way, and works out what is shown there.
    mutating func travel(_ change: (inout Journey) -> Void) -> [Effect] {
        let before = journey.place
        change(&journey)
        guard journey.place != before else { return [] }
        listFind = nil
        rememberRegion()
        prepareView()
        let isFollowingOver = before.view == .chipmaker || before.view == .comparison
        let effects = followed()
        return effects.isEmpty && isFollowingOver ? [.follow([])] : effects
    }

    /// Deeper: from the board to the region, from a row to its chipmaker, from there to the reason.
    mutating func goDeeper() -> [Effect] {
        switch view {
        case .board:
            guard let region = focusedRegion?.region, let symbol = pageSymbol else { return [] }
            return travel { journey in
                journey.enter(Place(region))
            } + select(symbol)
        case .risk:
            guard let symbol = selectedFlag?.symbol else { return performRisk(.explain) }
            return travel { $0.enter(Place(symbol, tab: .risk)) }
        case .thesis: return performRisk(.explain)
        case .chipmaker: return place.tab == .risk ? performRisk(.explain) : showTab(.risk)
        default:
            guard let symbol = selectedSymbol else { return refuse("there is nothing to open here") }
            return travel { $0.enter(Place(symbol)) }
        }
    }

    /// Straight to the chipmaker under the cursor.
    mutating func openChipmaker(_ tab: ChipmakerTab = .chart) -> [Effect] {
        guard let symbol = selectedSymbol else { return refuse("no chipmaker is under the cursor") }
        return open(symbol, tab)
    }

    /// Straight to a chipmaker.
    mutating func open(_ symbol: Symbol, _ tab: ChipmakerTab) -> [Effect] {
        if view == .chipmaker { return travel { $0.exchange(Place(symbol, tab: tab)) } }
        guard view == .board, let region = snapshot[symbol]?.instrument.region,
            snapshot.regions.contains(where: { $0.region == region && $0.members.contains(symbol) })
        else { return travel { $0.enter(Place(symbol, tab: tab)) } }
        return travel { $0.go($0.path + [Place(region), Place(symbol, tab: tab)]) }
    }

    mutating func showTab(_ tab: ChipmakerTab) -> [Effect] {
        guard view == .chipmaker, let symbol = pageSymbol else { return [] }
        return travel { $0.exchange(Place(symbol, tab: tab)) }
    }

    /// The next tab or the one before.
    mutating func stepTab(by step: Int) -> [Effect] {
        showTab(place.tab.stepped(by: step))
    }

    /// The next chipmaker of the region, or the one before, on the same tab.
    mutating func stepChipmaker(by step: Int) -> [Effect] {
        guard view == .chipmaker, let symbol = pageSymbol else { return [] }
        let siblings = self.siblings(of: symbol)
        guard let index = siblings.firstIndex(of: symbol), siblings.count > 1 else {
            return refuse("it is the only chipmaker of its region")
        }
        let next = siblings[(index + step + siblings.count) % siblings.count]
        let tab = place.tab
        return travel { $0.exchange(Place(next, tab: tab)) }
    }

    /// Whom one walks through from a chipmaker: its region in the board's order, else everybody.
    private func siblings(of symbol: Symbol) -> [Symbol] {
        if let region = snapshot.regions.first(where: { $0.members.contains(symbol) }) { return board.rows(of: region) }
        return snapshot.instruments.map(\.instrument.symbol).sorted()
    }

    /// Puts the cursor of a region's page on a chipmaker.
    private mutating func select(_ symbol: Symbol) -> [Effect] {
        guard let body = viewBody,
            let row = (0..<body.rowCount).first(where: { body.symbol(of: $0) == symbol })
        else { return [] }
        choices.lists[place, default: ListState()].selection = row
        choices.lists[place]?.identity = body.identity(of: row)
        keepRowVisible()
        return []
    }

    /// Whoever comes back to the board finds it where he was last.
    private mutating func rememberRegion() {
        guard let region = place.region ?? place.symbol.flatMap({ snapshot[$0]?.instrument.region }),
            let index = snapshot.regions.firstIndex(where: { $0.region == region })
        else { return }
        if let symbol = place.symbol, snapshot.regions[index].members.contains(symbol) {
            board.focus = index
            board.panes[region, default: BoardState.Pane()].selection = symbol
            keepSelectionVisible()
        } else if place.view == .region {
            board.focus = index
        }
    }

    /// Whose bars have to be at hand here.
    func followed() -> [Effect] {
        switch view {
        case .chipmaker:
            guard let symbol = pageSymbol else { return [] }
            return [.follow([symbol])] + (place.tab == .notes ? [.readNote(symbol)] : [])
        case .comparison: return [.follow(ComparisonSource.symbols(self))]
        default: return []
        }
    }

    /// What a key that goes somewhere asks for.
    mutating func performTravel(_ action: Action) -> [Effect] {
        switch action {
        case .deeper: goDeeper()
        case .back:
            removeCrosshair() || clearListFind() || clearFind() || clearFilter()
                ? []
                : travel(orSay: "the board is the outermost place · \(keys.keyText(of: .quit)) quits") { $0.leave() }
        case .open: openChipmaker()
        case .lastPlace: travel(orSay: "you have been nowhere else") { $0.goToLast() }
        case .placeBack: travel(orSay: "there is no place before this one") { $0.goBack() }
        case .placeForward: travel(orSay: "there is no place after this one") { $0.goForward() }
        case .nextChipmaker: stepChipmaker(by: 1)
        case .previousChipmaker: stepChipmaker(by: -1)
        case .tab(let tab): showTab(tab)
        case .nextTab: stepTab(by: 1)
        case .previousTab: stepTab(by: -1)
        default: []
        }
    }
}
