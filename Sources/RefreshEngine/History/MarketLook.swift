public import Market
public import QuoteCache
public import RiskRules

/// One look at a cache with the weeks before it, for commands that print and end.
public struct MarketLook: Sendable {
    /// The market at the moment, its flags as old as bars tell.
    public let snapshot: Snapshot
    /// How flags and statements stood in the weeks before.
    public let past: RiskPast

    /// More instruments would keep the user waiting for longer than a few seconds.
    private static let mostInstruments = 500

    /// Looks.
    ///
    /// - Throws: `CacheFault` where the cache cannot be read.
    public init(
        at file: CacheFile, settings: MarketSettings = MarketSettings(), manualRisks: [ManualRisk] = [],
        asOf: AsOf = .present, clock: MarketClock
    ) throws(CacheFault) {
        let work = PastWork(
            file, settings, clock: clock, before: asOf.moment(clock), mostInstruments: Self.mostInstruments)
        let result = try work.run()
        past = result?.past ?? RiskPast()
        snapshot = try RefreshEngine.snapshot(
            of: file, settings: settings, manualRisks: manualRisks, after: result?.risk, asOf: asOf, clock: clock)
    }
}
