import Market

/// Going from place to place.
extension Model {
    /// Which view is shown.
    public var view: View { journey.place.view }

    /// Where one is.
    public var place: Place { journey.place }

    /// Goes another way, and works out what is shown there.
    mutating func travel(_ change: (inout Journey) -> Void) -> [Effect] {
        let before = journey.place
        let neededBefore = before.view.screen.needs(self)
        change(&journey)
        guard journey.place != before else { return [] }
        layers.removeAll { !$0.covers }
        focusOnPlace()
        view.screen.arrive(from: before, &self)
        prepareScreen()
        let needs = view.screen.needs(self)
        return needs.isEmpty && !neededBefore.isEmpty ? [.follow([])] : needs
    }

    /// Goes to another place, or says why that is impossible.
    mutating func travel(orSay reason: String, _ change: (inout Journey) -> Void) -> [Effect] {
        let before = journey.path
        let effects = travel(change)
        return journey.path == before ? refuse(reason) : effects
    }

    /// Goes to a place and puts the cursor on what a row there is about.
    mutating func go(to place: Place, selecting identity: String) -> [Effect] {
        let effects = travel { $0.go([place]) }
        view.screen.select(identity: identity, &self)
        return effects
    }

    /// Takes the last thing back, or goes back up.
    mutating func leave() -> [Effect] {
        if view.screen.takeBack(&self) || endFind() || endFilter() { return [] }
        return travel(orSay: "Already on the board · \(keys.keyText(of: "quit")) quits") { $0.leave() }
    }

    /// Straight to a stock, which from the board stands below its region.
    mutating func open(_ symbol: Symbol, _ tab: StockTab) -> [Effect] {
        let region = view == .board ? snapshot[symbol]?.instrument.region : nil
        return travel { journey in
            if journey.place.symbol != nil {
                journey.exchange(Place(symbol, tab: tab))
            } else {
                journey.go(journey.path + [region.map { Place($0) }, Place(symbol, tab: tab)].compactMap(\.self))
            }
        }
    }

    /// What is gone to is what is looked at.
    private mutating func focusOnPlace() {
        guard let region = place.region ?? place.symbol.flatMap({ snapshot[$0]?.instrument.region }),
            let state = snapshot.regions.first(where: { $0.region == region })
        else { return }
        if let symbol = place.symbol {
            guard state.members.contains(symbol) else { return }
            focus.symbols[region] = symbol
        }
        focus.region = region
    }
}
