import Market
import QuoteCache
import Testing

@testable import RefreshEngine

/// Technical figures as the engine keeps them.
@Suite struct IndicatorModelTests {
    let cache: TestCache
    let now = instant("2026-01-14T03:00:00Z")

    /// A hundred weekdays whose closes rise by one, from 101 to 200.
    init() throws {
        cache = try TestCache()
        var date = try #require(CalendarDate("2026-01-13"))
        for index in 0..<100 {
            while SessionBook(of: Instrument(inferredFrom: "2330.TW")).hasSession(on: date) == false {
                date = date.advanced(days: -1)
            }
            try cache.bar("2330.TW", date.description, Double(200 - index))
            date = date.advanced(days: -1)
        }
    }

    private func loaded(at moment: Instant? = nil) throws -> ModelOnCache {
        let model = try ModelOnCache(cache, at: moment ?? now)
        try model.follow()
        return model
    }

    @Test func averagesEndWithTheLatestPrice() throws {
        let model = try loaded()
        #expect(try model.snapshot()["2330.TW"]?.indicators.simpleAverage20 == 190.5)
        try cache.quote("2330.TW", 221, at: now)
        try model.follow()
        let indicators = try #require(try model.snapshot()["2330.TW"]?.indicators)
        #expect(indicators.simpleAverage20 == (19 * 191 + 221) / 20.0)
        #expect(indicators.yearHigh == 221)
        // Four months of bars are not a year.
        #expect(!indicators.isAtYearHigh)
        #expect(indicators.rangeSince != nil)
    }

    @Test func aRewrittenBarIsReadAgain() throws {
        let model = try loaded()
        _ = try model.snapshot()
        try cache.run("UPDATE bar_daily SET close = 209 WHERE symbol = '2330.TW' AND date = '2026-01-12'")
        try model.follow()
        let average = try #require(try model.snapshot()["2330.TW"]?.indicators.simpleAverage20)
        #expect(abs(average - 191) < 1e-9)
    }

    @Test func aNewSessionMovesEveryWindow() throws {
        let model = try loaded()
        _ = try model.snapshot()
        try cache.quote("2330.TW", 201, at: now)
        try model.follow()
        try cache.bar("2330.TW", "2026-01-14", 201)
        try cache.quote("2330.TW", 202, at: now.advanced(seconds: 86_400))
        try model.follow(at: now.advanced(seconds: 86_400))
        #expect(try model.snapshot()["2330.TW"]?.indicators.simpleAverage20 == 192.5)
    }

    @Test func volumeIsHeldAgainstTheTimeThatPassed() throws {
        try cache.run("UPDATE bar_daily SET volume = 1000")
        let model = try loaded()
        // Two of four and a half hours.
        try cache.quote("2330.TW", 201, at: now)
        try cache.run("UPDATE quote SET volume = 1000")
        try model.follow()
        let ratio = try #require(try model.snapshot()["2330.TW"]?.indicators.volumeRatio)
        #expect(abs(ratio - 2.25) < 1e-9)
    }

    private let beforeOpen = instant("2026-01-13T22:00:00Z")

    @Test func sharesAreRankedAmongAll() throws {
        var date = try #require(CalendarDate("2026-01-13"))
        for index in 0..<100 {
            while SessionBook(of: Instrument(inferredFrom: "005930.KS")).hasSession(on: date) == false {
                date = date.advanced(days: -1)
            }
            try cache.bar("005930.KS", date.description, Double(200 + index))
            date = date.advanced(days: -1)
        }
        let snapshot = try loaded(at: beforeOpen).snapshot()
        #expect(snapshot["2330.TW"]?.indicators.relativeStrengthRank == 99)
        #expect(snapshot["005930.KS"]?.indicators.relativeStrengthRank == 1)
    }

    @Test func aShareThatGoesTakesItsRankWithIt() throws {
        let model = try loaded(at: beforeOpen)
        #expect(try model.snapshot()["2330.TW"]?.indicators.relativeStrengthRank == 50)
        try cache.run("DELETE FROM bar_daily; DELETE FROM instrument")
        try model.follow()
        #expect(try model.snapshot()["2330.TW"] == nil)
    }
}
