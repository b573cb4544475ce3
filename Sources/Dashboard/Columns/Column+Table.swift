import Market
import TextUI
public import Watchlists

/// The table of columns: what each is headed with, how wide it wants to be, which give way first, what it means.
extension Column {
    /// One line of the table.
    struct Entry {
        /// What it is headed with; empty where the rows speak for themselves.
        let title: String
        /// The columns of cells that it wants: at least and at most.
        let width: ClosedRange<Int>
        /// Which of the board's usual columns give way first: the highest number; zero never does.
        let rank: Int
        /// The same among a watchlist's usual columns.
        let listRank: Int
        /// What it shows, for the chooser.
        let help: String

        init(_ title: String, _ width: ClosedRange<Int>, _ rank: Int, _ listRank: Int, _ help: String) {
            (self.title, self.width, self.rank, self.listRank, self.help) = (title, width, rank, listRank, help)
        }
    }

    /// Sessions that a snapshot's closes hold.
    private static let longestTrend = 32

    /// Its line of the table.
    var entry: Entry { Column.table[self] ?? written }

    /// The lines are written once: rows ask for them with every frame.
    private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.written) })

    private var written: Entry {
        switch self {
        case .flag: Entry("", 1...1, 0, 0, "The worst raised flag")
        case .name: Entry("", 12...22, 0, 0, "The name")
        case .native: Entry("", 8...16, 4, 7, "The name in its own script")
        case .symbol: Entry("symbol", 9...9, 6, 11, "The symbol")
        case .price: Entry("price", 9...9, 0, 0, "The latest price in its own currency")
        case .today: Entry("today", 9...9, 0, 0, "The change since the session before")
        case .period: Entry("", 7...7, 2, 3, "The return over the period shown")
        case .week: Entry("1w", 7...7, 7, 11, "The return over a week")
        case .month: Entry("1m", 7...7, 8, 11, "The return over a month")
        case .threeMonths: Entry("3m", 7...7, 11, 11, "The return over three months")
        case .yearToDate: Entry("ytd", 7...7, 9, 11, "The return since last year's last close")
        case .year: Entry("1y", 7...7, 10, 11, "The return over a year")
        case .sinceListing: Entry("ipo", 7...7, 12, 11, "The return since the IPO price")
        case .usd: Entry("US$", 9...9, 13, 11, "The return over the period in US dollars")
        case .volume: Entry("volume", 7...7, 12, 11, "Shares traded in the session")
        case .volumeRatio: Entry("vol ×", 7...7, 13, 11, "Relative volume at this time of day")
        case .marketValue: Entry("US$ val", 7...7, 13, 11, "Market cap in US dollars")
        case .strengthRank: Entry("RS", 7...7, 13, 11, "RS rank among all stocks, 99 the strongest")
        case .strengthIndex: Entry("RSI", 7...7, 13, 11, "RSI over 14 sessions")
        case .volatility: Entry("vola", 7...7, 13, 11, "Volatility over 20 sessions, a year's")
        case .drawdown: Entry("drawd", 7...7, 13, 11, "How far below the 52-week high")
        case .beta: Entry("beta", 7...7, 13, 11, "Beta to the Nasdaq 100")
        case .trend: Entry("trend", 6...Column.longestTrend, 3, 6, "The last closes")
        case .quantity: Entry("quantity", 9...9, 13, 8, "How many are owned")
        case .value: Entry("value", 10...14, 13, 1, "What they are worth in the list's currency")
        case .weight: Entry("weight", 6...6, 13, 10, "The part of the list's value")
        case .dayProfit: Entry("day", 10...13, 13, 2, "What the position made today")
        case .profit: Entry("profit", 10...13, 13, 1, "What the position made since its trades")
        case .profitPercent: Entry("profit %", 8...8, 13, 4, "The same as a part of its cost")
        case .currencyProfit: Entry("of it FX", 10...13, 13, 9, "The part of the profit that the currency made")
        case .note: Entry("note", 14...60, 13, 5, "Your note")
        }
    }

    /// Whether it is written from the left.
    var isText: Bool { self == .flag || names || self == .note }

    /// Whether it never gives way.
    var isFirm: Bool { self == .flag || self == .name }

    /// How wide it wants to be.
    ///
    /// - Parameter rank: the order in which columns give way, the highest number first.
    func layout(rank: Int, width: ClosedRange<Int>? = nil) -> ColumnLayout.Column {
        let width = width ?? entry.width
        return width.count == 1
            ? .init(width: width.lowerBound, rank: rank)
            : .init(minimum: width.lowerBound, maximum: width.upperBound, rank: rank)
    }

    // MARK: Which columns

    /// The board's columns as they ship.
    public static let standard: [Column] = [
        .flag, .name, .native, .symbol, .price, .today, .period, .week, .month, .yearToDate, .year, .threeMonths,
        .volume, .trend,
    ]

    /// The columns of a watchlist that names none.
    static func usual(of list: PersonalWatchlist) -> [Column] {
        let columns: [Column] =
            list.hasLots
            ? [
                .flag, .name, .native, .price, .today, .period, .quantity, .value, .weight, .dayProfit, .profit,
                .profitPercent, .currencyProfit, .trend,
            ]
            : [.flag, .name, .native, .symbol, .price, .today, .period, .week, .month, .yearToDate, .year, .trend]
        return list.entries.contains { !$0.note.isEmpty } ? columns + [.note] : columns
    }

    /// The columns of the board from left to right with their widths and the order in which they give way.
    ///
    /// Of the columns as they ship those give way first that matter least; of a list of one's own the last.
    static func arranged(
        _ chosen: [Column], over period: Period, in width: Int
    ) -> [(Column, ColumnLayout.Column)] {
        let isStandard = chosen == standard
        return shown(chosen, over: period).enumerated().map { index, column in
            let rank = isStandard ? column.entry.rank : column.isFirm ? 0 : index + 1
            let trend = (width >= 66 ? 10 : 6)...longestTrend
            return (column, column.layout(rank: rank, width: column == .trend ? trend : nil))
        }
    }

    /// The columns that say something over a period: one that the present column shows already is not shown twice.
    static func shown(_ chosen: [Column], over period: Period) -> [Column] {
        let present = chosen.contains(.period) ? period : nil
        return chosen.filter { column in
            column == .period ? period != .day : column.returnPeriod == nil || column.returnPeriod != present
        }
    }

    /// A figure that needs no market colour, as it is written.
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
        case .flag, .name, .native, .symbol, .price, .today, .period, .week, .month, .threeMonths, .yearToDate, .year,
            .sinceListing, .usd, .volume, .trend, .quantity, .value, .weight, .dayProfit, .profit, .profitPercent,
            .currencyProfit, .note:
            return ""
        }
    }
}
