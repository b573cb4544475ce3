/// The market as the engine knows it at one moment: an immutable value that shares structure with the one before.
public struct Snapshot: Sendable {
    /// Counts the snapshots of one engine from 1.
    public var version: UInt64
    /// The moment it speaks of.
    public var asOf: Instant
    /// Every instrument of the cache.
    public var instruments: InstrumentTable
    /// The regions in the board's order.
    public var regions: [RegionState]
    /// Asia tech against the Nasdaq 100.
    public var rotation: RotationState
    /// Every configured basket, the one of the comparison first.
    public var baskets: [BasketState]
    /// The pairs of which at least one line is in the cache, in the shipped order.
    public var parity: [ParityState]
    /// About a year of closes of the shares, indices and rates that baskets, graphs and pairs need.
    public var histories: [Symbol: PriceHistory]
    /// What the opens of Asian stocks can be worked out from; it follows the first snapshot a moment later.
    package var opens: [Symbol: OpenBasis] = [:]
    /// How many units of each currency one US dollar bought.
    public var rates: DollarRates
    /// What is known beside prices, the newest fact of each metric.
    public var facts: [Symbol: [Fact]]
    /// Every forward P/E of the symbols that have more than one, by date.
    public var valuations: [Symbol: [DatedValue]]
    /// Price targets, the newest of each firm.
    public var targets: [Symbol: [PriceTarget]]
    /// What happened and what is to come, by date.
    public var events: [MarketEvent]
    /// When the exchanges trade.
    public var calendars: TradingCalendars
    /// Everything raised, the worst first.
    public var flags: [RiskFlag] {
        didSet { flagCounts = FlagCounts(flags) }
    }
    /// How many flags there are of each severity, counted once for all who show it.
    public private(set) var flagCounts = FlagCounts([])
    /// The worst flag of each instrument that has one.
    public var flagged: [Symbol: RiskFlag.Severity]
    /// How many judgements the rules came to; nil before they were asked for the first time.
    public var ruleCounts: RuleCounts?
    /// What the rules could not tell, at most a minute ago.
    public var unknowns: [UnknownJudgement]
    /// The theses in their files' order.
    public var theses: [ThesisState]
    /// How the programs that fill the cache do.
    public var feeds: [FeedStatus]
    /// The instruments that feeds fail to bring, the most failures first; at most some hundred.
    public var feedTroubles: [FeedInstrumentStatus]
    /// How many instruments each feed has brought, by its name.
    public var feedCounts: [String: Int]
    /// Symbols of the cache that name no instrument, or one that has prices under its own: what they are, a clause each.
    public var unreadSymbols: [String] = []
    /// How unusual the newest day is; nil where too little is known.
    public var stress: MarketStress?
    /// States that hold, such as every stock far above its average: screens to sort by, worst first. They are not flags:
    /// they are never counted among them and never alert.
    public var screens: [RiskFlag] = []
    /// How the engine stands with the cache.
    public var condition: CacheCondition
    /// Whether the cache holds the sample market, whose prices are made up.
    public var isSample: Bool
    /// Whether it looks back to a fixed moment instead of following the present.
    public var isHistorical: Bool
    /// The newest session of anything shown: common periods count back from it. In a snapshot without prices the date
    /// of `asOf`.
    public var figureDate: CalendarDate
    /// What changed since the snapshot before it; nil where anything may have.
    public var changed: Set<Symbol>?

    /// Creates a snapshot without data.
    public init(asOf: Instant, condition: CacheCondition) {
        version = 0
        self.asOf = asOf
        instruments = InstrumentTable()
        regions = []
        rotation = RotationState(
            basket: BasketState(id: "asia-tech", name: "Asia tech"),
            benchmark: BasketState(id: "nasdaq-100", name: "Nasdaq 100"))
        baskets = []
        parity = []
        histories = [:]
        rates = DollarRates()
        facts = [:]
        valuations = [:]
        targets = [:]
        events = []
        calendars = .shipped
        flags = []
        flagged = [:]
        unknowns = []
        theses = []
        feeds = []
        feedTroubles = []
        feedCounts = [:]
        self.condition = condition
        isSample = false
        isHistorical = false
        figureDate = TimeZoneRule.utc.local(asOf).date
    }

    /// The closes of the companies that count for a region, those whose prices are old left out.
    public func countedHistories(of region: RegionState) -> [PriceHistory] {
        region.counted.filter { instruments[$0]?.isCounted ?? false }.compactMap(history(of:))
    }

    /// The state of a symbol's instrument.
    public subscript(symbol: Symbol) -> InstrumentState? { instruments[symbol] }

    /// The snapshot as it follows one that was never shown: what changed in that one counts as changed here too.
    public func following(unshown other: Snapshot?) -> Snapshot {
        guard let other else { return self }
        var snapshot = self
        snapshot.changed = changed.flatMap { own in other.changed.map(own.union) }
        return snapshot
    }

    /// About a year of closes of an instrument with its latest price at their end; nil where none are kept.
    public func history(of symbol: Symbol) -> PriceHistory? {
        histories[symbol]?.adding(latestOf: instruments[symbol])
    }
}
