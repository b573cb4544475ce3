public import Market

/// A column of rows of stocks: on the board, on a region's page, among valuations and peers and in a watchlist.
///
/// Its identifier is what files say.
public enum Column: String, CaseIterable, Hashable, Sendable {
    case flag, name, native, symbol, region, price, today, period, week, month
    case threeMonths = "3m"
    case yearToDate = "ytd"
    case year
    case sinceListing = "ipo"
    case usd, volume
    case volumeRatio = "volume-ratio"
    case marketValue = "market-value"
    case strengthRank = "rs-rank"
    case strengthIndex = "rsi"
    case volatility, drawdown, beta
    /// The price over the earnings of the next twelve months.
    case forwardPE = "fwd-pe"
    /// The same as a bar.
    case forwardPEBar = "pe-bar"
    case earningsGrowth = "eps-growth"
    case peg
    /// The newest price target.
    case target
    case upside
    /// The target for the line that trades in dollars.
    case receiptTarget = "adr-target"
    /// Whose target it is, and of which day.
    case targetBy = "target-by"
    case trend
    /// How many are owned.
    case quantity
    /// What they are worth in the list's currency.
    case value
    /// The part of the list's value.
    case weight
    /// What today brought.
    case dayProfit = "day-profit"
    /// What all lots brought.
    case profit
    /// The same as a fraction of what they cost.
    case profitPercent = "profit-percent"
    /// The part of the profit that the currency made.
    case currencyProfit = "fx-profit"
    case note

    /// Whether only a watchlist has it.
    public var isOfLists: Bool { position != nil || self == .note }

    /// Whether it says whose row it is.
    public var names: Bool { self == .name || self == .native || self == .symbol }

    /// The columns that every row of a stock has.
    public static let ofStocks = allCases.filter { !$0.isOfLists }

    /// What it shows of a position; nil for every other column.
    public var position: PositionColumn? { PositionColumn(rawValue: rawValue) }

    /// The period of a return; nil for every other column.
    public var returnPeriod: Period? { Column.periods[self] }

    private static let periods: [Column: Period] = [
        .week: .week, .month: .month, .threeMonths: .threeMonths, .yearToDate: .yearToDate, .year: .year,
        .sinceListing: .sinceListing,
    ]
}

/// The columns of positions, by the identifiers of their columns.
public enum PositionColumn: String, CaseIterable, Hashable, Sendable {
    case quantity, value, weight
    case dayProfit = "day-profit"
    case profit
    case profitPercent = "profit-percent"
    case currencyProfit = "fx-profit"
}
