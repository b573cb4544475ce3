public import Market

/// How many flags there are and how bad, over all and by region.
public struct RiskRollUp: Hashable, Sendable {
    /// How bad it is over all.
    public enum Level: Int, Comparable, CaseIterable, Hashable, Sendable {
        /// Nothing that warns.
        case calm
        /// Something warns.
        case watchful
        /// Something is high.
        case strained
        /// Ten flags are high, or some in each of three regions.
        case severe

        /// Orders from calm to severe.
        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

        /// What it is called on screen and in JSON.
        public var name: String {
            switch self {
            case .calm: "calm"
            case .watchful: "watchful"
            case .strained: "strained"
            case .severe: "severe"
            }
        }
    }

    /// All flags.
    public let total: FlagCounts
    /// The flags of each region's instruments, its index and the region itself; a pair counts where its lines trade.
    public let regions: [Region: FlagCounts]

    /// Counts flags.
    public init(_ flags: [RiskFlag], in instruments: InstrumentTable) {
        total = FlagCounts(flags)
        var byRegion: [Region: [RiskFlag]] = [:]
        for flag in flags {
            for region in flag.regions(in: instruments) { byRegion[region, default: []].append(flag) }
        }
        regions = byRegion.mapValues(FlagCounts.init)
    }

    /// The state over all: see `Level`.
    public var level: Level {
        if total[.high] >= 10 || regions.values.count(where: { $0[.high] > 0 }) >= 3 { return .severe }
        if total[.high] > 0 { return .strained }
        return total[.warn] > 0 ? .watchful : .calm
    }

    /// The state of one region: severe where three of its flags or more are high.
    public func level(of region: Region) -> Level {
        guard let counts = regions[region] else { return .calm }
        if counts[.high] >= 3 { return .severe }
        if counts[.high] > 0 { return .strained }
        return counts[.warn] > 0 ? .watchful : .calm
    }
}

extension RiskFlag {
    /// The regions that it concerns; none for gauges and feeds.
    public func regions(in instruments: InstrumentTable) -> Set<Region> {
        func region(_ symbol: Symbol) -> Region? { instruments[symbol]?.instrument.region }
        let regions: [Region?] =
            switch scope {
            case .region(let region): [region]
            case .instrument(let symbol): [region(symbol)]
            case .pair(let foreign, let home): [region(foreign), region(home)]
            case .gauge, .feed: []
            }
        return Set(regions.compactMap(\.self))
    }
}
