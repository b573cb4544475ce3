import Market
import QuoteCache
import RiskRules
import Testing

@testable import RefreshEngine

@Suite struct MarketWalkTests {
    private let market: PastMarket

    init() throws { market = try PastMarket() }

    @Test("Each date of a walk looks as it does when it is looked at alone")
    func dates() throws {
        let first = market.last.advanced(days: -30)
        var walk = try MarketWalk(
            of: market.cache.file, settings: market.settings, from: first, through: market.last,
            clock: .fixed(market.now))
        for date in MarketWalk.dates(from: first, through: market.last) {
            let step = try walk.step(to: date)
            let alone = try RefreshEngine.snapshot(
                of: market.cache.file, settings: market.settings, asOf: AsOf(endOf: date), clock: .fixed(market.now))
            #expect(step.snapshot.instruments.map(\.self) == alone.instruments.map(\.self), "\(date)")
            #expect(step.snapshot.regions == alone.regions, "\(date)")
            #expect(step.snapshot.rotation == alone.rotation, "\(date)")
            // Flags that are about their own moment need no memory.
            let own = PastMarket.raised(step.snapshot).filter { $0.key.rule == "move" }
            #expect(own == PastMarket.raised(alone).filter { $0.key.rule == "move" }, "\(date)")
        }
    }

    @Test("A flag counts from the close that raised it and stays until its clear is true")
    func since() throws {
        let first = market.last.advanced(days: -100)
        var walk = try MarketWalk(
            of: market.cache.file, settings: market.settings, from: first, through: market.last,
            clock: .fixed(market.now))
        var since: Instant?
        var lives = 0
        for date in MarketWalk.dates(from: first, through: market.last) {
            let snapshot = try walk.step(to: date).snapshot
            let flag = snapshot.flags.first { $0.rule == "high" && $0.scope == .instrument("2330.TW") }
            let state = try #require(snapshot["2330.TW"])
            let price = try #require(state.price)
            if since == nil, price > 110 {
                since = state.time
                lives += 1
            }
            if price < 105 { since = nil }
            #expect(flag?.since == since, "\(date) \(price)")
        }
        #expect(lives > 0)
    }

    @Test("A look at a date raises what a walk to it raises, with the same age")
    func looks() throws {
        for days in [0, 1, 5, 12, 23] {
            let date = market.last.advanced(days: -days)
            let look = try MarketLook(
                at: market.cache.file, settings: market.settings, asOf: AsOf(endOf: date), clock: .fixed(market.now))
            let first = date.advanced(days: -84)
            var walk = try MarketWalk(
                of: market.cache.file, settings: market.settings, from: first, through: date,
                clock: .fixed(market.now))
            var last: MarketWalk.Step?
            for date in MarketWalk.dates(from: first, through: date) { last = try walk.step(to: date) }
            if last?.date == date {
                #expect(PastMarket.raised(look.snapshot) == last.map { PastMarket.raised($0.snapshot) }, "\(date)")
            }
            #expect(!look.snapshot.flags.isEmpty)
            #expect(!look.past.changes.isEmpty)
        }
    }

    @Test("In a cache of more instruments those that the directory knows are looked at first, rates and indices always")
    func scope() throws {
        let settings = market.settings
        var walk = try MarketWalk(
            of: market.cache.file, settings: settings, from: market.last, through: market.last, most: 3,
            clock: .fixed(market.now))
        let symbols = Set(try walk.step(to: market.last).snapshot.instruments.map(\.instrument.symbol))
        #expect(symbols.isSuperset(of: ["^TWII", "^SOX"]))
        #expect(symbols.count == 3)
    }

    @Test("Weekends are left out, and nothing comes before the first")
    func weekdays() {
        let dates = MarketWalk.dates(from: date("2026-01-09"), through: date("2026-01-13"))
        #expect(dates == [date("2026-01-09"), date("2026-01-12"), date("2026-01-13")])
        #expect(MarketWalk.dates(from: date("2026-01-13"), through: date("2026-01-09")).isEmpty)
    }
}
