import Market
import QuoteCache
import TestSupport
import Testing

@testable import Feeds

@Suite struct SampleFeedTests {
    private static let market = SampleMarket()

    /// What a run of the feed made, step by step.
    private struct Run {
        var figures = SampleFigures(SampleFeedTests.market)
        var departures: [String] = []
        var quotes: [Symbol: [Quote]] = [:]
        var bars: [Symbol: [Instant: IntradayBar]] = [:]
        var days: [Symbol: [DailyBar]] = [:]
        var steps: [(time: Instant, ticks: Int)] = []

        init(seed: UInt64 = 1, until end: Instant, step: Int64) {
            var feed = SampleFeed(SampleFeedTests.market, seed: seed)
            while feed.now < end {
                let ticks = feed.step(to: min(end, feed.now.advanced(milliseconds: step)))
                steps.append((feed.now, ticks.count))
                if ticks.isEmpty { continue }
                take(ticks)
                departures += figures.departures.map { "\(feed.now) \($0)" }
            }
        }

        private mutating func take(_ ticks: [SampleTick]) {
            for tick in ticks {
                switch tick {
                case .quote(let quote):
                    quotes[quote.symbol, default: []].append(quote)
                    figures.prices[quote.symbol] = quote.price
                case .intradayBar(let symbol, let bar): bars[symbol, default: [:]][bar.start] = bar
                case .dailyBar(let symbol, let bar): days[symbol, default: []].append(bar)
                case .status: break
                }
            }
        }
    }

    @Test(arguments: [(1, 15_000), (2, 60_000), (3, 300_000), (4, 3_600_000)] as [(UInt64, Int64)])
    func theFiguresHoldAtEveryStepOfADay(seed: UInt64, step: Int64) {
        let run = Run(seed: seed, until: moment("2026-01-15T02:00:00Z"), step: step)
        #expect(run.departures.isEmpty, "\(run.departures.prefix(5)), \(run.departures.count) in all")
    }

