/// What people call a form, by its headings.
enum FormName {
    /// Headings without blanks and signs that only one form has all of; the first that fits counts.
    private static let rows: [(name: String, headings: String)] = [
        ("TWSE STOCK_DAY", "日期 成交股數 收盤價"), ("TWSE open data", "code closingprice tradevolume"),
        ("FinMind", "stockid tradingvolume max min"), ("Nasdaq.com", "date closelast"),
        ("investing.com", "date price vol change"), ("investing.com in Korean", "날짜 종가 변동"),
        ("KRX", "일자 종가 대비"), ("KRX through pykrx", "날짜 종가 등락률"), ("Tushare", "tscode tradedate"),
        ("akshare", "日期 开盘 收盘 成交额"), ("baostock", "date code preclose"), ("baostock", "date code adjustflag"),
        ("Yahoo", "date close adjclose"),
        ("yfinance", "date close stocksplits"), ("IBKR bars", "date close average barcount"),
        ("Stooq", "ticker per date close"), ("Stooq in Polish", "data zamkniecie"),
        ("TradingView", "time open high low close"),
        ("Chinese headings", "日期 收盘"), ("Chinese headings", "日期 收盘价"), ("Chinese headings", "日期 收盤價"),
        ("Korean headings", "종가"), ("Japanese headings", "日付 終値"), ("German headings", "datum schluss"),
    ]

    static func name(_ headings: some Sequence<String>, separator: Character) -> String {
        let names = Set(headings.map { ColumnHeading.plain($0) })
        let known = rows.first { names.isSuperset(of: $0.headings.split(separator: " ").map(String.init)) }?.name
        switch separator {
        case ";": return (known ?? "table") + " with semicolons"
        case "\t": return (known ?? "table") + " with tabs"
        case "|": return (known ?? "table") + " with vertical bars"
        default: return known ?? "CSV"
        }
    }
}
