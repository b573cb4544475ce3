/// One of the program's screens.
public enum View: String, CaseIterable, Hashable, Sendable {
    /// Every region with its stocks.
    case board
    /// What happened overnight, what it means for Asia's open, and what is due today.
    case morning
    /// Asia tech against the Nasdaq 100: graph, spread, table.
    case rotation
    /// Gainers, losers and unusual volume.
    case movers
    /// The market as areas and colours.
    case heatmap
    /// When the exchanges trade, and what New York hands over to Asia.
    case sessions
    /// Forward P/E and growth by region and stock.
    case valuation
    /// Lines of one company on several exchanges.
    case parity
    /// Reports, listings, lock-ups, dividends, holidays.
    case events
    /// Every flag with its reason.
    case risk
    /// The statements that must hold.
    case thesis
    /// The user's own lists.
    case watchlist
    /// How the programs that fill the cache do.
    case feed
    /// One region with everything about it.
    case region
    /// One stock with everything about it.
    case chipmaker
    /// Several stocks in one chart.
    case comparison

    /// The name in the header.
    public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
