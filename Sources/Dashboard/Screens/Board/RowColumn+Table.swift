import Market
import TextUI

extension RowColumn {
    /// Sessions that a snapshot's closes hold.
    private static let longestSparkline = 32

    /// The columns from left to right with their widths and the order in which they give way.
    ///
    /// Of the columns as they ship those give way first that matter least; of a person's own list the last.
    static func arranged(
        _ chosen: [RowColumn], over period: Period, in width: Int
    ) -> [(RegionTable.Column, ColumnLayout.Column)] {
        let isStandard = chosen == standard
        // A span that the present one shows already is not shown twice.
        let present = chosen.contains(.period) ? period : nil
        let columns = chosen.filter { column in
            column == .period ? period != .day : column.returnPeriod == nil || column.returnPeriod != present
        }
        let others = columns.filter { $0.returnPeriod != nil }
        return columns.enumerated().map { index, column in
            let place = others.firstIndex(of: column) ?? others.count
            let rank = isStandard ? column.standardRank(place) : column.isFirm ? 0 : index + 1
            return (column.tableColumn(over: period), column.layout(in: width, rank: rank))
        }
    }

    /// Whether it never gives way.
    private var isFirm: Bool { self == .flag || self == .name }

    private func standardRank(_ place: Int) -> Int {
        switch self {
        case .flag, .name, .price, .today: 0
        case .period: 2
        case .trend: 3
        case .native: 4
        case .symbol: 6
        default: 7 + place
        }
    }

    private func layout(in width: Int, rank: Int) -> ColumnLayout.Column {
        switch self {
        case .flag: .init(width: 1, rank: rank)
        case .name: .init(minimum: 12, maximum: 22, rank: rank)
        case .native: .init(minimum: 8, maximum: 16, rank: rank)
        case .symbol, .price, .today, .usd: .init(width: 9, rank: rank)
        case .trend:
            .init(minimum: width >= 66 ? 10 : 6, maximum: RowColumn.longestSparkline, rank: rank)
        default: .init(width: 7, rank: rank)
        }
    }

    /// What a table draws for it.
    func tableColumn(over period: Period) -> RegionTable.Column {
        if let returnPeriod { return .returns(returnPeriod) }
        switch self {
        case .flag: return .flag
        case .name: return .name
        case .native: return .native
        case .symbol: return .symbol
        case .price: return .price
        case .today: return .day
        case .period: return .returns(period)
        case .usd: return .dollars
        case .volume: return .volume
        case .trend: return .sparkline
        default: return .figure(self)
        }
    }

    /// What a column of figures is headed with.
    var heading: String {
        switch self {
        case .volumeRatio: "vol ×"
        case .marketValue: "US$ val"
        case .strengthRank: "RS"
        case .strengthIndex: "RSI"
        case .volatility: "vola"
        case .drawdown: "drawd"
        default: rawValue
        }
    }

    /// A figure as it is written.
    func figure(of state: InstrumentState) -> String {
        func fixed(_ value: Double?, _ decimals: Int) -> String {
            value.map { NumberText.fixed($0, decimals: decimals) } ?? NumberText.unknown
        }
        let indicators = state.indicators
        switch self {
        case .volumeRatio: return fixed(indicators.volumeRatio, 1) + (indicators.volumeRatio == nil ? "" : "×")
        case .marketValue: return state.marketValue.map(NumberText.compact) ?? NumberText.unknown
        case .strengthRank: return indicators.relativeStrengthRank.map(String.init) ?? NumberText.unknown
        case .strengthIndex: return fixed(indicators.relativeStrengthIndex, 0)
        case .volatility:
            return indicators.volatility.map { NumberText.fixed($0 * 100, decimals: 0) + "%" } ?? NumberText.unknown
        case .drawdown: return NumberText.percent(indicators.drawdown, decimals: 1)
        case .beta: return fixed(indicators.beta, 2)
        default: return ""
        }
    }
}
