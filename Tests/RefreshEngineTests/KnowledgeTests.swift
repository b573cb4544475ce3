import Market
import QuoteCache
import Testing

@testable import RefreshEngine

/// What stands in the cache beside prices, and what rests on it.
@Suite struct KnowledgeTests {
    let cache: TestCache
    let now = instant("2026-01-14T03:00:00Z")

    init() throws {
        cache = try TestCache()
        for (symbol, close) in [("2330.TW", 1000.0), ("ASML.AS", 800), ("TWD=X", 32), ("EURUSD=X", 1.25)] {
            try cache.bar(symbol, "2026-01-13", close)
        }
        try cache.run("UPDATE instrument SET currency = 'EUR' WHERE symbol = 'ASML.AS'")
    }

    private func loaded() throws -> ModelOnCache {
        let model = try ModelOnCache(cache, at: now)
        try model.follow()
        return model
    }

    private func write(_ symbol: String, _ metric: String, _ asOf: String, _ value: Double) throws {
        try cache.run(
            "INSERT INTO fact (symbol, metric, as_of, value, unit, source)"
                + " VALUES ('\(symbol)', '\(metric)', '\(asOf)', \(value), 'x', 'test')")
    }

    @Test func theMarketValueIsInDollars() throws {
        try write("2330.TW", "shares_outstanding", "2025-12-31", 32_000_000)
        try write("ASML.AS", "shares_outstanding", "2025-12-31", 1000)
        let snapshot = try loaded().snapshot()
        #expect(snapshot["2330.TW"]?.marketValue == 1e9)
        // The euro's rate is quoted the other way round.
        #expect(snapshot["ASML.AS"]?.marketValue == 1e6)
    }

    @Test func theNewestFactOfAMetricCounts() throws {
        try write("2330.TW", "forward_pe", "2025-12-01", 18)
        try write("2330.TW", "forward_pe", "2026-01-10", 20)
        try write("2330.TW", "forward_pe", "2026-02-01", 25)
        let model = try loaded()
        #expect(try model.snapshot().facts["2330.TW"]?.map(\.value) == [20])
        try write("2330.TW", "forward_pe", "2026-01-13", 21)
        #expect(try model.follow())
        #expect(try model.snapshot().facts["2330.TW"]?.map(\.value) == [21])
    }

    @Test func targetsAndEventsAreFollowed() throws {
        let model = try loaded()
        try cache.run(
            """
            INSERT INTO target (symbol, firm, as_of, price, previous, currency, source)
            VALUES ('2330.TW', 'Goldman Sachs', '2026-01-05', 2330, 1720, 'TWD', 'test'),
                   ('2330.TW', 'Goldman Sachs', '2025-10-05', 1720, NULL, 'TWD', 'test');
            INSERT INTO event (symbol, date, kind, title, source)
            VALUES ('2330.TW', '2026-01-15', 'earnings', 'Results' || char(27) || '[31m', 'test'),
                   ('2330.TW', '2026-01-05', 'news', 'Target lifted', 'test');
            """)
        #expect(try model.follow())
        let snapshot = try model.snapshot()
        #expect(snapshot.targets["2330.TW"]?.map(\.price) == [2330])
        #expect(snapshot.events.map(\.title) == ["Target lifted", "Results[31m"])
        try cache.run("DELETE FROM event WHERE kind = 'news'")
        #expect(try model.follow())
        #expect(try model.snapshot().events.map(\.kind) == ["earnings"])
    }

    @Test func anUnchangedFactIsNoNews() throws {
        try write("2330.TW", "forward_pe", "2026-01-10", 20)
        let model = try loaded()
        _ = try model.snapshot()
        try cache.run("UPDATE fact SET value = 20 WHERE symbol = '2330.TW'")
        #expect(try !model.follow())
    }
}
