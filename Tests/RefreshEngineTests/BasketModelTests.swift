import Market
import QuoteCache
import Testing

@testable import RefreshEngine

/// Baskets as the user defines them.
@Suite struct BasketModelTests {
    let cache: TestCache
    let now = instant("2026-01-13T22:00:00Z")

    init() throws {
        cache = try TestCache()
        for (symbol, close, factor) in [("2330.TW", 100.0, 1.1), ("005930.KS", 70_000, 1.3), ("^NDX", 25_000, 1.02)] {
            try cache.bar(symbol, symbol == "005930.KS" ? "2025-12-30" : "2025-12-31", close)
            try cache.bar(symbol, "2026-01-13", close * factor)
        }
    }

    private func snapshot(_ baskets: [Basket]) throws -> Snapshot {
        try RefreshEngine.snapshot(
            of: cache.file, settings: MarketSettings(baskets: baskets), clock: .fixed(now))
    }

    @Test func theFirstIsHeldAgainstTheNasdaq() throws {
        let heavy = Basket(
            id: "heavy", name: "Heavy", membership: .symbols(["2330.TW", "005930.KS"]),
            weighting: .fixed(["2330.TW": 3, "005930.KS": 1]))
        let snapshot = try snapshot([heavy, .asiaTech])
        #expect(snapshot.baskets.map(\.id) == ["heavy", "asia-tech"])
        let value = try #require(snapshot.rotation.basket.local.yearToDate)
        #expect(abs(value - 0.15) < 1e-12)
        #expect(abs(try #require(snapshot.baskets[1].local.yearToDate) - 0.2) < 1e-12)
        #expect(snapshot.baskets[0].weights.map(\.weight) == [0.75, 0.25])
        let last = try #require(snapshot.rotation.history[.local]?[.yearToDate]?.last)
        #expect(abs(last.basket - 0.15) < 1e-12)
    }

    @Test func aMissingMemberMakesAStrictBasketUnknown() throws {
        func basket(_ missing: Basket.MissingRule) -> Basket {
            Basket(id: "a", name: "A", membership: .symbols(["2330.TW", "2454.TW"]), missing: missing)
        }
        #expect(try snapshot([basket(.unknown)]).baskets[0].local.yearToDate == nil)
        let left = try #require(try snapshot([basket(.leaveOut)]).baskets[0].local.yearToDate)
        #expect(abs(left - 0.1) < 1e-12)
        let held = try #require(try snapshot([basket(.hold)]).baskets[0].local.yearToDate)
        #expect(abs(held - 0.05) < 1e-12)
    }

    @Test func viewsGetTheClosesBeforeTheLatestPrice() throws {
        let histories = try snapshot([.asiaTech]).histories
        #expect(histories["2330.TW"]?.closes.map(\.close) == [100])
        #expect(histories["2330.TW"]?.currency == .twd)
    }
}
