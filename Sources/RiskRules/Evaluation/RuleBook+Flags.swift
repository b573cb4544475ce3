public import Market

extension RuleBook {
    /// Everything that is raised as the board shows it, the worst first.
    public func flags(in data: RuleData) -> [RiskFlag] {
        var list = FlagList(rules)
        var update = RuleUpdate()
        update.changed = raised
        list.take(update, of: self, watched: [], in: data)
        return list.flags
    }

    /// How many flags a query finds: what `flagCount` of the data for theses answers.
    public func count(_ query: FlagQuery) -> Int {
        raised.count { outcome in
            guard let flag = outcome.flag, flag.severity >= query.severity else { return false }
            guard let region = query.region else { return true }
            switch outcome.subject {
            case .region(let own): return own == region
            case .instrument(let symbol): return regionOf(symbol) == region
            case .pair(let foreign, let home): return regionOf(foreign) == region || regionOf(home) == region
            case .basket, .feed: return false
            }
        }
    }

    private func regionOf(_ symbol: Symbol) -> Region? {
        guard let table = tables.first(where: { $0.scope == .instrument }),
            let place = table.existingPlace(of: .instrument(symbol)), classes.indices.contains(place)
        else { return nil }
        return classes[place].region
    }
}
