import GRDB
import Market
import QuoteCache
import Testing

@testable import RefreshEngine

@Suite struct MarketModelTests {
    let cache: TestCache
    let now = instant("2026-01-14T03:00:00Z")

    init() throws {
        cache = try TestCache()
        for (symbol, close) in [
            ("2330.TW", 100.0), ("2454.TW", 50), ("005930.KS", 70_000), ("TWD=X", 32), ("^NDX", 25_000),
        ] {
            // Korea's last session of the year is a day earlier.
            try cache.bar(symbol, symbol == "005930.KS" ? "2025-12-30" : "2025-12-31", close)
            try cache.bar(symbol, "2026-01-13", close * 1.1)
        }
    }

    private func loaded(_ watchlist: RowLayout = .everything, at moment: Instant? = nil) throws -> ModelOnCache {
        let model = try ModelOnCache(cache, watchlist: watchlist, at: moment ?? now)
        try model.follow()
        _ = try model.snapshot()
        return model
    }

    @Test func onlyWhatWasTouchedIsWorkedOutAgain() throws {
        let model = try loaded()
        try cache.quote("2330.TW", 112, at: now)
        #expect(try model.follow())
        #expect(try model.snapshot().changed == ["2330.TW"])
        #expect(try !model.follow())
        #expect(try model.snapshot().changed == [])
    }

    @Test func aMoveIsMarkedWithItsDirection() throws {
        let model = try loaded()
        try cache.quote("2330.TW", 112, at: now)
        try model.follow()
        #expect(try model.snapshot()["2330.TW"]?.lastMove == .init(direction: .up, seenAt: now))
        try cache.quote("2330.TW", 111, at: now)
        try model.follow()
        #expect(try model.snapshot()["2330.TW"]?.lastMove?.direction == .down)
    }

    @Test func movesSurviveAFullReload() throws {
        let model = try loaded()
        try cache.quote("2330.TW", 112, at: now)
        try model.follow()
        try cache.run("DELETE FROM change")
        try model.follow()
        let snapshot = try model.snapshot()
        #expect(snapshot.changed == nil)
        #expect(snapshot["2330.TW"]?.lastMove?.direction == .up)
    }

    @Test func aRateRestatesEveryInstrumentOfItsCurrency() throws {
        let model = try loaded()
        let before = try #require(try model.snapshot()["2330.TW"]?.usd.yearToDate)
        #expect(abs(before - (1.1 * 32 / 35.2 - 1)) < 1e-12)
        try cache.quote("TWD=X", 30, at: now)
        try model.follow()
        // The shares' prices are of the 13th; so is the rate that converts them.
        #expect(try model.snapshot().changed == ["TWD=X"])
        try cache.quote("2330.TW", 110, at: now)
        try cache.quote("2454.TW", 55, at: now)
        try model.follow()
        let after = try #require(try model.snapshot()["2330.TW"]?.usd.yearToDate)
        #expect(abs(after - (1.1 * 32 / 30 - 1)) < 1e-12)
        try cache.quote("TWD=X", 31, at: now)
        try model.follow()
        let snapshot = try model.snapshot()
        #expect(snapshot.changed == ["TWD=X", "2330.TW", "2454.TW"])
        #expect(abs((snapshot["2454.TW"]?.usd.yearToDate ?? 0) - (1.1 * 32 / 31 - 1)) < 1e-12)
    }

    @Test func aCorrectedRateOfThePastRestatesToo() throws {
        let model = try loaded()
        try cache.bar("TWD=X", "2025-12-31", 31)
        #expect(try model.follow())
        let after = try #require(try model.snapshot()["2330.TW"]?.usd.yearToDate)
        #expect(abs(after - (1.1 * 31 / 35.2 - 1)) < 1e-12)
    }

    @Test func aRateThatGoesTakesItsReturnsAlong() throws {
        let model = try loaded()
        try cache.run("DELETE FROM bar_daily WHERE symbol = 'TWD=X'; DELETE FROM instrument WHERE symbol = 'TWD=X'")
        try model.follow()
        let snapshot = try model.snapshot()
        #expect(snapshot["TWD=X"] == nil)
        #expect(snapshot["2330.TW"]?.usd.yearToDate == nil)
        #expect(snapshot["2330.TW"]?.local.yearToDate != nil)
    }

