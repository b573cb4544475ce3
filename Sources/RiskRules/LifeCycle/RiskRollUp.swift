public import Market

/// How many flags there are and how bad, over all and by region.
public struct RiskRollUp: Hashable, Sendable {
    /// How bad it is over all.
    public enum Level: Int, Comparable, CaseIterable, Hashable, Sendable {
        /// Nothing that warns.
        case low
        /// Something warns.
        case elevated
        /// Something is high.
        case high
        /// Ten flags are high, or some in each of three regions.
        case extreme

        /// Orders from low to extreme.
        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

        /// What it is called on screen and in JSON.
        public var name: String {
            switch self {
            case .low: "low"
            case .elevated: "elevated"
            case .high: "high"
            case .extreme: "extreme"
            }
        }
    }

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

    /// The state over all: see `Level`.
    public var level: Level {
        if total[.high] >= 10 || regions.values.count(where: { $0[.high] > 0 }) >= 3 { return .extreme }
        if total[.high] > 0 { return .high }
        return total[.warn] > 0 ? .elevated : .low
    }

    /// The state of one region: extreme where three of its flags or more are high.
    public func level(of region: Region) -> Level {
        guard let counts = regions[region] else { return .low }
        if counts[.high] >= 3 { return .extreme }
        if counts[.high] > 0 { return .high }
        return counts[.warn] > 0 ? .elevated : .low
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
