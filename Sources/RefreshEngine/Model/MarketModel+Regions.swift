import Analytics
import Market
import QuoteCache

extension MarketModel {
    /// Puts the instruments into the watchlist's order and starts the counts from nothing.
    mutating func arrangeRegions(_ cache: CacheRead) throws {
        let equities = records.values.map(\.instrument).filter { $0.kind == .equity }
        let byRegion = Dictionary(grouping: equities, by: \.region)
        regions = watchlist.groups.map { group in
            var state = RegionState(
                region: group.region, status: MarketModel.status(of: group.region, at: moment))
            state.members =
                group.symbols?.filter { records[$0] != nil } ?? MarketModel.ordered(byRegion[group.region] ?? [])
            state.index = group.region.benchmarks.first { records[$0] != nil }
            return state
        }
        regionOfMember = [:]
        for (index, region) in regions.enumerated() {
            for symbol in region.members { regionOfMember[symbol] = index }
        }
        try loadRegionFacts(cache)
        let isKnown = Set(records.keys)
        rotation.members = InstrumentDirectory.shared.asianEquities.filter { isKnown.contains($0) }
        rotation.benchmark = isKnown.contains("^NDX") ? "^NDX" : nil
    }

    /// Valuation and growth of each region, kept in the cache under its benchmark indices.
    mutating func loadRegionFacts(_ cache: CacheRead) throws {
        let today = TimeZoneRule.utc.local(moment).date
        let valuations = try cache.facts(metric: Fact.forwardPE, through: today)
        let growth = try cache.facts(metric: Fact.earningsGrowth, through: today)
        for index in regions.indices {
            let benchmarks = regions[index].region.benchmarks
            regions[index].forwardPE = benchmarks.lazy.compactMap { valuations[$0] }.first
            regions[index].earningsGrowth = benchmarks.lazy.compactMap { growth[$0] }.first
        }
    }

    /// The directory's order first, what it does not know behind by symbol.
    private static func ordered(_ instruments: [Instrument]) -> [Symbol] {
        let directory = InstrumentDirectory.shared
        let ranked: [(rank: Int, symbol: Symbol)] = instruments.map {
            (rank: directory.rank(of: $0.symbol) ?? .max, symbol: $0.symbol)
        }
        return ranked.sorted { ($0.rank, $0.symbol) < ($1.rank, $1.symbol) }.map(\.symbol)
    }
}
