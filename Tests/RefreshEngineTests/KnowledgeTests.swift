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

    @Test func theHistoryOfValuationsIsKeptByDate() throws {
        try write("2330.TW", "forward_pe", "2025-12-01", 18)
        let model = try loaded()
        #expect(try model.snapshot().valuations["2330.TW"] == nil)
        try write("2330.TW", "forward_pe", "2026-01-10", 20)
        try write("2330.TW", "forward_pe", "2025-06-01", 16)
        try write("2330.TW", "forward_pe", "2026-02-01", 25)
        #expect(try model.follow())
        let values = try model.snapshot().valuations["2330.TW"]
        #expect(values?.map(\.value) == [16, 18, 20])
        #expect(values?.map(\.date.description) == ["2025-06-01", "2025-12-01", "2026-01-10"])
    }

    @Test func whomFeedsFailToBringIsFollowed() throws {
        let model = try loaded()
        try cache.run(
            """
            INSERT INTO feed_status (feed, state, latency) VALUES ('yahoo', 'failing', 0.5);
            INSERT INTO feed_instrument (feed, symbol, last_success, failures, message)
            VALUES ('yahoo', '2330.TW', \(now.seconds - 5), 0, ''), ('yahoo', 'TSM', NULL, 3, 'odd' || char(27)),
                   ('yahoo', 'MU', \(now.seconds - 90), 7, 'slow');
            """)
        #expect(try model.follow())
        let snapshot = try model.snapshot()
        #expect(snapshot.feeds.map(\.latency) == [0.5])
        #expect(snapshot.feedTroubles.map(\.symbol) == ["MU", "TSM"])
        #expect(snapshot.feedTroubles.map(\.message) == ["slow", "odd"])
        #expect(snapshot.feedCounts == ["yahoo": 2])
        try cache.run("UPDATE feed_instrument SET failures = 0 WHERE symbol = 'MU'")
        #expect(try model.follow())
        #expect(try model.snapshot().feedTroubles.map(\.symbol) == ["TSM"])
    }

    @Test func bidAndAskComeWithTheQuote() throws {
        try cache.run(
            "INSERT INTO quote (symbol, price, time, bid, ask) VALUES ('2330.TW', 1005, \(now.seconds - 60), 1000, 1005)"
        )
        let session = try loaded().snapshot()["2330.TW"]?.session
        #expect(session?.bid == 1000)
        #expect(session?.ask == 1005)
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

/// Dividends, splits and the two lines of a company, through the engine.
@Suite struct CorporateActionTests {
    let cache: TestCache
    let now = instant("2026-01-14T03:00:00Z")

    init() throws {
        cache = try TestCache()
    }

    private func snapshot() throws -> Snapshot {
        try RefreshEngine.snapshot(of: cache.file, clock: .fixed(now))
    }

    private func fact(_ symbol: String, _ metric: String, _ asOf: String, _ value: Double) throws {
        try cache.run(
            "INSERT INTO fact (symbol, metric, as_of, value, unit, source)"
                + " VALUES ('\(symbol)', '\(metric)', '\(asOf)', \(value), 'x', 'test')")
    }

    @Test func aDividendCountsInTheTotalAndNotInThePrice() throws {
        try cache.bar("2330.TW", "2025-12-31", 100)
        try cache.bar("2330.TW", "2026-01-07", 110)
        try cache.bar("2330.TW", "2026-01-12", 108)
        try cache.bar("2330.TW", "2026-01-13", 108)
        #expect(try snapshot()["2330.TW"]?.total == PeriodReturns())
        try fact("2330.TW", "dividend", "2026-01-08", 10)
        let state = try #require(try snapshot()["2330.TW"])
        #expect(abs(try #require(state.local.yearToDate) - 0.08) < 1e-12)
        // 108 / 100 · 110 / (110 - 10)
        #expect(abs(try #require(state.total.yearToDate) - 0.188) < 1e-12)
        #expect(state.total.day == state.local.day)
    }

    @Test(arguments: [(100.0, 0.0), (400, 0)])
    func aSplitIsNoFall(before: Double, expected: Double) throws {
        // With and without the source's own adjustment.
        try cache.bar("NVDA", "2025-12-31", before)
        try cache.bar("NVDA", "2026-01-07", before)
        try cache.bar("NVDA", "2026-01-08", 100)
        try cache.bar("NVDA", "2026-01-13", 100)
        try fact("NVDA", "split", "2026-01-08", 4)
        let state = try #require(try snapshot()["NVDA"])
        #expect(state.local.yearToDate == expected)
        #expect(state.closes == [100, 100, 100, 100])
        #expect(state.indicators.yearHigh == 100)
    }

    @Test func thePremiumFollowsItsLinesAndTheRate() throws {
        for (symbol, close) in [("2330.TW", 1000.0), ("TSM", 200), ("TWD=X", 32)] {
            try cache.bar(symbol, "2026-01-12", close)
            try cache.bar(symbol, "2026-01-13", close)
        }
        let model = try ModelOnCache(cache, at: now)
        try model.follow()
        let first = try #require(try model.snapshot().parity.first)
        #expect(first.pair.foreign == "TSM")
        #expect(abs(try #require(first.premium) - 0.28) < 1e-12)
        #expect(first.impliedHomePrice == 1280)
        #expect(first.history.map(\.date.description) == ["2026-01-12"])
        try cache.quote("TWD=X", 40, at: now)
        try model.follow()
        #expect(abs(try #require(try model.snapshot().parity.first?.premium) - 0.28) < 1e-12)
        try cache.quote("2330.TW", 1100, at: now)
        try model.follow()
        let moved = try #require(try model.snapshot().parity.first)
        // Today's rate converts today's price: 200 / (5 · 1100 / 40) - 1.
        #expect(abs(try #require(moved.premium) - 5.0 / 11) < 1e-12)
        #expect(moved.concerns.isEmpty)
    }

    @Test("A split of one line changes what a receipt stands for, from its first price on", arguments: [true, false])
    func splitsOfALine(isHome: Bool) throws {
        for (symbol, close) in [("2330.TW", 1000.0), ("TSM", 200), ("TWD=X", 32)] {
            for day in ["2026-01-12", "2026-01-13", "2026-01-15"] { try cache.bar(symbol, day, close) }
        }
        let symbol = isHome ? "2330.TW" : "TSM"
        let model = try ModelOnCache(cache, at: instant("2026-01-16T04:00:00Z"))
        try fact(symbol, "split", "2026-01-16", 4)
        try model.follow()
        #expect(abs(try #require(try model.snapshot().parity.first?.premium) - 0.28) < 1e-12)
        // The American line's session of the sixteenth begins later.
        let later = try ModelOnCache(cache, at: instant("2026-01-16T19:00:00Z"))
        try cache.quote(
            symbol, isHome ? 250 : 50, at: instant(isHome ? "2026-01-16T05:00:00Z" : "2026-01-16T18:00:00Z"))
        try later.follow()
        let pair = try #require(try later.snapshot().parity.first)
        #expect(pair.pair.ratio == (isHome ? 20 : 1.25))
        #expect(abs(try #require(pair.premium) - 0.28) < 1e-12)
        #expect(pair.history.allSatisfy { abs($0.value - 0.28) < 1e-12 })
    }
}
