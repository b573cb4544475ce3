public import Market

/// A made-up market around 80 real names, the same on every run and every machine: two years of daily bars, the last
/// session in five-minute bars, quotes, facts, targets and events as of ``asOf``.
///
/// The levels it passes through are set by hand so that the figures the program was built around come out; the paths
/// between are made up. It must always be shown as a sample.
public struct SampleMarket: Sendable {
    /// The moment it shows: 14 January 2026, 10:00 in Taipei.
    public static let asOf = Instant(milliseconds: 1_768_356_000_000)

    /// What its rows name as their source.
    public static let sourceName = "sample"

    /// Everything of one instrument.
    public struct Listing: Sendable {
        /// Who it is.
        public let instrument: Instrument
        /// Sessions that are over, oldest first; empty for the name whose data is missing.
        public let dailyBars: [DailyBar]
        /// The last whole session in five-minute bars and the current one as far as it has come.
        public let intradayBars: [IntradayBar]
        /// The latest price; nil for the name whose data is missing.
        public let quote: Quote?

        let anchor: SampleAnchor
        let listing: SampleListing?
    }

    /// The instruments in the directory's order.
    public let listings: [Listing]
    /// Valuations, growth, capacity and so on.
    public let facts: [Fact]
    /// What analysts expect.
    public let targets: [PriceTarget]
    /// What happened and what is coming.
    public let events: [MarketEvent]
    /// The manual risks of its day, as the YAML that `chiptop risk` knows.
    public let manualRisks: String
    /// A watchlist with positions, as the YAML of a list's file.
    package var watchlist: String { SampleKnowledge.watchlist() }
    /// How the sample's own feed is doing.
    public let status: FeedStatus

    /// The one that ships; another seed makes other paths between the same levels.
    public init(seed: UInt64 = 20_260_114) {
        listings = SampleMarketBuilder(seed: seed).listings()
        let listings = listings
        facts = SampleKnowledge.facts { symbol in
            listings.first { $0.instrument.symbol == symbol && $0.instrument.kind == .index }?.dailyBars ?? []
        }
        targets = SampleKnowledge.targets()
        events = SampleKnowledge.events()
        manualRisks = SampleKnowledge.risks()
        status = FeedStatus(feed: SampleMarket.sourceName, state: "ok", lastSuccess: SampleMarket.asOf)
    }

    /// The instrument with a symbol.
    public subscript(symbol: Symbol) -> Listing? { listings.first { $0.instrument.symbol == symbol } }
}
