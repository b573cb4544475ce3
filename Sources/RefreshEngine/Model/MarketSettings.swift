public import Market
public import RiskRules

/// What the user chose of the market: which instruments, which baskets, whose sessions, which
/// rules.
public struct MarketSettings: Sendable {
    /// The board's regions and their instruments.
    public var layout: RowLayout
    /// The baskets; the first is held against the Nasdaq 100.
    public var baskets: [Basket]
    /// When the exchanges trade.
    public var calendars: TradingCalendars
    /// What raises flags.
    public var rules: RuleSet
    /// The views of the market that are held against it.
    public var theses: [Thesis]

    /// Creates settings; without arguments the defaults.
    public init(
        layout: RowLayout = .everything, baskets: [Basket] = [.asiaTech], calendars: TradingCalendars = .shipped,
        rules: RuleSet = .shipped, theses: [Thesis] = ThesisFile.shipped
    ) {
        self.layout = layout
        self.baskets = baskets
        self.calendars = calendars
        self.rules = rules
        self.theses = theses
    }
}
