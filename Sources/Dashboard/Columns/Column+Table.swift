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
        case .flag: Entry("", 1...1, .text, "The worst raised flag")
        case .name: Entry("", 12...22, .text, "The name")
        case .native: Entry("", 10...16, .text, "The name in its own script")
        case .symbol: Entry("symbol", 9...9, .text, "The symbol")
        case .region: Entry("", 14...14, .text, "The region")
        case .price: Entry("price", 8...9, .price, "The latest price in its own currency")
        case .today: Entry("today", 8...9, .change, "The change since the session before")
        case .period: Entry("", 7...7, .returns, "The return over the period shown")
        case .week: Entry("1w", 7...7, .returns, "The return over a week")
        case .month: Entry("1m", 7...7, .returns, "The return over a month")
        case .threeMonths: Entry("3m", 7...7, .returns, "The return over three months")
        case .yearToDate: Entry("ytd", 7...7, .returns, "The return since last year's last close")
        case .year: Entry("1y", 7...7, .returns, "The return over a year")
        case .sinceListing: Entry("ipo", 7...7, .returns, "The return since the IPO price")
        case .usd: Entry("US$", 9...9, .returns, "The return over the period in US dollars")
        case .volume: Entry("volume", 7...7, .compact(.dim), "Shares traded in the session")
        case .volumeRatio:
            Entry("vol ×", 7...7, .number(decimals: 1, unit: "×"), "Relative volume at this time of day")
        case .marketValue: Entry("US$ val", 7...7, .compact(), "Market cap in US dollars")
        case .strengthRank: Entry("RS", 7...7, .number(decimals: 0), "RS rank among all stocks, 99 the strongest")
        case .strengthIndex: Entry("RSI", 7...7, .number(decimals: 0), "RSI over 14 sessions")
        case .volatility: Entry("vola", 7...7, .number(decimals: 0, unit: "%"), "Volatility over 20 sessions, a year's")
        case .drawdown: Entry("drawd", 7...7, .percent(decimals: 1), "How far below the 52-week high")
        case .beta: Entry("beta", 7...7, .number(decimals: 2), "Beta to the Nasdaq 100")
        case .forwardPE:
            Entry("fwd P/E", 7...7, .number(decimals: 1, unit: "×", .bold), "Price over the next 12 months' earnings")
        case .forwardPEBar: Entry("", 6...16, .picture, "The forward P/E as a bar")
        case .earningsGrowth:
            Entry("EPS growth", 10...10, .percent(decimals: 0), "Growth of earnings per share, next 12 months")
        case .peg: Entry("PEG", 5...5, .number(decimals: 2), "Forward P/E over the growth in percent")
        case .target: Entry("target", 11...11, .price, "The newest price target")
        case .upside: Entry("upside", 7...7, .percent(decimals: 1, .strong), "How far the target is above the price")
        case .receiptTarget: Entry("ADR target", 20...22, .text, "The target in US dollars per ADR, and the rate")
        case .targetBy: Entry("target by · as of", 26...34, .text, "Whose target it is, and its date")
        case .trend:
            Entry(
                "20d", 6...Column.trendWidth, .picture, "The last 20 closes, each row from its own low to its own high")
        case .quantity: Entry("quantity", 9...9, .position, "How many are owned")
        case .value: Entry("value", 10...14, .position, "What they are worth in the list's currency")
        case .weight: Entry("weight", 6...6, .position, "The part of the list's value")
        case .dayProfit: Entry("day", 10...13, .position, "What the position made today")
        case .profit: Entry("profit", 10...13, .position, "What the position made since its trades")
        case .profitPercent: Entry("profit %", 8...8, .position, "The same as a part of its cost")
        case .currencyProfit: Entry("of it FX", 10...13, .position, "The part of the profit that the currency made")
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
            if self == .usd { return shown.period.label + " US$" }
            return (self == .period ? shown.period.label : entry.title) + unit
        case .text, .price, .number, .percent, .compact, .picture, .position: return entry.title
        }
    }
}
