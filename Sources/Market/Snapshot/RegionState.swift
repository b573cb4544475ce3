/// Everything a region's pane shows beside its rows.
public struct RegionState: Hashable, Sendable {
    /// Which region.
    public var region: Region
    /// What its leading exchange is doing.
    public var status: ExchangeStatus
    /// The index that stands for it, where the cache has one.
    public var index: Symbol?
    /// Its instruments in the watchlist's order, the index left out.
    public var members: [Symbol]
    /// How many of them are up, down and unchanged today.
    public var breadth: Breadth
    /// The market's price over expected earnings of the next twelve months, where known.
    public var forwardPE: Double?
    /// Expected growth of earnings per share over the next twelve months as a fraction, where known.
    public var earningsGrowth: Double?

    /// Creates the state of a region without instruments.
    public init(region: Region, status: ExchangeStatus) {
        self.region = region
        self.status = status
        members = []
        breadth = Breadth()
    }
}

/// How many instruments are up, down and unchanged.
public struct Breadth: Hashable, Sendable {
    /// How many are above the previous close.
    public var advancing: Int
    /// How many are below it.
    public var declining: Int
    /// How many are exactly at it.
    public var unchanged: Int

    /// Creates a count.
    public init(advancing: Int = 0, declining: Int = 0, unchanged: Int = 0) {
        self.advancing = advancing
        self.declining = declining
        self.unchanged = unchanged
    }

    /// Adds (or, with -1, takes away) one instrument with this change; an unknown change counts nowhere.
    public mutating func count(_ change: Double?, by step: Int = 1) {
        guard let change else { return }
        if change > 0 { advancing += step } else if change < 0 { declining += step } else { unchanged += step }
    }
}
