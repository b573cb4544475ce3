import Analytics
import Feeds
import Market
import QuoteCache
import RefreshEngine
import RiskRules
import TestSupport
import Testing

/// The sample market as the board will show it.
@Suite struct SampleSnapshotTests {
    @Test func theBoardShowsTheFigures() throws {
        let folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("demo.db"))
        try SampleMarket().write(to: writer)
        let snapshot = try RefreshEngine.snapshot(of: writer.file, clock: .fixed(SampleMarket.asOf))
        #expect(snapshot.isSample)
        let basket = snapshot.rotation.basket
        #expect((0.057...0.063).contains(try #require(basket.local.yearToDate)))
        #expect(abs(try #require(basket.usd.yearToDate) - 0.06) < 0.005)
        #expect((0.018...0.022).contains(try #require(snapshot.rotation.benchmark.local.yearToDate)))
        #expect(basket.knownCount == 46)
        for symbol in ["2330.TW", "005930.KS", "000660.KS"] as [Symbol] {
            #expect((0.08...0.16).contains(try #require(snapshot[symbol]?.local.yearToDate)))
        }
        #expect(try #require(snapshot["1347.HK"]?.local.yearToDate) > 0.2)
        #expect(snapshot["6082.HK"]?.isSinceListing == true)
    }

    @Test func exactlyTheFlagsThatWereMeantAreRaised() throws {
        let folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("demo.db"))
        try SampleMarket().write(to: writer)
        let snapshot = try RefreshEngine.snapshot(of: writer.file, clock: .fixed(SampleMarket.asOf))
        let meant: Set = ["limit", "stale", "missing", "stale-region", "gap", "feed", "earnings-near", "lock-up"]
        let raised = Set(snapshot.flags.filter { meant.contains($0.rule) }.map { "\($0.rule) \($0.scope)" })
        #expect(
            raised == [
                "limit \(RiskFlag.Scope.instrument("2408.TW"))", "stale \(RiskFlag.Scope.instrument("403870.KQ"))",
                "missing \(RiskFlag.Scope.instrument("357780.KQ"))",
                "earnings-near \(RiskFlag.Scope.instrument("2330.TW"))",
            ])
    }

    private func snapshot() throws -> Snapshot {
        let folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("demo.db"))
        try SampleMarket().write(to: writer)
        return try RefreshEngine.snapshot(of: writer.file, clock: .fixed(SampleMarket.asOf))
    }

    @Test func theReceiptIsHeldAgainstTaipei() throws {
        let snapshot = try snapshot()
        let pair = try #require(snapshot.parity.first { $0.pair.foreign == "TSM" })
        let (foreign, home) = (try #require(pair.foreign), try #require(pair.home))
        #expect(foreign.price == 329.5 && home.price == 1690 && home.rate == 31.4)
        let fair: Double = 1690 * 5 / 31.4
        let premium = try #require(pair.premium)
        #expect(abs(premium - (329.5 / fair - 1)) < 1e-12)
        #expect(pair.history.count > 200)
        #expect(pair.concerns.isEmpty)
        let target = try #require(snapshot.targets["2330.TW"]?.first { $0.firm == "Goldman Sachs" })
        let rates = try #require(ParityRates(pair.pair, foreignRate: 1, homeRate: home.rate))
        #expect((rates.foreignPrice(ofHome: target.price) * 100).rounded() == 37_102)
    }

    @Test func everyViewHasSomethingToShow() throws {
        let snapshot = try snapshot()
        let shares = snapshot.instruments.filter { $0.instrument.kind == .equity && $0.price != nil }
        #expect(shares.count { $0.indicators.simpleAverage50 != nil } > 60)
        #expect(shares.count { $0.indicators.relativeStrengthRank != nil } > 60)
        #expect(shares.contains { $0.indicators.isAtYearHigh })
        #expect(shares.count { $0.marketValue != nil } > 60)
        #expect(snapshot.histories.count > 80)
        #expect(snapshot.events.contains { $0.kind == "lock-up" })
        let today = CalendarDate(daysSince1970: 20_467)
        #expect(snapshot.events.contains { $0.date > today } && snapshot.events.contains { $0.date < today })
        #expect(snapshot.regions.allSatisfy { $0.valuation.forwardPE != nil && $0.valuation.earningsGrowth != nil })
    }

    @Test("Hyperscalers have rows and prices, and count in no mean of chipmakers")
    func hyperscalersAreNoChipmakers() throws {
        let snapshot = try snapshot()
        let symbols: Set<Symbol> = ["MSFT", "GOOGL", "AMZN", "META", "ORCL"]
        let region = try #require(snapshot.regions.first { $0.region == .unitedStates })
        #expect(symbols.isSubset(of: region.members))
        #expect(symbols.isDisjoint(with: region.counted))
        #expect(symbols.allSatisfy { snapshot[$0]?.local.month != nil })
        let tech = BasketAnalysis(
            .asiaTech, today: CalendarDate(daysSince1970: 20_467), rates: snapshot.rates, state: { snapshot[$0] })
        let parts = tech.contributions(over: .yearToDate, in: .local)
        #expect(!parts.members.isEmpty && symbols.isDisjoint(with: parts.members.map(\.symbol)))
    }

    @Test("The three risks of the article are manual risks with their source and concern whom they name")
    func theRisksAreManualRisks() throws {
        let items = try ManualRiskFile.items(SampleMarket().manualRisks, file: "sample")
        #expect(Set(items.map(\.kind)) == [.geopolitics, .capex, .supply, .memoryPrice])
        #expect(items.allSatisfy { !$0.source.isEmpty && !$0.note.isEmpty })
        let folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("demo.db"))
        try SampleMarket().write(to: writer)
        let snapshot = try RefreshEngine.snapshot(
            of: writer.file, manualRisks: items, clock: .fixed(SampleMarket.asOf))
        func isRaised(_ id: String, _ region: Region) -> Bool {
            snapshot.flags.contains { $0.rule == "watch-" + id && $0.scope == .region(region) }
        }
        // The user's own one is about positions of the sample's list.
        let own = snapshot.flags.filter { $0.rule == "watch-memory-prices-turn" }.flatMap(\.symbols)
        #expect(Set(own) == ["000660.KS", "MU"])
        #expect(own.allSatisfy { SampleMarket().watchlist.contains($0.rawValue) })
        #expect(isRaised("taiwan-tension", .taiwan) && !isRaised("taiwan-tension", .japan))
        #expect(isRaised("ai-spending-pullback", .unitedStates))
        #expect(isRaised("overcapacity-squeeze", .mainlandChina))
        #expect(snapshot.screens.contains { $0.rule == "overcapacity" && $0.scope == .instrument("0981.HK") })
    }

    @Test("A fall of the large cloud companies and of the chip index raises the flag on AI spending")
    func aPullbackInSpendingIsFlagged() throws {
        let folder = try TemporaryFolder()
        let writer = try QuoteCacheWriter.open(at: folder.path("demo.db"))
        let market = SampleMarket()
        try market.write(to: writer)
        func rules() throws -> Set<String> {
            Set(try RefreshEngine.snapshot(of: writer.file, clock: .fixed(SampleMarket.asOf)).flags.map(\.rule))
        }
        #expect(!(try rules().contains("ai-spending")))
        let american = market.listings.filter { $0.instrument.region == .unitedStates }.compactMap(\.quote)
        try writer.write { transaction in
            for quote in american {
                let later = Instant(milliseconds: quote.time.milliseconds + 1000)
                _ = try transaction.save(
                    Quote(symbol: quote.symbol, price: quote.price * 0.77, time: later, source: "test"))
            }
        }
        #expect(try rules().contains("ai-spending"))
    }

    @Test func theBasketsPartsAddUp() throws {
        let snapshot = try snapshot()
        let analysis = BasketAnalysis(
            .asiaTech, today: CalendarDate(daysSince1970: 20_467), rates: snapshot.rates,
            state: { snapshot[$0] })
        let parts = analysis.contributions(over: .yearToDate, in: .local)
        let whole = try #require(snapshot.baskets.first?.local.yearToDate)
        #expect(abs(parts.members.reduce(0) { $0 + $1.contribution } - whole) < 1e-12)
        #expect(abs(parts.regions.reduce(0) { $0 + $1.contribution } - whole) < 1e-12)
    }
}
