import Market

/// What brokers and web sites call the columns of positions and of trades.
enum PortfolioHeadings {
    /// The better names first.
    static let symbol = [
        "symbol", "ticker", "instrument symbol", "銘柄コード", "ティッカー", "銘柄コード/ティッカー", "コード",
        "证券代码", "股票代码", "代码", "證券代號", "股票代號", "股票代碼", "代號", "代碼", "종목코드", "종목번호", "symbole", "kürzel",
    ]
    /// Robinhood's; elsewhere an instrument is a name in words.
    static let robinhoodSymbol = "instrument"
    static let quantity = [
        "fill qty", "filled qty", "quantity", "shares", "qty", "no. of shares", "約定数量", "数量", "保有数量", "position",
        "持有数量", "持仓数量", "股票余额", "成交数量", "持有股數", "庫存股數", "成交股數", "股數", "보유수량", "체결수량", "수량", "stück", "anzahl",
    ]
    /// What one share cost.
    static let unitCost = [
        "purchase price", "average cost basis", "average cost", "avg cost", "avg. cost", "average price", "price paid",
        "cost price", "cost basis per share", "cost/share", "平均取得価額", "平均取得単価", "取得単価",
        "成本价", "持仓成本", "买入均价", "成本均價", "平均成本", "成交均價", "매입단가", "평균단가", "매입평균가", "einstandskurs", "kaufkurs",
    ]
    /// What all of them cost.
    static let totalCost = ["cost basis total", "cost basis", "total cost"]
    /// What was paid in a trade; among positions the price of now.
    static let tradePrice = [
        "fill price", "filled price", "tradeprice", "t. price", "price / share", "price", "約定単価", "単価",
        "成交价格", "成交价", "成交價", "체결단가",
    ]
    static let date = [
        "trade date", "tradedate", "date/time", "activity date", "run date", "transactiondate", "transaction date",
        "fill time", "約定日", "date", "time",
        "成交日期", "买入日期", "買進日期", "체결일", "매입일", "kaufdatum",
    ]
    static let action = [
        "transaction type", "transactiontype", "trans code", "buy/sell", "action", "side", "売買区分", "取引", "买卖方向", "買賣別",
        "매매구분", "event",
        "type",
    ]
    static let currency = ["currency", "currencyprimary", "币种", "幣別", "통화"]
    static let category = ["assetclass", "asset category", "asset class", "securitytype"]

    /// Headings beside which day and month are the American way round.
    static let american: Set<String> = ["fees & comm", "run date", "activity date", "transactiondate", "fill qty"]
    /// Headings of tables that name their shares otherwise than by a symbol.
    static let others: Set<String> = [
        "date", "quantity", "shares", "isin", "amount", "price", "type", "tradedate", "way", "base amount", "product",
        "symbol/isin", "closing", "identifier", "wkn", "order id", "value", "name", "market value", "description",
    ]

    static let all = Set(symbol + quantity + unitCost + totalCost + tradePrice + date + action + category)

    /// A heading without its unit: `数量［株］`, `Price ($)`, `Qty #`, `Price Paid $`.
    static func plain(_ heading: String) -> String {
        let marks: [Character: Character] = ["［": "[", "］": "]", "（": "(", "）": ")", "／": "/"]
        var text = String(heading.lowercased().map { marks[$0] ?? $0 })
        for bracket in "([" {
            if let open = text.firstIndex(of: bracket), open > text.startIndex { text = String(text[..<open]) }
        }
        while let last = text.last, last.isWhitespace || "$#%*¹²".contains(last) { text.removeLast() }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
