/// One of the program's screens.
public enum View: String, CaseIterable, Hashable, Sendable {
    /// Every region with its chipmakers.
    case board
    /// Asia tech against the Nasdaq 100: graph, spread, table.
    case rotation
    /// Who moves most.
    case movers
    /// The market as areas and colours.
    case heatmap
    /// When the exchanges trade, and what New York hands over to Asia.
    case sessions
    /// Forward P/E and growth by region and chipmaker.
    case valuation
    /// Lines of one company on several exchanges.
    case parity
    /// Reports, listings, lock-ups, dividends, holidays.
    case events
    /// Every flag with its reason.
    case risk
    /// The statements that must hold.
    case thesis
    /// The person's own lists.
    case watchlist
    /// How the programs that fill the cache do.
    case feed
    /// One region with everything about it.
    case region
    /// One chipmaker with everything about it.
    case chipmaker
    /// Several chipmakers in one chart.
    case comparison

    /// The name in the header.
    public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
