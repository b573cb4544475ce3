import Feeds
import Market
import QuoteCache
import RefreshEngine
import TestFolders
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
        #expect(basket.knownCount == 50)
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
        let raised = Set(snapshot.flags.map { "\($0.rule) \($0.scope)" })
        #expect(
            raised == [
                "limit \(RiskFlag.Scope.instrument("2408.TW"))", "stale \(RiskFlag.Scope.instrument("403870.KQ"))",
                "missing \(RiskFlag.Scope.instrument("357780.KQ"))",
            ])
    }
}
