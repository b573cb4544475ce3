public import Market

/// What a person chose of the market: which instruments, which gauges, whose sessions.
public struct MarketSettings: Sendable {
    /// The board's regions and their instruments.
    public var watchlist: Watchlist
    /// The gauges; the first is held against the Nasdaq 100.
    public var baskets: [Basket]
    /// When the exchanges trade.
    public var calendars: TradingCalendars

    /// Creates settings; without arguments those of somebody who chose nothing.
    public init(
        watchlist: Watchlist = .everything, baskets: [Basket] = [.asiaTech], calendars: TradingCalendars = .shipped
    ) {
        self.watchlist = watchlist
        self.baskets = baskets
        self.calendars = calendars
    }
}
