public import Market

/// Where the user is: a view, and what it is about.
public struct Place: Hashable, Sendable {
    /// Which view.
    public var view: View
    /// The region of a region's page.
    public var region: Region?
    /// The stock of a stock's page.
    public var symbol: Symbol?
    /// Which tab of a stock's page.
    public var tab: StockTab
    /// Who is held against each other.
    public var compared: [Symbol]
    /// The watchlist of a watchlist's page, by its identifier; nil: the first.
    public var list: String?

    /// A place of its own, such as the board.
    public init(_ view: View) {
        self.view = view
        tab = .chart
        compared = []
    }

    /// A region's page.
    public init(_ region: Region) {
        self.init(.region)
        self.region = region
    }

    /// A stock's page.
    public init(_ symbol: Symbol, tab: StockTab = .chart) {
        self.init(.chipmaker)
        self.symbol = symbol
        self.tab = tab
    }

    /// A watchlist's page.
    public init(list: String) {
        self.init(.watchlist)
        self.list = list
    }

    /// Several stocks in one chart.
    public init(comparing symbols: [Symbol]) {
        self.init(.comparison)
        compared = symbols
    }
}
