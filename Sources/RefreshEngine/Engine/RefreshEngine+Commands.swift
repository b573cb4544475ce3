public import Market
public import QuoteCache
public import RiskRules

extension RefreshEngine {
    /// One snapshot of a cache, for commands that print and end.
    ///
    /// - Throws: `CacheFault` where the cache cannot be read.
    public static func snapshot(
        of file: CacheFile, settings: MarketSettings = MarketSettings(), manualRisks: [ManualRisk] = [],
        asOf: AsOf = .present, clock: MarketClock
    ) throws(CacheFault) -> Snapshot {
        try snapshot(
            of: file, settings: settings, manualRisks: manualRisks, after: nil, asOf: asOf, clock: clock)
    }

    /// - Parameter earlier: how the rules stood at the end of the dates before.
    static func snapshot(
        of file: CacheFile, settings: MarketSettings, manualRisks: [ManualRisk], after earlier: RiskModel?,
        asOf: AsOf, clock: MarketClock
    ) throws(CacheFault) -> Snapshot {
        let reader = try QuoteCacheReader(file: file)
        var model = MarketModel(settings, asOf: asOf, clock: clock)
        if let earlier { model.risk = earlier }
        model.risk.take(manualRisks)
        try reader.read { cache in
            try model.reload(cache)
            try model.refreshAll(cache)
        }
        var snapshot = model.snapshot(version: 1, condition: .live(lastChange: model.moment))
        model.judge(&snapshot) { body in (try? reader.read(body)) ?? [] }
        return snapshot
    }

    /// The bars of some instruments as they are known at the moment shown, for commands that print one frame.
    ///
    /// - Throws: `CacheFault` where the cache cannot be read.
    public static func details(
        of symbols: [Symbol], in file: CacheFile, settings: MarketSettings = MarketSettings(),
        asOf: AsOf = .present, clock: MarketClock
    ) throws -> [InstrumentDetail] {
        var model = MarketModel(settings, asOf: asOf, clock: clock)
        return try QuoteCacheReader(file: file).read { cache in
            try model.reload(cache)
            return try symbols.map { try model.detail(of: $0, cache) }
        }
    }
}
