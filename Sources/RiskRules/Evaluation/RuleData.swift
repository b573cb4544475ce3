public import Market

/// What rules are evaluated on: closures over whatever holds the market, so that nothing is copied for them.
///
/// Every closure answers for the moment `now`; what is unknown is nil or empty. Create one for each round of evaluation
/// and let it go afterwards.
public struct RuleData {
    /// The moment that is evaluated.
    public var now: Instant
    /// Whether it is a past moment: flags then count from the close before it.
    public var isHistorical = false
    /// When the exchanges trade.
    public var calendars: TradingCalendars = .shipped
    /// Units of each currency per US dollar.
    public var rates = DollarRates()
    /// The exposures of instruments.
    public var exposures: ExposureDirectory = .shared
    /// Every instrument that instrument rules are evaluated for, in any order; read only when everything is evaluated.
    public var symbols: () -> [Symbol] = { [] }
    /// The state of an instrument.
    public var state: (Symbol) -> InstrumentState? = { _ in nil }
    /// The last so many daily bars of sessions that are over, oldest first, without the session of the latest price.
    /// Fewer where there are no more. Asked only for windows that the usual indicators do not have.
    public var bars: (Symbol, Int) -> [DailyBar] = { _, _ in [] }
    /// The newest fact of each metric.
    public var facts: (Symbol) -> [Fact] = { _ in [] }
    /// The newest target of each firm.
    public var targets: (Symbol) -> [PriceTarget] = { _ in [] }
    /// The events of an instrument, in any order.
    public var events: (Symbol) -> [MarketEvent] = { _ in [] }
    /// Every pair of lines.
    public var pairs: () -> [ParityState] = { [] }
    /// The regions with their panes' figures.
    public var regions: () -> [RegionState] = { [] }
    /// In whose pane an instrument counts; nil for one that counts nowhere.
    public var regionOfMember: (Symbol) -> Region? = { _ in nil }
    /// Every basket, the benchmark left out.
    public var baskets: () -> [BasketState] = { [] }
    /// Every feed.
    public var feeds: () -> [FeedStatus] = { [] }
    /// How many flags a query finds; nil if not counted yet. Asked only by theses.
    public var flagCount: (FlagQuery) -> Int? = { _ in nil }

    /// Creates data of which nothing is known; set the closures that have something to say.
    public init(now: Instant) {
        self.now = now
    }
}
