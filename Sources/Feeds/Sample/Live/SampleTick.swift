public import Market
public import QuoteCache

/// A row that the sample feed has for the cache.
public enum SampleTick: Hashable, Sendable {
    /// A new price.
    case quote(Quote)
    /// Five minutes of a session, over or still growing.
    case intradayBar(Symbol, IntradayBar)
    /// A session that is over.
    case dailyBar(Symbol, DailyBar)
    /// How the feed is doing.
    case status(FeedStatus)

    /// Writes it.
    ///
    /// - Throws: what the transaction throws.
    public func save(in transaction: CacheTransaction) throws {
        switch self {
        case .quote(let quote): try transaction.save(quote)
        case .intradayBar(let symbol, let bar):
            try transaction.save(bar, of: symbol, source: SampleMarket.sourceName)
        case .dailyBar(let symbol, let bar): try transaction.save(bar, of: symbol, source: SampleMarket.sourceName)
        case .status(let status): try transaction.save(status)
        }
    }
}
