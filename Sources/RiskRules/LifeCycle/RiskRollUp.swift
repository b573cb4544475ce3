public import Market

/// How many flags there are and how bad, over all and by region.
public struct RiskRollUp: Hashable, Sendable {
    /// All flags.
    public let total: FlagCounts
    /// The flags of each region's instruments, its index and the region itself; a pair counts where its lines trade.
    public let regions: [Region: FlagCounts]

    /// Counts flags.
    public init(_ flags: [RiskFlag], in instruments: InstrumentTable) {
        var total = FlagCounts()
        var regions: [Region: FlagCounts] = [:]
        for flag in flags {
            total.add(flag.severity)
            flag.forEachRegion(in: instruments) { regions[$0, default: FlagCounts()].add(flag.severity) }
        }
        (self.total, self.regions) = (total, regions)
    }

    /// The state of one region by its flags: extreme where three or more of them are high.
    public func level(of region: Region) -> MarketStress.Level {
        guard let counts = regions[region] else { return .calm }
        if counts[.high] >= 3 { return .extreme }
        if counts[.high] > 0 { return .high }
        return counts[.warn] > 0 ? .elevated : .calm
    }
}

extension RiskFlag {
    /// Tells the regions that it concerns, each once; none for baskets and feeds.
    public func forEachRegion(in instruments: InstrumentTable, _ body: (Region) -> Void) {
        switch scope {
        case .region(let region): body(region)
        case .instrument(let symbol): if let region = instruments[symbol]?.instrument.region { body(region) }
        case .pair(let foreign, let home):
            let (one, other) = (instruments[foreign]?.instrument.region, instruments[home]?.instrument.region)
            if let one { body(one) }
            if let other, other != one { body(other) }
        case .basket, .feed: return
        }
    }

    /// Whether it concerns a region.
    public func concerns(_ region: Region, in instruments: InstrumentTable) -> Bool {
        var isConcerned = false
        forEachRegion(in: instruments) { isConcerned = isConcerned || $0 == region }
        return isConcerned
    }
}
