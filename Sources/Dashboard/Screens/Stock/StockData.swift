import Market
import RiskRules

/// What a stock's page shows, worked out once for many frames.
struct StockData: Sendable {
    let symbol: Symbol
    let instrument: Instrument
    /// Nil where the cache does not have it.
    let state: InstrumentState?
    let valuation: StockValuation?
    /// Every target, the newest first.
    let targets: [PriceTarget]
    /// Facts other than valuation.
    let facts: [Fact]
    /// Those who make the same, itself included, by market value and then by symbol.
    let peers: [InstrumentState]
    let pairs: [ParityState]
    /// By date.
    let events: [MarketEvent]
    /// Its flags, those of its pairs and those of its region that stand for its own, the worst first; then the screens
    /// that list it.
    let flags: [RiskEntry]
    let items: [ManualRisk]
    /// Its bars with the latest price; empty while they are read.
    let bars: [DailyBar]
    /// What is quarantined of its quotes and bars; nil where nothing is.
    let quarantine: QuarantineWords?
    /// The chart, where its tab is shown.
    let chart: PreparedChart?

    init?(_ model: Model) {
        guard let symbol = model.pageSymbol else { return nil }
        let snapshot = model.snapshot
        self.symbol = symbol
        state = snapshot[symbol]
        instrument = state?.instrument ?? Instrument(inferredFrom: symbol)
        let today = TimeZoneRule.utc.local(model.displayedMoment).date
        valuation = ValuationData.chipmaker(symbol, snapshot, today)
        targets = (snapshot.targets[symbol] ?? []).sorted { ($1.asOf, $0.firm) < ($0.asOf, $1.firm) }
        facts = (snapshot.facts[symbol] ?? []).filter { !ValuationData.shownElsewhere.contains($0.metric) }
        peers = StockData.peers(of: instrument, snapshot)
        pairs = snapshot.parity.filter { $0.pair.home == symbol || $0.pair.foreign == symbol }
        events = snapshot.events.filter { $0.symbol == symbol }
        let source = RiskEntrySource(model)
        flags = (model.flags.flags + snapshot.screens).filter { $0.symbols.contains(symbol) }
            .map { source.entry($0) }
        let instrument = instrument
        items = model.records.items.filter { $0.isActive(at: model.displayedMoment) && $0.concerns(instrument) }
        let detail = model.details[symbol]
        bars = detail?.bars(with: state) ?? []
        quarantine = state.flatMap { QuarantineWords($0, bars: detail?.quarantined) }
        let area = ChartTab.area(in: StockLayout(model.viewArea, hasNotice: quarantine != nil))
        chart =
            model.place.tab == .chart
            ? ChartTab.prepare(model, symbol, instrument, detail, events: events, in: area) : nil
    }

    private static func peers(of instrument: Instrument, _ snapshot: Snapshot) -> [InstrumentState] {
        guard let segment = instrument.segment else { return snapshot[instrument.symbol].map { [$0] } ?? [] }
        return snapshot.instruments.filter { $0.instrument.segment == segment && $0.instrument.kind == .equity }
            .sorted { left, right in
                let (one, other) = (left.marketValue ?? 0, right.marketValue ?? 0)
                return one == other ? left.instrument.symbol < right.instrument.symbol : one > other
            }
    }
}
