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
    /// Everything raised, the worst first.
    public var flags: [RiskFlag] {
        didSet { flagCounts = FlagCounts(flags) }
    }
    /// How many flags there are of each severity, counted once for all who show it.
    public private(set) var flagCounts = FlagCounts([])
    /// The worst flag of each instrument that has one.
    public var flagged: [Symbol: RiskFlag.Severity]
    /// How the engine stands with the cache.
    public var condition: CacheCondition
    /// Whether the cache holds the sample market, whose prices are made up.
    public var isSample: Bool
    /// Whether it looks back to a fixed moment instead of following the present.
    public var isHistorical: Bool
    /// What changed since the snapshot before it; nil where anything may have.
    public var changed: Set<Symbol>?

    /// Creates a snapshot without data.
    public init(asOf: Instant, condition: CacheCondition) {
        version = 0
        self.asOf = asOf
        instruments = InstrumentTable()
        regions = []
        rotation = RotationState(
            basket: GaugeState(id: "asia-tech", name: "Asia tech"),
            benchmark: GaugeState(id: "nasdaq-100", name: "Nasdaq 100"))
        flags = []
        flagged = [:]
        self.condition = condition
        isSample = false
        isHistorical = false
    }

    /// The state of a symbol's instrument.
    public subscript(symbol: Symbol) -> InstrumentState? { instruments[symbol] }
}
