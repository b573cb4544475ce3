internal import Market
public import QuoteCache

extension SampleMarket {
    /// Writes everything into a cache in one transaction and marks the cache as a sample.
    ///
    /// - Throws: `CacheFault` where the cache cannot be written.
    public func write(to writer: QuoteCacheWriter) throws {
        try writer.write { transaction in
            try transaction.markAsSample()
            for listing in listings { try write(listing, in: transaction) }
            for fact in facts { try transaction.save(fact) }
            for target in targets { try transaction.save(target) }
            for event in events { try transaction.save(event) }
            try transaction.save(status)
        }
    }

    private func write(_ listing: Listing, in transaction: CacheTransaction) throws {
        let (symbol, source) = (listing.instrument.symbol, SampleMarket.sourceName)
        try transaction.save(listing.instrument)
        for bar in listing.dailyBars { try transaction.save(bar, of: symbol, source: source) }
        for bar in listing.intradayBars { try transaction.save(bar, of: symbol, source: source) }
        if let quote = listing.quote { try transaction.save(quote) }
    }
}
