import Analytics
import Market
import TextUI
import ThemeCatalog
import Watchlists

/// What the columns of positions show of a position or of a sum, with its style.
struct PositionCells {
    let data: WatchlistViewData
    let theme: Theme

    /// A position's figure.
    func figure(_ column: PositionColumn, of position: PositionFigures) -> (Figure, Style) {
        switch column {
        case .quantity: (position.quantity.map(ListFigures.quantity) ?? .unknown, theme.plain)
        case .value: (ListFigures.money(position.value), theme.style(theme.strong))
        case .weight: (weight(of: position.value), theme.dim)
        case .dayProfit: profit(position.dayProfit, "")
        case .profit: profit(position.profit, "")
        case .profitPercent: percent(position.profitFraction)
        case .currencyProfit: profit(position.currencyProfit, "")
        }
    }

    /// A sum's figure; nil for what is not summed. `~` marks one in which a position is missing.
    func figure(_ column: PositionColumn, of sum: PositionTotal) -> (Figure, Style)? {
        func amount(_ part: PositionTotal.Sum) -> Double? { part.count > 0 ? part.amount : nil }
        func mark(_ part: PositionTotal.Sum) -> String { part.count > 0 && part.count < sum.count ? "~" : "" }
        switch column {
        case .value:
            return (ListFigures.money(amount(sum.value), mark: mark(sum.value)), theme.style(theme.strong).bold)
        case .weight: return (weight(of: amount(sum.value)), theme.dim)
        case .dayProfit: return profit(amount(sum.dayProfit), mark(sum.dayProfit))
        case .profit: return profit(amount(sum.profit), mark(sum.profit))
        case .profitPercent: return percent(sum.profitFraction)
        case .currencyProfit: return profit(amount(sum.currencyProfit), mark(sum.currencyProfit))
        case .quantity: return nil
        }
    }

    /// The columns in which every figure of a column is exact; 0 for columns that are not of positions.
    func exactWidth(of column: Column) -> Int {
        guard let column = column.position else { return 0 }
        let sums = (data.groupTotals + [data.total]).filter { $0.count > 0 }
        let figures =
            data.positions.values.map { figure(column, of: $0).0 } + sums.compactMap { figure(column, of: $0)?.0 }
        return figures.reduce(0) { max($0, TextWidth.width(of: $1.exact)) }
    }

    private func weight(of value: Double?) -> Figure {
        guard let value, data.total.value.amount > 0 else { return .unknown }
        return .number(value / data.total.value.amount * 100, decimals: 1, unit: "%")
    }

    private func profit(_ value: Double?, _ mark: String) -> (Figure, Style) {
        (ListFigures.money(value, isSigned: true, mark: mark), Wording.style(value, theme))
    }

    private func percent(_ value: Double?) -> (Figure, Style) {
        (.percent(value, decimals: 1), Wording.style(value, theme))
    }
}
