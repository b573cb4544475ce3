import Market
import TextUI
import Watchlists

extension WatchlistColumn {
    /// The columns of a list that names none.
    static func usual(of list: PersonalWatchlist) -> [WatchlistColumn] {
        let columns: [WatchlistColumn] =
            list.hasLots
            ? [
                .flag, .name, .native, .price, .today, .period, .quantity, .value, .weight, .dayProfit, .profit,
                .profitPercent, .currencyProfit, .trend,
            ]
            : [.flag, .name, .native, .symbol, .price, .today, .period, .week, .month, .yearToDate, .year, .trend]
        return list.entries.contains { !$0.note.isEmpty } ? columns + [.note] : columns
    }

    /// Which of the usual columns give way first: the highest number.
    var usualRank: Int {
        switch self {
        case .flag, .name, .price, .today: 0
        case .value, .profit: 1
        case .dayProfit: 2
        case .period: 3
        case .profitPercent: 4
        case .note: 5
        case .trend: 6
        case .native: 7
        case .quantity: 8
        case .currencyProfit: 9
        case .weight: 10
        default: 11
        }
    }

    /// How wide it wants to be.
    func layout(rank: Int) -> ColumnLayout.Column {
        switch self {
        case .flag: .init(width: 1, rank: rank)
        case .name: .init(minimum: 12, maximum: 22, rank: rank)
        case .native: .init(minimum: 8, maximum: 16, rank: rank)
        case .symbol, .today, .usd, .quantity: .init(width: 9, rank: rank)
        case .price: .init(width: 12, rank: rank)
        case .value: .init(minimum: 10, maximum: 14, rank: rank)
        case .dayProfit, .profit, .currencyProfit: .init(minimum: 10, maximum: 13, rank: rank)
        case .weight: .init(width: 6, rank: rank)
        case .profitPercent: .init(width: 8, rank: rank)
        case .trend: .init(minimum: 8, maximum: 12, rank: rank)
        case .note: .init(minimum: 14, maximum: 60, rank: rank)
        default: .init(width: 7, rank: rank)
        }
    }

    /// Whether it is written from the left.
    var isText: Bool { self == .flag || self == .name || self == .native || self == .symbol || self == .note }

    /// The span of a return; nil for every other column.
    var returnPeriod: Period? { RowColumn(rawValue: rawValue)?.returnPeriod }

    /// What it is headed with.
    func heading(period: Period, day: String, unit: String, currency: Currency) -> String {
        switch self {
        case .flag, .name, .native: ""
        // A date is too long for a unit beside it; the header says what returns are in.
        case .today: day + (TextWidth.width(of: day) > 5 ? "" : unit)
        case .period: period.label + unit
        case .usd: period.label + " US$"
        case .dayProfit: "day " + currency.sign
        case .profit: "profit " + currency.sign
        case .currencyProfit: "of it FX"
        case .profitPercent: "profit %"
        case .value: "value " + currency.sign
        case .trend, .symbol, .price, .quantity, .weight, .volume, .note: rawValue
        default: returnPeriod.map { $0.label + unit } ?? RowColumn(rawValue: rawValue)?.heading ?? rawValue
        }
    }

    /// An amount of money in as many digits as fit.
    static func money(_ value: Double?, isSigned: Bool = false, mark: String = "") -> Figure {
        guard let value else { return .unknown }
        let decimals = abs(value) < 100 ? 2 : 0
        let exact =
            isSigned ? NumberText.signed(value, decimals: decimals) : NumberText.fixed(value, decimals: decimals)
        return Figure([mark + exact, mark + (isSigned && value > 0 ? "+" : "") + NumberText.compact(value)])
    }

    /// How many, with the fraction that a broker may sell.
    static func quantity(_ value: Double) -> Figure {
        value == value.rounded()
            ? Figure([NumberText.fixed(value, decimals: 0), NumberText.compact(value)])
            : .number(value, decimals: 2)
    }
}
