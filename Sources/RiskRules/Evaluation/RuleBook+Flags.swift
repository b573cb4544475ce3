public import Market

extension RuleBook {
    /// Everything that is raised as the board shows it, the worst first.
    public func flags(in data: RuleData) -> [RiskFlag] {
        let gauges = Dictionary(data.gauges().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let flags = raised.compactMap { outcome in
            outcome.riskFlag(name: RuleBook.name(of: outcome.subject, data, gauges))
        }
        return flags.sorted { left, right in
            if left.severity != right.severity { return left.severity > right.severity }
            return (left.rule, left.subject, left.message) < (right.rule, right.subject, right.message)
        }
    }

    private static func name(of subject: RuleSubject, _ data: RuleData, _ gauges: [String: String]) -> String {
        switch subject {
        case .instrument(let symbol):
            guard let instrument = data.state(symbol)?.instrument else { return symbol.rawValue }
            return instrument.kind == .fx ? symbol.rawValue : instrument.name
        case .region(let region): return region.name
        case .gauge(let id): return gauges[id] ?? id
        case .pair(let foreign, let home): return "\(foreign) / \(home)"
        case .feed(let name): return name
        }
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
            case .gauge, .feed: return false
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
