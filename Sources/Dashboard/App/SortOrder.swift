import Market
import Watchlists

/// How rows are ordered.
enum SortOrder: Hashable, Sendable {
    case watchlist, change, period, name, flags, volume, value, strength
    /// By the figure of any other column.
    case column(Column)

    /// The orders that there always are, in the order of their key.
    static let standard: [SortOrder] = [.watchlist, .change, .period, .name, .flags, .volume, .value, .strength]

    /// What the header says.
    var label: String {
        switch self {
        case .watchlist: "list order"
        case .change: "day"
        case .period: "period"
        case .name: "name"
        case .flags: "flags"
        case .volume: "relative volume"
        case .value: "market cap"
        case .strength: "RS rank"
        case .column(let column): column.returnPeriod?.title ?? column.entry.title
        }
    }

    /// The order of a column; nil where rows cannot be ordered by it.
    ///
    /// - Parameter period: the span of the board's own column of returns.
    init?(_ column: Column, period: Period) {
        switch column {
        case .flag: self = .flags
        case .name, .native: self = .name
        case .today: self = .change
        case .period: self = .period
        case .volume, .volumeRatio: self = .volume
        case .marketValue: self = .value
        case .strengthRank: self = .strength
        case .symbol, .region, .receiptTarget, .targetBy, .trend, .quantity, .value, .weight, .dayProfit, .profit,
            .profitPercent, .currencyProfit, .note:
            return nil
        case .week, .month, .threeMonths, .yearToDate, .year, .sinceListing:
            self = column.returnPeriod == period ? .period : .column(column)
        case .forwardPE, .forwardPEBar: self = .column(.forwardPE)
        case .price, .usd, .strengthIndex, .volatility, .drawdown, .beta, .earningsGrowth, .peg, .target, .upside:
            self = .column(column)
        }
    }

    /// The order so many steps on among those there always are and those of the columns on screen.
    func stepped(by step: Int, among columns: [Column], period: Period) -> SortOrder {
        let others = columns.compactMap { SortOrder($0, period: period) }
        let all = SortOrder.standard + others.filter { !SortOrder.standard.contains($0) }
        let index = all.firstIndex(of: self) ?? 0
        return all[(index + step + all.count) % all.count]
    }
}
