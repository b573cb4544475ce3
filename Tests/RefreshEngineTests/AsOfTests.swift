import Market
import QuoteCache
import Testing

@testable import RefreshEngine

@Suite struct AsOfTests {
    let cache: TestCache

    init() throws {
        cache = try TestCache()
        for (date, close) in [
            ("2025-12-30", 98.0), ("2025-12-31", 100), ("2026-01-12", 108), ("2026-01-13", 110), ("2026-01-14", 112),
        ] {
            try cache.bar("2330.TW", date, close)
        }
    }

    private func state(_ symbol: Symbol = "2330.TW", at text: String) throws -> InstrumentState {
        let moment = instant(text)
        let snapshot = try RefreshEngine.snapshot(of: cache.file, asOf: .moment(moment), clock: .fixed(moment))
        return try #require(snapshot[symbol])
    }

    @Test(arguments: [
        ("2026-01-14T05:29:59Z", 110.0), ("2026-01-14T05:30:00Z", 112.0), ("2026-01-14T00:00:00Z", 110.0),
        ("2026-01-13T05:29:00Z", 108.0), ("2026-01-02T00:00:00Z", 100.0),
    ])
    func aDailyBarIsKnownOnceItsSessionIsOver(moment: String, price: Double) throws {
        #expect(try state(at: moment).price == price)
    }

    @Test(arguments: [
        ("2026-01-14T02:00:00Z", 112.5), ("2026-01-14T01:59:59Z", 110.0), ("2026-01-14T01:59:00Z", 110.0),
    ])
    func aQuoteFromLaterIsNotKnown(moment: String, price: Double) throws {
        try cache.quote("2330.TW", 112.5, at: instant("2026-01-14T02:00:00Z"))
        #expect(try state(at: moment).price == price)
    }

    @Test(arguments: [
        ("2026-01-14T02:04:59Z", 110.0), ("2026-01-14T02:05:00Z", 111.0), ("2026-01-14T02:10:00Z", 111.5),
        ("2026-01-14T02:59:00Z", 111.5), ("2026-01-14T03:00:00Z", 111.25),
    ])
    func anIntradayBarIsKnownOnceItIsOver(moment: String, price: Double) throws {
        let start = Int(instant("2026-01-14T02:00:00Z").seconds)
        try cache.run(
            """
            INSERT INTO bar_intraday(symbol, minutes, start, close) VALUES
              ('2330.TW', 5, \(start), 111), ('2330.TW', 5, \(start + 300), 111.5), ('2330.TW', 60, \(start), 111.25)
            """)
        #expect(try state(at: moment).price == price)
    }

    @Test func theYearToDateCountsFromTheLastCloseOfTheYearBefore() throws {
        let state = try state(at: "2026-01-14T23:59:59Z")
        #expect(state.local.yearToDate == 112.0 / 100 - 1)
        #expect(state.local.day == 112.0 / 110 - 1)
        #expect(!state.isSinceListing)
    }

    @Test func factsFromLaterAreNotKnown() throws {
        try cache.bar("^TWII", "2026-01-13", 30_000)
        try cache.run(
            """
            INSERT INTO fact(symbol, metric, as_of, value, unit) VALUES
              ('^TWII', 'forward_pe', '2026-01-10', 20, 'ratio'), ('^TWII', 'forward_pe', '2026-01-15', 21, 'ratio')
            """)
        let moment = instant("2026-01-14T23:59:59Z")
        let snapshot = try RefreshEngine.snapshot(of: cache.file, asOf: .moment(moment), clock: .fixed(moment))
        #expect(snapshot.regions.first { $0.region == .taiwan }?.valuation.forwardPE == 20)
    }

    @Test func wordsDoNotHideAnOlderNumber() throws {
        try cache.bar("^TWII", "2026-01-13", 30_000)
        try cache.run(
            """
            INSERT INTO fact(symbol, metric, as_of, value, text, unit) VALUES
              ('^TWII', 'forward_pe', '2026-01-10', 20, NULL, 'ratio'),
              ('^TWII', 'forward_pe', '2026-01-11', NULL, 'about twenty', 'ratio')
            """)
        let moment = instant("2026-01-14T23:59:59Z")
        let snapshot = try RefreshEngine.snapshot(of: cache.file, asOf: .moment(moment), clock: .fixed(moment))
        #expect(snapshot.regions.first { $0.region == .taiwan }?.valuation.forwardPE == 20)
    }

    @Test(arguments: [
        ("2026-01-14", "2026-01-14T23:59:59Z"), ("2026-01-14T10:00:00+08:00", "2026-01-14T02:00:00Z"),
        ("2026-01-14 10:00", "2026-01-14T10:00:00Z"),
    ])
    func whatPeopleType(text: String, moment: String) {
        #expect(AsOf(text) == .moment(instant(moment)))
    }

    @Test(arguments: ["", "now", "2026-02-30", "14.1.2026"])
    func whatIsNoMoment(text: String) {
        #expect(AsOf(text) == nil)
    }
}
