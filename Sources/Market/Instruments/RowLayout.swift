/// Which instruments the board shows, and in which order.
public struct RowLayout: Hashable, Sendable {
    /// One region's part.
    public struct Group: Hashable, Sendable {
        /// The region.
        public var region: Region
        /// Its instruments in order; nil for every instrument of the region that the cache has.
        public var symbols: [Symbol]?

        /// Creates a group.
        public init(region: Region, symbols: [Symbol]? = nil) {
            self.region = region
            self.symbols = symbols
        }
    }

    /// The regions in the board's order.
    public var groups: [Group]

    /// Creates a watchlist.
    public init(groups: [Group]) {
        self.groups = groups
    }

    /// Every region with every instrument of the cache.
    public static let everything = RowLayout(groups: Region.allCases.map { Group(region: $0) })
}
