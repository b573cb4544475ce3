public import Market

/// A column of rows of stocks: on the board, on a region's page and in a watchlist.
///
/// Its identifier is what files say.
public enum Column: String, CaseIterable, Hashable, Sendable {
    case flag, name, native, symbol, price, today, period, week, month
    case threeMonths = "3m"
    case yearToDate = "ytd"
    case year
    case sinceListing = "ipo"
    case usd, volume
    case volumeRatio = "volume-ratio"
    case marketValue = "market-value"
    case strengthRank = "rs-rank"
    case strengthIndex = "rsi"
    case volatility, drawdown, beta, trend
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

    /// Whether it is about positions.
    public var isPosition: Bool {
        switch self {
        case .quantity, .value, .weight, .dayProfit, .profit, .profitPercent, .currencyProfit: true
        case .flag, .name, .native, .symbol, .price, .today, .period, .week, .month, .threeMonths, .yearToDate, .year,
            .sinceListing, .usd, .volume, .volumeRatio, .marketValue, .strengthRank, .strengthIndex, .volatility,
            .drawdown, .beta, .trend, .note:
            false
        }
    }

    /// Whether only a watchlist has it.
    public var isOfLists: Bool { isPosition || self == .note }

    /// Whether it says whose row it is.
    public var names: Bool { self == .name || self == .native || self == .symbol }

    /// The columns that every row of a stock has.
    public static let ofStocks = allCases.filter { !$0.isOfLists }

    /// The period of a return; nil for every other column.
    public var returnPeriod: Period? {
        switch self {
        case .week: .week
        case .month: .month
        case .threeMonths: .threeMonths
        case .yearToDate: .yearToDate
        case .year: .year
        case .sinceListing: .sinceListing
        case .flag, .name, .native, .symbol, .price, .today, .period, .usd, .volume, .volumeRatio, .marketValue,
            .strengthRank, .strengthIndex, .volatility, .drawdown, .beta, .trend, .quantity, .value, .weight,
            .dayProfit, .profit, .profitPercent, .currencyProfit, .note:
            nil
        }
    }
}
