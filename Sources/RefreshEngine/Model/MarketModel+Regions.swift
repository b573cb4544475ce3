import Analytics
import Market

extension MarketModel {
    /// Puts the instruments into the layout's order and starts the counts from nothing.
    mutating func arrangeRegions() {
        var members = layout.groups.map { _ in [Symbol]() }
        for record in records.values {
            if let place = place(of: record.instrument) { members[place].append(record.instrument.symbol) }
        }
        regionOfMember = [:]
        regions = layout.groups.indices.map { place in
            let region = layout.groups[place].region
            var state = RegionState(region: region, status: status(of: region))
            let ranked = members[place].map { (rank(of: $0), $0) }
            state.members = ranked.sorted { $0 < $1 }.map { $0.1 }
            for symbol in state.members { regionOfMember[symbol] = place }
            return state
        }
        countCompanies()
        rearrangeBenchmarks()
        _ = arrangeValuations()
    }

    /// Finds which listing counts for which region, and counts them all.
    mutating func countCompanies() {
        regionOfCounted = [:]
        let directory = ParityDirectory.shared
        for (symbol, place) in regionOfMember {
            guard let home = directory.home(ofReceipt: symbol) else {
                regionOfCounted[symbol] = place
                continue
            }
            if records[home] != nil { continue }
            let region = Instrument(inferredFrom: home).region
            regionOfCounted[symbol] = region.flatMap { region in regions.firstIndex { $0.region == region } } ?? place
        }
        for place in regions.indices {
            // Ranked before they are sorted: a comparison that looks ranks up costs a copy of the model.
            let ranked = regionOfCounted.filter { $0.value == place }.map { (rank(of: $0.key), $0.key) }
            let own = ranked.sorted { $0 < $1 }.map { $0.1 }
            let companies = directory.companies(
                among: own.filter { !(records[$0]?.instrument.isHyperscaler ?? false) })
            for symbol in Set(own).subtracting(companies) { regionOfCounted[symbol] = nil }
            regions[place].recount(companies.map { instruments[$0] })
            regions[place].companies = companies == regions[place].members ? nil : companies
        }
    }

    /// Takes an instrument into its region; its state is worked out later.
    mutating func enter(_ instrument: Instrument) {
        let symbol = instrument.symbol
        records[symbol] = InstrumentRecord(instrument: instrument)
        if let currency = instrument.currency { membersOfCurrency[currency, default: []].insert(symbol) }
        guard let place = place(of: instrument) else { return }
        regions[place].members.insert(symbol, at: position(of: symbol, in: regions[place].members))
        regionOfMember[symbol] = place
    }

    /// Takes an instrument out of everything.
    mutating func leave(_ symbol: Symbol) {
        guard let record = records.removeValue(forKey: symbol) else { return }
        if instruments[symbol]?.time == newest?.time || instruments[symbol]?.sessionDate == newest?.date {
            isNewestLost = true
        }
        instruments[symbol] = nil
        unsettled.remove(symbol)
        if let currency = record.instrument.currency { membersOfCurrency[currency]?.remove(symbol) }
        indicators.remove(symbol)
        opens.remove(symbol)
        guard let place = regionOfMember.removeValue(forKey: symbol) else { return }
        let position = position(of: symbol, in: regions[place].members)
        if regions[place].members.indices.contains(position) { regions[place].members.remove(at: position) }
    }

    /// In a cache of no more instruments every stock's closes are kept; in a larger one those of the directory and of
    /// the layout.
    private static let mostWithHistories = 2000

    /// Finds the indices that stand for the regions, and who is compared with whom.
    mutating func rearrangeBenchmarks() {
        for place in regions.indices {
            regions[place].index = regions[place].region.benchmarks.first { records[$0] != nil }
        }
        baskets.arrange(benchmark: records["^NDX"] == nil ? nil : "^NDX")
        let isSmall = records.count <= Self.mostWithHistories
        let wanted = records.keys.filter { symbol in
            guard let kind = records[symbol]?.instrument.kind, kind != .fx else { return false }
            return isUrgent(symbol) || (isSmall && kind == .equity)
        }
        parity.arrange { records[$0] != nil }
        histories.arrange(baskets.symbols.union(parity.symbols).filter { records[$0] != nil }.union(wanted))
    }

    /// Valuation and growth of each region, kept in the cache under its benchmark indices. Returns whether any differs.
    mutating func arrangeValuations() -> Bool {
        let before = regions.map(\.valuation)
        for place in regions.indices {
            let benchmarks = regions[place].region.benchmarks
            regions[place].valuation = Valuation(
                forwardPEFact: knowledge.fact(ofFirst: benchmarks, metric: Fact.forwardPE),
                earningsGrowthFact: knowledge.fact(ofFirst: benchmarks, metric: Fact.earningsGrowth))
        }
        return regions.map(\.valuation) != before
    }

    /// The first group that names an instrument, else the one that takes every share of its region.
    private func place(of instrument: Instrument) -> Int? {
        if let named = named[instrument.symbol] { return named.group }
        guard instrument.kind == .equity else { return nil }
        return layout.groups.firstIndex { $0.symbols == nil && $0.region == instrument.region }
    }

    /// Where a symbol stands among ordered members, or has to be put.
    private func position(of symbol: Symbol, in members: [Symbol]) -> Int {
        let key = (rank(of: symbol), symbol)
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if (rank(of: members[middle]), members[middle]) < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The layout's order first, then the directory's; what neither knows stands behind by symbol.
    private func rank(of symbol: Symbol) -> Int {
        named[symbol]?.position ?? InstrumentDirectory.shared.rank(of: symbol) ?? .max
    }
}