    @Test func aDeletedQuoteFallsBackToTheBars() throws {
        try cache.quote("2330.TW", 112, at: now)
        let start = Int(now.seconds) - 600
        try cache.run("INSERT INTO bar_intraday(symbol, minutes, start, close) VALUES ('2330.TW', 5, \(start), 111)")
        let model = try loaded()
        #expect(try model.snapshot()["2330.TW"]?.price == 112)
        try cache.run("DELETE FROM quote WHERE symbol = '2330.TW'")
        try model.follow()
        #expect(try model.snapshot()["2330.TW"]?.price == 111)
        try cache.run("DELETE FROM bar_intraday")
        try model.follow()
        #expect(try model.snapshot()["2330.TW"]?.price == 110)
    }

    @Test func aNewerIntradayBarBeatsAnOldQuote() throws {
        try cache.quote("2330.TW", 105, at: instant("2026-01-13T05:00:00Z"))
        let start = Int(now.seconds) - 600
        try cache.run("INSERT INTO bar_intraday(symbol, minutes, start, close) VALUES ('2330.TW', 5, \(start), 111)")
        #expect(try loaded().snapshot()["2330.TW"]?.price == 111)
    }

    @Test func instrumentsComeAndGo() throws {
        let model = try loaded()
        try cache.quote("2303.TW", 60, at: now)
        try cache.quote("ZZZ", 1, at: now)
        #expect(try model.follow())
        var snapshot = try model.snapshot()
        #expect(snapshot.changed == ["2303.TW", "ZZZ"])
        #expect(snapshot.regions[0].members == ["2330.TW", "2454.TW", "2303.TW"])
        #expect(snapshot["ZZZ"]?.instrument.region == .unitedStates)
        try cache.run("DELETE FROM instrument WHERE symbol = '2454.TW'")
        try model.follow()
        snapshot = try model.snapshot()
        #expect(snapshot["2454.TW"] == nil)
        #expect(snapshot.changed == ["2454.TW"])
        #expect(snapshot.regions[0].members == ["2330.TW", "2303.TW"])
        try cache.run("UPDATE instrument SET region = 'JP', name = 'Moved' WHERE symbol = '2303.TW'")
        try model.follow()
        snapshot = try model.snapshot()
        #expect(snapshot["2303.TW"]?.instrument.name == "Moved")
        #expect(snapshot["2303.TW"]?.price == 60)
        #expect(snapshot.regions[2].members == ["2303.TW"])
    }

    @Test func manyNewInstrumentsAtOnce() throws {
        let model = try loaded()
        try cache.foreign.write { database in
            for index in 0..<300 {
                try database.execute(sql: "INSERT INTO quote(symbol, price, time) VALUES ('N\(index)', 1, 1)")
            }
        }
        try model.follow()
        #expect(try model.snapshot().instruments.count == 305)
    }

    @Test func aWipedTableOfChangesMeansReadingEverything() throws {
        let model = try loaded()
        try cache.run("DELETE FROM change; UPDATE bar_daily SET close = close * 2; DELETE FROM change")
        try model.follow()
        let snapshot = try model.snapshot()
        #expect(snapshot.changed == nil)
        #expect(snapshot["2330.TW"]?.price == 220)
        #expect(snapshot["005930.KS"]?.local.yearToDate != nil)
    }

    @Test func aTableOfChangesThatWasWrittenAnewIsNoticed() throws {
        try cache.run("UPDATE bar_daily SET close = close")
        let model = try loaded()
        try cache.foreign.write { database in
            try database.execute(sql: "DELETE FROM change")
            for index in 0..<50 {
                try database.execute(sql: "INSERT INTO quote(symbol, price, time) VALUES ('N\(index)', 1, 1)")
            }
        }
        try model.follow()
        #expect(try model.snapshot().changed == nil)
    }

