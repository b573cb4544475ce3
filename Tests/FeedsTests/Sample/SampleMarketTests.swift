import Market
import Testing

@testable import Feeds

@Suite struct SampleMarketTests {
    static let market = SampleMarket()
    private var market: SampleMarket { Self.market }

    private func fact(_ symbol: Symbol, _ metric: String) -> Fact? {
        market.facts.last { $0.symbol == symbol && $0.metric == metric }
    }

    @Test func everyFigureOfTheTradeComesOut() {
        let figures = SampleFigures(market)
        #expect(figures.departures.isEmpty)
        #expect(figures.references.count { $0.key.spelledKind == .equity } >= 60)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func theFiguresDoNotHangOnTheSeed(seed: UInt64) {
        #expect(SampleFigures(SampleMarket(seed: seed)).departures.isEmpty)
    }

    @Test func theSameOnEveryRun() {
        let again = SampleMarket()
        #expect(again.listings.map(\.dailyBars) == market.listings.map(\.dailyBars))
        #expect(again.listings.map(\.intradayBars) == market.listings.map(\.intradayBars))
        #expect(again.listings.map(\.quote) == market.listings.map(\.quote))
    }

    @Test func everyNameOfTheDirectoryThatWasListed() {
        let expected = InstrumentDirectory.shared.instruments.map(\.symbol)
            .filter { $0 != "SKHY" && $0 != "688825.SS" && $0 != "6809.HK" }
        #expect(market.listings.map(\.instrument.symbol) == expected)
        #expect(
            market.listings.allSatisfy { listing in
                (listing.instrument.listedOn ?? day("2000-01-01")) <= day("2026-01-14")
            })
    }

    @Test(arguments: [
        ("2330.TW", 1690), ("005930.KS", 140_300), ("000660.KS", 742_000), ("6857.T", 21_490), ("8035.T", 38_510),
        ("1347.HK", 91.05), ("6082.HK", 38.64), ("NVDA", 184.9), ("TSM", 329.5), ("MU", 346), ("^TWII", 30_707),
        ("^KS11", 4692), ("^N225", 53_500), ("HSTECH.HK", 5869), ("^HSI", 26_800), ("000688.SS", 1511), ("^SOX", 7664),
        ("^NDX", 25_752), ("^GSPC", 6960), ("TWD=X", 31.4), ("KRW=X", 1468), ("JPY=X", 158.5), ("HKD=X", 7.8),
        ("CNY=X", 6.97), ("EURUSD=X", 1.1645),
    ])
    func levels(symbol: String, price: Double) {
        #expect(market[Symbol(rawValue: symbol)]?.quote?.price == price)
    }

    @Test func theAnchorsAreHitToTheTick() {
        for listing in market.listings where listing.anchor.feed != .missing {
            let (anchor, closes) = (listing.anchor, listing.dailyBars)
            let comment = Comment(rawValue: listing.instrument.symbol.rawValue)
            #expect(closes.last { $0.date.year == 2024 }?.close == anchor.end2024, comment)
            #expect(closes.last { $0.date.year == 2025 }?.close == anchor.end2025, comment)
            #expect(listing.quote?.previousClose == anchor.before, comment)
            #expect(listing.quote?.price == anchor.price, comment)
        }
    }

    @Test func oneBarForEverySessionOfItsExchange() {
        for listing in market.listings where listing.anchor.feed != .missing {
            let instrument = listing.instrument
            let dates = listing.dailyBars.map(\.date)
            #expect(dates == dates.sorted())
            #expect(Set(dates).count == dates.count)
            #expect(dates.last == day("2026-01-13"))
            let begin = max(instrument.listedOn ?? day("2024-01-15"), day("2024-01-15"))
            guard let calendar = instrument.exchange?.calendar else { continue }
            #expect(dates.count == calendar.sessionCount(from: begin, through: day("2026-01-13")))
            #expect(dates.allSatisfy { calendar.session(on: $0) != nil })
        }
    }

    @Test func barsAreConsistentOnTicksAndWithinLimits() {
        var wrong: [String] = []
        for listing in market.listings where listing.anchor.feed != .missing {
            let grid = listing.anchor.grid
            var previous: Double?
            for bar in listing.dailyBars {
                let (open, high, low) = (bar.open ?? 0, bar.high ?? 0, bar.low ?? 0)
                let isOrdered = low > 0 && low <= min(open, bar.close) && high >= max(open, bar.close)
                let isOnTicks = [open, high, low, bar.close].allSatisfy { grid.nearest($0) == $0 }
                let limit = previous.flatMap {
                    PriceLimit(reference: $0, instrument: listing.instrument, on: bar.date)
                }
                let isWithin = limit.map { low >= $0.down - 1e-6 && high <= $0.up + 1e-6 } ?? true
                if !isOrdered || !isOnTicks || !isWithin { wrong.append("\(listing.instrument.symbol) \(bar)") }
                previous = bar.close
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    @Test func intradayBarsAddUpToTheirDay() throws {
        for listing in market.listings where listing.instrument.exchange != nil && listing.anchor.feed != .missing {
            let zone = listing.instrument.zone
            let bars = listing.intradayBars.filter { zone.local($0.start).date == day("2026-01-13") }
            let whole = try #require(listing.dailyBars.last)
            let comment = Comment(rawValue: listing.instrument.symbol.rawValue)
            #expect(bars.first?.open == whole.open, comment)
            #expect(bars.compactMap(\.high).max() == whole.high, comment)
            #expect(bars.compactMap(\.low).min() == whole.low, comment)
            #expect(bars.last?.close == whole.close, comment)
            if let volume = whole.volume {
                #expect(bars.compactMap(\.volume).reduce(0, +) == volume, comment)
            }
        }
    }

    @Test(arguments: [
        ("2330.TW", 54, 12), ("005930.KS", 78, 24), ("8035.T", 66, 24), ("1347.HK", 66, 6), ("688256.SS", 48, 6),
        ("NVDA", 78, 0),
    ])
    func aWholeSessionAndThePartOfToday(symbol: String, whole: Int, part: Int) throws {
        let listing = try #require(market[Symbol(rawValue: symbol)])
        let dates = listing.intradayBars.map { listing.instrument.zone.local($0.start).date }
        #expect(dates.count { $0 == day("2026-01-13") } == whole)
        #expect(dates.count { $0 == day("2026-01-14") } == part)
        let session = try #require(listing.instrument.exchange?.calendar?.session(on: day("2026-01-13")))
        #expect(!listing.intradayBars.contains { session.lunch?.contains($0.start) ?? false })
    }

    @Test func moreIsTradedAtTheOpenAndTheCloseThanBetween() throws {
        let bars = try #require(market["NVDA"]).intradayBars.compactMap(\.volume)
        let (first, middle, last) = (bars.prefix(12), bars[33..<45], bars.suffix(12))
        #expect(first.reduce(0, +) > 1.5 * middle.reduce(0, +))
        #expect(last.reduce(0, +) > 1.5 * middle.reduce(0, +))
    }

    @Test func namesOfARegionMoveTogether() throws {
        func returns(_ symbol: Symbol) -> [CalendarDate: Double] {
            let bars = market[symbol]?.dailyBars ?? []
            return Dictionary(zip(bars.dropFirst(), bars).map { ($0.date, $0.close / $1.close - 1) }) { first, _ in
                first
            }
        }
        func correlation(_ left: Symbol, _ right: Symbol) -> Double {
            let (a, b) = (returns(left), returns(right))
            let pairs = a.compactMap { date, value in b[date].map { (value, $0) } }
            let count = Double(pairs.count)
            let (x, y) = (pairs.map(\.0).reduce(0, +) / count, pairs.map(\.1).reduce(0, +) / count)
            let covariance = pairs.map { ($0 - x) * ($1 - y) }.reduce(0, +)
            let spread =
                pairs.map { ($0.0 - x) * ($0.0 - x) }.reduce(0, +) * pairs.map { ($0.1 - y) * ($0.1 - y) }.reduce(0, +)
            return covariance / spread.squareRoot()
        }
        #expect(correlation("2330.TW", "^TWII") > 0.5)
        #expect(correlation("005930.KS", "000660.KS") > 0.45)
        #expect(correlation("8035.T", "6857.T") > correlation("8035.T", "TWD=X"))
        #expect(correlation("NVDA", "^NDX") > 0.5)
    }

    @Test func birenNeverRoseMoreThan119PercentOverItsOffer() throws {
        let bars = try #require(market["6082.HK"]).dailyBars
        #expect(fact("6082.HK", Fact.offerPrice)?.value == 19.6)
        #expect(bars.first?.date == day("2026-01-02"))
        #expect(bars.first?.open == 35.7)
        let highest = try #require(bars.compactMap(\.high).max())
        #expect(highest == 42.92)
        #expect(((highest / 19.6 - 1) * 100).rounded() == 119)
    }

    @Test("Biren's first trading day is an event and facts")
    func birensFirstDayIsTold() throws {
        let event = try #require(market.events.first { $0.symbol == "6082.HK" && $0.kind == "listing" })
        #expect(event.date == day("2026-01-02"))
        for figure in ["19.60", "35.70", "119%"] { #expect(event.title.contains(figure)) }
        let rise = try #require(fact("6082.HK", "first_day_rise")?.value)
        let high = try #require(fact("6082.HK", "first_day_high")?.value)
        #expect((high / 19.6 - 1 - rise).magnitude < 0.005)
    }

    @Test("Analysts' expectations are events with their sources")
    func theArticlesSentencesAreEvents() {
        func tells(_ symbol: Symbol, _ words: String, _ source: String) -> Bool {
            market.events.contains { $0.symbol == symbol && $0.title.contains(words) && $0.source.contains(source) }
        }
        #expect(tells("2330.TW", "Bruce Lu", "Goldman Sachs"))
        #expect(tells("2330.TW", "strong 2026 for TSMC", "J.P. Morgan"))
        #expect(tells("6857.T", "strong 2026 for Advantest", "J.P. Morgan"))
        #expect(!market.facts.contains { $0.text?.contains("together") == true })
    }

    @Test(arguments: [
        ("^TWII", 20.1, 0.36), ("^KS11", 11.2, 0.79), ("^N225", 19.4, 0.14), ("HSTECH.HK", 18.9, 0.22),
        ("000688.SS", 42.0, 0.31), ("^SOX", 26.8, 0.18),
    ])
    func valuationsOfTheRegions(symbol: String, ratio: Double, growth: Double) {
        #expect(fact(Symbol(rawValue: symbol), Fact.forwardPE)?.value == ratio)
        #expect(fact(Symbol(rawValue: symbol), Fact.earningsGrowth)?.value == growth)
    }

    @Test func tsmcIsCheaperThanNvidia() throws {
        let ours = try #require(fact("2330.TW", Fact.forwardPE)?.value)
        let theirs = try #require(fact("NVDA", Fact.forwardPE)?.value)
        #expect(ours < theirs)
        #expect(ours.rounded() == 20)
    }

    @Test func theTargetPerReceipt() throws {
        let target = try #require(market.targets.first { $0.symbol == "2330.TW" && $0.firm == "Goldman Sachs" })
        #expect(target.price == 2330)
        #expect(target.previous == 1720)
        #expect(target.asOf == day("2026-01-05"))
        let rate = try #require(market["TWD=X"]?.quote?.price)
        #expect((370...375).contains(target.price * 5 / rate))
    }

    @Test func capacityAndSpending() {
        #expect(fact("2330.TW", "n2_wafers_per_month")?.value == 35_000)
        #expect(fact("2330.TW", "n2_wafers_per_month_2027")?.value == 100_000)
        #expect(fact("2330.TW", "n2_fabs")?.value == 10)
        #expect(fact("2330.TW", "n2_revenue_passes_n3_n5")?.text?.contains("Q3 2026") == true)
        #expect(fact("000688.SS", "ai_capex_2026")?.value == 70e9)
        #expect(fact("000688.SS", "ai_capex_share_of_us_low")?.value == 0.15)
        #expect(fact("000688.SS", "ai_capex_share_of_us_high")?.value == 0.2)
        for symbol in ["2330.TW", "6857.T"] as [Symbol] {
            #expect(fact(symbol, "strong_in_2026")?.source == "J.P. Morgan")
        }
        #expect(market.facts.allSatisfy { !$0.source.isEmpty && ($0.value != nil || $0.text != nil) })
        #expect(
            market.events.contains { $0.symbol == "2330.TW" && $0.kind == "earnings" && $0.date == day("2026-01-15") })
    }

    @Test func everyKindOfTroubleWithDataIsThere() throws {
        let nanya = try #require(market["2408.TW"])
        let quote = try #require(nanya.quote)
        let previous = try #require(quote.previousClose)
        let limit = try #require(
            PriceLimit(reference: previous, instrument: nanya.instrument, on: day("2026-01-14")))
        #expect(limit.distance(from: quote.price) < 0.01)
        #expect(market["403870.KQ"]?.quote?.time == SampleMarket.asOf.advanced(seconds: -3600))
        let missing = try #require(market["357780.KQ"])
        #expect(missing.quote == nil && missing.dailyBars.isEmpty && missing.intradayBars.isEmpty)
    }

    @Test func quotesAreOfTheMomentOrOfTheLastClose() {
        for listing in market.listings {
            guard let quote = listing.quote, listing.anchor.feed == .live else { continue }
            let isAmerican = listing.instrument.region == .unitedStates
            #expect(quote.time == (isAmerican ? moment("2026-01-13T21:00:00Z") : SampleMarket.asOf))
            #expect((quote.low ?? 0) <= quote.price && quote.price <= (quote.high ?? 0))
        }
    }
}
