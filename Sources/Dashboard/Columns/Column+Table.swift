import Market
import TextUI
import Watchlists

/// The table of columns: what each is headed with, how wide it wants to be, how it is written, what it means.
extension Column {
    /// One line of the table.
    struct Entry {
        /// What it is headed with; empty where the rows speak for themselves.
        let title: String
        /// The columns of cells that it wants: at least and at most.
        let width: ClosedRange<Int>
        /// How its cells are written.
        let form: Form
        /// What it shows, for the chooser.
        let help: String

        init(_ title: String, _ width: ClosedRange<Int>, _ form: Form, _ help: String) {
            (self.title, self.width, self.form, self.help) = (title, width, form, help)
        }
    }

    /// How a column's cells are written.
    enum Form {
        /// Words, from the left.
        case text
        /// A price in its own currency's form.
        case price
        /// A session's change with its arrow, in the market's colours.
        case change
        /// A return in the market's colours.
        case returns
        /// A number with so many decimals and its unit.
        case number(decimals: Int, unit: String = "", Tone = .plain)
        /// A fraction as a percentage with its sign.
        case percent(decimals: Int, Tone = .plain)
        /// Thousands, millions and more.
        case compact(Tone = .plain)
        /// A picture of numbers.
        case picture
        /// A position's figure, which is the list's.
        case position
    }

    /// How much a number stands out.
    enum Tone {
        case dim, plain, strong, bold
    }

    /// Sessions that a small curve shows.
    static let trendSessions = 20
    /// The cells that it takes with a dot for every session.
    static let trendWidth = trendSessions / 2

    /// Its line of the table.
    var entry: Entry { Column.table[self] ?? written }

    /// The lines are written once: rows ask for them with every frame.
    private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.written) })

    private var written: Entry {
        switch self {
        case .flag: Entry("", 1...1, .text, "The most severe flag")
        case .name: Entry("", 12...22, .text, "The name")
        case .native: Entry("", 10...16, .text, "The native name")
        case .symbol: Entry("symbol", 9...9, .text, "The symbol")
        case .region: Entry("", 14...14, .text, "The region")
        case .price: Entry("price", 8...9, .price, "The latest price in its own currency")
        case .today: Entry("today", 8...9, .change, "Change vs the previous close")
        case .period: Entry("", 7...7, .returns, "Return over the period shown")
        case .week: Entry("1w", 7...7, .returns, "1-week return")
        case .month: Entry("1m", 7...7, .returns, "1-month return")
        case .threeMonths: Entry("3m", 7...7, .returns, "3-month return")
        case .yearToDate: Entry("YTD", 7...7, .returns, "Year-to-date return")
        case .year: Entry("1y", 7...7, .returns, "1-year return")
        case .sinceListing: Entry("IPO", 7...7, .returns, "Return vs the IPO price")
        case .usd: Entry("US$", 9...9, .returns, "Return over the period in US dollars")
        case .volume: Entry("volume", 7...7, .compact(.dim), "Shares traded today")
        case .volumeRatio:
            Entry("RVOL", 7...7, .number(decimals: 1, unit: "×"), "Relative volume at this time of day")
        case .marketValue: Entry("mkt cap", 7...7, .compact(), "Market cap in US dollars")
        case .strengthRank: Entry("RS", 7...7, .number(decimals: 0), "RS rank among all stocks, 1 to 99 (strongest)")
        case .strengthIndex: Entry("RSI", 7...7, .number(decimals: 0), "RSI over 14 days")
        case .volatility: Entry("vol 20d", 7...7, .number(decimals: 0, unit: "%"), "20-day volatility, annualised")
        case .drawdown: Entry("vs high", 7...7, .percent(decimals: 1), "Distance to the 52-week high")
        case .beta: Entry("beta", 7...7, .number(decimals: 2), "60-day beta vs the PHLX Semiconductor index")
        case .forwardPE:
            Entry(
                "fwd P/E", 7...7, .number(decimals: 1, unit: "×", .bold),
                "Price / expected earnings of the next 12 months")
        case .forwardPEBar: Entry("", 6...16, .picture, "Forward P/E as a bar")
        case .earningsGrowth:
            Entry("EPS growth", 10...10, .percent(decimals: 0), "EPS growth over the next 12 months (NTM)")
        case .peg: Entry("PEG", 5...5, .number(decimals: 2), "Forward P/E / EPS growth in percent")
        case .target: Entry("target", 11...11, .price, "Latest price target")
        case .upside: Entry("upside", 7...7, .percent(decimals: 1, .strong), "Price target vs price")
        case .receiptTarget:
            Entry("ADR equivalent", 20...22, .text, "Price target per ADR in US dollars, with the FX rate")
        case .targetBy: Entry("target source · date", 26...34, .text, "Firm and date of the price target")
        case .trend:
            Entry(
                "20d", 6...Column.trendWidth, .picture, "The last 20 closes, from the row's low to its high")
        case .quantity: Entry("quantity", 9...9, .position, "Quantity held")
        case .value: Entry("value", 10...14, .position, "Value in the list's currency")
        case .weight: Entry("weight", 6...6, .position, "Share of the list's value")
        case .dayProfit: Entry("day P&L", 11...13, .position, "Day P&L")
        case .profit: Entry("P&L", 10...13, .position, "Unrealised P&L")
        case .profitPercent: Entry("P&L %", 8...8, .position, "Unrealised P&L in percent of cost")
        case .currencyProfit: Entry("FX P&L", 10...13, .position, "Part of the P&L from exchange rates")
        case .note: Entry("note", 14...60, .text, "Your note")
        }
    }

    /// Whether it is written from the left.
    var isText: Bool {
        switch entry.form {
        case .text: true
        case .price, .change, .returns, .number, .percent, .compact, .picture, .position: false
        }
    }

    /// Whether it never gives way.
    var isFirm: Bool { self == .flag || self == .name }

    /// The columns that say something over a period: one that the present column shows already is not shown twice, nor
    /// are names in their own script where only one name is wanted.
    static func shown(_ chosen: [Column], over period: Period) -> [Column] {
        let present = chosen.contains(.period) ? period : nil
        return chosen.filter { column in
            if column == .native { return NameStyle.current == .both }
            return column == .period ? period != .day : column.returnPeriod == nil || column.returnPeriod != present
        }
    }

    /// What it is headed with.
    ///
    /// - Parameter day: what day the changes are of.
    func heading(_ shown: Shown, day: String) -> String {
        let unit = shown.currency == .usd ? " US$" : ""
        switch entry.form {
        // A date is too long for a unit beside it; the header says what returns are in.
        case .change: return day + (TextWidth.width(of: day) > 5 ? "" : unit)
        case .returns:
            if self == .usd { return shown.period.title + " US$" }
            return (self == .period ? shown.period.title : entry.title) + unit
        case .text, .price, .number, .percent, .compact, .picture, .position: return entry.title
        }
    }
}