    @Test func hostileTextComesOutSafe() throws {
        let model = try loaded()
        try cache.run(
            """
            UPDATE instrument SET name = char(27) || '[2J' || char(8238) || 'evil', native_name = '台' || char(0x9B) || '積'
            WHERE symbol = '2330.TW';
            INSERT INTO quote(symbol, price, time, source)
            VALUES ('2330.TW', 111, \(now.seconds), char(27) || ']0;x' || char(7))
            """)
        try model.follow()
        let state = try #require(try model.snapshot()["2330.TW"])
        #expect(state.instrument.name == "[2Jevil")
        #expect(state.instrument.nativeName == "台積")
        #expect(state.source == "]0;x")
    }

    @Test func anImpossibleReturnLeavesNoTraceInTheMean() throws {
        try cache.quote("2330.TW", 112, at: now)
        let model = try loaded()
        let mean = try #require(try model.snapshot().regions[0].local[.yearToDate])
        try cache.run("UPDATE bar_daily SET close = 1e-300 WHERE symbol = '2454.TW' AND date = '2025-12-31'")
        try cache.quote("2454.TW", 1e12, at: now)
        try model.follow()
        #expect(try model.snapshot()["2454.TW"]?.local.yearToDate == nil)
        #expect(try model.snapshot().regions[0].local[.yearToDate] == mean)
    }

    @Test func aSymbolStandsInTheFirstGroupThatNamesIt() throws {
        let watchlist = RowLayout(groups: [
            .init(region: .japan, symbols: ["005930.KS", "2454.TW", "NONE"]), .init(region: .taiwan),
            .init(region: .southKorea, symbols: ["005930.KS"]),
        ])
        let regions = try loaded(watchlist).snapshot().regions
        #expect(regions.map(\.members) == [["005930.KS", "2454.TW"], ["2330.TW"], []])
    }

    @Test func anAgeGrowsWithTheClock() throws {
        try cache.quote("2330.TW", 112, at: now)
        let model = try loaded()
        #expect(try model.snapshot()["2330.TW"]?.staleness == .current)
        #expect(try model.follow(at: now.advanced(seconds: 31 * 60)))
        let snapshot = try model.snapshot()
        #expect(snapshot["2330.TW"]?.staleness == .minutesBehind(31))
        #expect(snapshot.changed?.contains("2330.TW") == true)
        #expect(snapshot.flags.contains { $0.scope == .region(.taiwan) && $0.message == "2 of 2 with stale prices" })
        #expect(try !model.follow(at: now.advanced(seconds: 31 * 60)))
    }

    @Test func anExchangeClosesWithTheClock() throws {
        let model = try loaded()
        #expect(try model.snapshot().regions[0].status.phase == .open)
        #expect(try model.follow(at: instant("2026-01-14T05:30:00Z")))
        #expect(try model.snapshot().regions[0].status.phase == .closed)
    }

    @Test func aQuoteFromTheFutureComesToBeKnown() throws {
        try cache.quote("2330.TW", 120, at: now.advanced(seconds: 3600))
        let model = try loaded()
        #expect(try model.snapshot()["2330.TW"]?.local.day == nil)
        #expect(try model.follow(at: now.advanced(seconds: 3600)))
        let state = try #require(try model.snapshot()["2330.TW"])
        #expect(state.price == 120)
        #expect(state.previousClose == 110)
    }

    @Test func theRotationFollowsItsMembers() throws {
        let model = try loaded(at: instant("2026-01-13T22:00:00Z"))
        let history = try #require(try model.snapshot().rotation.history[.local]?[.yearToDate])
        #expect(history.map(\.date) == [date("2025-12-31"), date("2026-01-13")])
        try cache.quote("2330.TW", 120, at: now)
        try cache.quote("2454.TW", 55, at: now)
        try cache.quote("005930.KS", 77_000, at: now)
        try cache.quote("^NDX", 26_000, at: instant("2026-01-13T21:00:00Z"))
        try model.follow(at: now)
        let last = try #require(try model.snapshot().rotation.history[.local]?[.yearToDate]?.last)
        #expect(last.date == date("2026-01-14"))
        #expect(abs(last.basket - (0.2 + 0.1 + 0.1) / 3) < 1e-12)
        #expect(abs(last.benchmark - 0.04) < 1e-12)
        try cache.run("DELETE FROM instrument WHERE symbol = '^NDX'")
        try model.follow()
        #expect(try model.snapshot().rotation.history[.local]?[.yearToDate] == [])
    }
}
