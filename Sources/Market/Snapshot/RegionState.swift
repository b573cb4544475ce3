/// Everything a region's pane shows beside its rows.
public struct RegionState: Hashable, Sendable {
    /// Which region.
    public var region: Region
    /// What its leading exchange is doing.
    public var status: ExchangeStatus
    /// The index that stands for it, where the cache has one.
    public var index: Symbol?
    /// Its instruments in the watchlist's order, the index left out.
    public var members: [Symbol]
    /// Those that its means, breadth, rotation and heatmap are made of: every company once, depositary receipts where
    /// the company is; nil: all members.
    public var companies: [Symbol]?
    /// How many of them are up, down and unchanged today.
    public var breadth: Breadth
    /// The mean return of its instruments, each in its own currency.
    public var local: MeanReturns
    /// The same in US dollars.
    public var usd: MeanReturns
    /// What is known of the market's valuation, with its date and source.
    public var valuation: Valuation

    /// Creates the state of a region without instruments.
    public init(region: Region, status: ExchangeStatus) {
        self.region = region
        self.status = status
        members = []
        breadth = Breadth()
        local = MeanReturns()
        usd = MeanReturns()
        valuation = Valuation()
    }

    /// Adds one instrument to the counts, or takes it away with -1; one whose price is from an earlier session than it
    /// should be counts nowhere.
    public mutating func count(_ state: InstrumentState?, by step: Int) {
        guard let state, state.isCounted else { return }
        breadth.count(state.change, by: step)
        local.count(state.comparableReturns(in: .local), by: step)
        usd.count(state.comparableReturns(in: .usd), by: step)
    }

    /// Counts these and nothing else.
    public mutating func recount(_ states: some Sequence<InstrumentState?>) {
        breadth = Breadth()
        local = MeanReturns()
        usd = MeanReturns()
        for state in states { count(state, by: 1) }
    }

    /// The instruments that count for the region, every company once.
    public var counted: [Symbol] { companies ?? members }

    /// The mean return over a period in a currency; nil where no instrument has one.
    public func mean(over period: Period, in currency: ReturnCurrency) -> Double? {
        (currency == .local ? local : usd)[period]
    }
}

/// The mean of many returns, kept as sums so that one more or less costs the same whatever the number.
///
/// The sums are whole numbers of 2⁻⁸⁰, which hold every return exactly: what was added can be taken away again without
/// a trace, in any order.
public struct MeanReturns: Hashable, Sendable {
    private struct Sum: Hashable, Sendable {
        var total: Int128 = 0
        var count = 0
    }

    private static let scale = 0x1p80
    private var sums = Array(repeating: Sum(), count: Period.allCases.count)

    /// Creates a mean of nothing.
    public init() {}

    /// The mean over a period; nil where nothing was counted.
    public subscript(period: Period) -> Double? {
        let sum = sums[period.position]
        return sum.count > 0 ? Double(sum.total) / MeanReturns.scale / Double(sum.count) : nil
    }

    /// Adds one instrument's returns, or takes them away with -1; unknown ones count nowhere, and neither do those
    /// that no price on earth can have.
    public mutating func count(_ returns: PeriodReturns, by step: Int) {
        for period in Period.allCases {
            guard let value = returns[period], value.magnitude <= 1e9 else { continue }
            sums[period.position].total += Int128((value * MeanReturns.scale).rounded()) * Int128(step)
            sums[period.position].count += step
        }
    }
}

/// How many instruments are up, down and unchanged.
public struct Breadth: Hashable, Sendable {
    /// How many are above the previous close.
    public var advancing: Int
    /// How many are below it.
    public var declining: Int
    /// How many are exactly at it.
    public var unchanged: Int

    /// Creates a count.
    public init(advancing: Int = 0, declining: Int = 0, unchanged: Int = 0) {
        self.advancing = advancing
        self.declining = declining
        self.unchanged = unchanged
    }

    /// Adds one instrument with this change, or takes it away with -1; an unknown change counts nowhere.
    public mutating func count(_ change: Double?, by step: Int) {
        guard let change else { return }
        if change > 0 { advancing += step } else if change < 0 { declining += step } else { unchanged += step }
    }
}
