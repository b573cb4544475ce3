internal import Market
public import QuoteCache

extension SampleMarket {
    /// Writes everything into a cache in one transaction and marks the cache as a sample.
    ///
    /// - Throws: `CacheFault` where the cache cannot be written.
    public func write(to writer: QuoteCacheWriter) throws {
        try writer.write { transaction in
            try transaction.markAsSample()
            for listing in listings { try transaction.save(listing.instrument) }
            try transaction.saveBars(source: SampleMarket.sourceName, saveBars)
            for quote in listings.compactMap(\.quote) { try transaction.save(quote) }
            for fact in facts { try transaction.save(fact) }
            for target in targets { try transaction.save(target) }
            for event in events { try transaction.save(event) }
            try transaction.save(status)
        }
    }

    private func saveBars(_ bulk: inout BarBulk) throws {
        for listing in listings {
            let symbol = listing.instrument.symbol
            for bar in listing.dailyBars { try bulk.save(bar, of: symbol) }
            for bar in listing.intradayBars { try bulk.save(bar, of: symbol) }
        }
    }
}
