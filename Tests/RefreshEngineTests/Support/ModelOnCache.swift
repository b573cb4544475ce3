import Market
import QuoteCache

@testable import RefreshEngine

/// The model on a temporary cache, without the engine around it.
final class ModelOnCache {
    let cache: TestCache
    let reader: QuoteCacheReader
    private(set) var model: MarketModel

    init(_ cache: TestCache, asOf: AsOf = .present, watchlist: RowLayout = .everything, at moment: Instant) throws {
        self.cache = cache
        reader = try cache.reader()
        model = MarketModel(MarketSettings(layout: watchlist), asOf: asOf, clock: .fixed(moment))
    }

    /// Reads what changed, at another moment where one is given.
    @discardableResult
    func follow(at moment: Instant? = nil) throws -> Bool {
        if let moment { model.readClock(.fixed(moment)) }
        return try reader.read { cache in
            var hasChanged = try model.follow(cache)
            if moment != nil { hasChanged = try model.passTime(cache) || hasChanged }
            return hasChanged
        }
    }

    /// The snapshot with all that rests on long histories.
    func snapshot() throws -> Snapshot {
        try reader.read { try model.refreshAll($0) }
        var snapshot = model.snapshot(version: 1, condition: .loading)
        model.judge(&snapshot)
        return snapshot
    }
}