    @Test func theyHoldOverWeeks() {
        let run = Run(until: moment("2026-02-06T00:00:00Z"), step: 1_200_000)
        #expect(run.departures.isEmpty, "\(run.departures.prefix(5)), \(run.departures.count) in all")
        #expect(run.days["2330.TW"]?.map(\.date).first == day("2026-01-14"))
        let calendar = Exchange.xtai.calendar
        #expect(
            run.days["2330.TW"]?.count == calendar?.sessionCount(from: day("2026-01-14"), through: day("2026-02-05")))
    }

    @Test func sameStepsSameTicks() {
        var (one, two) = (SampleFeed(Self.market), SampleFeed(Self.market))
        for _ in 0..<200 {
            #expect(one.step(to: one.now.advanced(seconds: 20)) == two.step(to: two.now.advanced(seconds: 20)))
        }
    }

    @Test func aHandfulOfQuotesPerStep() {
        let run = Run(until: SampleMarket.asOf.advanced(seconds: 60), step: 250)
        let mean = Double(run.steps.map(\.ticks).reduce(0, +)) / Double(run.steps.count)
        #expect((1...30).contains(mean), "\(mean)")
    }

    @Test func onlyOpenExchangesQuote() {
        let run = Run(until: moment("2026-01-15T00:00:00Z"), step: 60_000)
        for (symbol, quotes) in run.quotes {
            guard let calendar = Instrument(inferredFrom: symbol).exchange?.calendar else { continue }
            for quote in quotes {
                let before = calendar.status(at: quote.time.advanced(milliseconds: -1)).phase
                if !before.isTrading { Issue.record("\(symbol) at \(quote.time): \(before)") }
            }
        }
        #expect(run.quotes["403870.KQ"] == nil)
        #expect(run.quotes["357780.KQ"] == nil)
    }

    @Test func whenNothingIsOpenNothingIsWritten() {
        var feed = SampleFeed(Self.market)
        // From the close of Hong Kong to the open of New York, then over a weekend.
        _ = feed.step(to: moment("2026-01-14T08:00:00Z"))
        #expect(feed.step(to: moment("2026-01-14T14:30:00Z")).isEmpty)
        #expect(!feed.step(to: moment("2026-01-14T14:35:00Z")).isEmpty)
        _ = feed.step(to: moment("2026-01-16T21:00:00Z"))
        #expect(feed.step(to: moment("2026-01-18T23:59:00Z")).isEmpty)
    }

    @Test func pricesAreOnTicksWithinLimitsAndTheirDay() {
        let run = Run(until: moment("2026-01-15T22:00:00Z"), step: 120_000)
        var wrong: [Quote] = []
        for listing in Self.market.listings {
            let instrument = listing.instrument
            for quote in run.quotes[instrument.symbol] ?? [] {
                let date = instrument.zone.local(quote.time).date
                let limit = PriceLimit(reference: quote.previousClose ?? 0, instrument: instrument, on: date)
                let isWithin = limit.map { $0.down - 1e-6 <= quote.price && quote.price <= $0.up + 1e-6 } ?? true
                let isOfTheDay = (quote.low ?? 0) <= quote.price && quote.price <= (quote.high ?? 0)
                let isOnTicks = listing.anchor.grid.nearest(quote.price) == quote.price
                let isSpread = (quote.bid ?? 0) < quote.ask ?? .infinity
                if !isWithin || !isOfTheDay || !isOnTicks || !isSpread { wrong.append(quote) }
            }
            let volumes = (run.quotes[instrument.symbol] ?? [])
                .filter { instrument.zone.local($0.time).date == day("2026-01-14") }.compactMap(\.volume)
            #expect(volumes == volumes.sorted())
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    @Test func theDailyBarIsWhatTheDayWas() throws {
        let run = Run(until: moment("2026-01-14T09:00:00Z"), step: 10_000)
        for symbol in ["2330.TW", "005930.KS", "8035.T", "1347.HK", "688256.SS"] as [Symbol] {
            let bar = try #require(run.days[symbol]?.first)
            let listing = try #require(Self.market[symbol])
            let last = try #require(run.quotes[symbol]?.last)
            let session = try #require(listing.instrument.exchange?.calendar?.session(on: day("2026-01-14")))
            #expect(run.days[symbol]?.count == 1)
            #expect(bar.date == day("2026-01-14"))
            #expect(last.time == session.close)
            #expect(bar.close == last.price && bar.high == last.high && bar.low == last.low && bar.open == last.open)
            #expect(bar.open == listing.quote?.open)
            let bars = (run.bars[symbol] ?? [:]).values.sorted { $0.start < $1.start }
            let earlier = listing.intradayBars.filter { $0.start >= session.open }
            let all = earlier + bars
            #expect(Set(all.map(\.start)).count == all.count)
            #expect(all.compactMap(\.volume).reduce(0, +) == bar.volume)
            #expect(all.compactMap(\.high).max() == bar.high)
            #expect(all.last?.close == bar.close)
            #expect(all.count == Int(session.tradingMilliseconds / 300_000))
        }
    }

    @Test func aNewDayCountsFromTheCloseBefore() throws {
        let run = Run(until: moment("2026-01-15T02:00:00Z"), step: 30_000)
        let close = try #require(run.days["2330.TW"]?.first?.close)
        let quotes = try #require(run.quotes["2330.TW"])
        #expect(quotes.last?.previousClose == close)
        #expect(quotes.last?.volume ?? 0 < quotes.compactMap(\.volume).max() ?? 0)
    }

    @Test func indicesFollowTheirMembers() throws {
        var feed = SampleFeed(Self.market)
        var pairs: [(Double, Double)] = []
        var (member, index) = (1690.0, 30_707.0)
        while feed.now < moment("2026-01-14T05:30:00Z") {
            for case .quote(let quote) in feed.step(to: feed.now.advanced(seconds: 60)) {
                if quote.symbol == "2330.TW" { member = quote.price }
                if quote.symbol == "^TWII" { index = quote.price }
            }
            pairs.append((member / 1690 - 1, index / 30_707 - 1))
        }
        let count = Double(pairs.count)
        let (x, y) = (pairs.map(\.0).reduce(0, +) / count, pairs.map(\.1).reduce(0, +) / count)
        #expect(pairs.map { ($0.0 - x) * ($0.1 - y) }.reduce(0, +) > 0)
        #expect(Set(pairs.map(\.1)).count > 50)
    }

    @Test func theDriverWritesUntilItIsCancelled() async throws {
        let folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("demo.db"))
        try Self.market.write(to: writer)
        let driver = SampleFeedDriver(
            SampleFeed(Self.market), writer: writer, clock: DemoClock(speed: 600), interval: .milliseconds(1))
        let task = Task { try await driver.run() }
        let reader = try QuoteCacheReader(file: writer.file)
        var time: Instant?
        for _ in 0..<500 where time ?? SampleMarket.asOf <= SampleMarket.asOf {
            try await Task.sleep(for: .milliseconds(10))
            time = try reader.read { try $0.quote("2330.TW") }?.time
        }
        task.cancel()
        try await task.value
        #expect(try #require(time) > SampleMarket.asOf)
        #expect(try reader.read { try $0.rejectCount() } == 0)
        #expect(try reader.read { try $0.isSample() })
        #expect(try reader.read { try $0.instruments().count } == Self.market.listings.count)
        #expect(try reader.read { try $0.close(of: "2330.TW", onOrBefore: day("2026-01-13"))?.close } == 1670)
    }
}
