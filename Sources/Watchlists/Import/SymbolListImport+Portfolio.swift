import Market

extension SymbolListImport {
    /// Reads positions and trades: purchases become lots, sales take from the oldest.
    mutating func readPortfolio(_ tables: [PortfolioTable]) {
        var trades: [Symbol: [Trade]] = [:]
        for table in tables {
            var last: PortfolioTable.Row?
            for row in table.rows where row.fields.count(where: { !$0.isEmpty }) > 1 {
                let whole = PortfolioTable.Row(line: row.line, fields: table.completed(row.fields, from: last?.fields))
                last = whole
                if let (symbol, trade) = trade(whole, table) { trades[symbol, default: []].append(trade) }
            }
        }
        for (symbol, trades) in trades { set(Trade.lots(of: trades), of: symbol) }
    }

    /// The trade of a row; nil where it is none, which is reported.
    private mutating func trade(_ row: PortfolioTable.Row, _ table: PortfolioTable) -> (Symbol, Trade)? {
        func field(_ column: Int?) -> String? {
            guard let column, row.fields.indices.contains(column) else { return nil }
            return row.fields[column].allSatisfy { $0 == "-" } ? nil : row.fields[column]
        }
        let event = field(table.action).flatMap { TradeAction.event($0) }
        let action = event?.action ?? field(table.action).map { TradeAction($0) }
        if case .other(let word)? = action {
            fail(
                row.line, "\(field(table.symbol).map { $0 + " " } ?? "")\(word): neither a purchase nor a sale; skipped"
            )
            return nil
        }
        if let category = field(table.category), !PortfolioTable.shares.contains(category.lowercased()) {
            fail(row.line, "\(field(table.symbol) ?? "") \(category): not a stock; skipped")
            return nil
        }
        let place = table.exchange ?? field(table.currency).flatMap(PortfolioTable.exchange(ofCurrency:))
        guard let symbol = symbol(table.spelled(field(table.symbol) ?? ""), line: row.line, on: place) else {
            return nil
        }
        add(symbol)
        let count = number(event?.quantity ?? field(table.quantity), "quantity", table.mark, line: row.line)
        guard let quantity = count, quantity != 0 else { return nil }
        let isSale = action == .sell || action == nil && table.areSignsSales && quantity < 0
        let price = price(field, event?.price, quantity, table, line: row.line)
        guard isSale || price.map({ $0 > 0 }) ?? false else {
            fail(row.line, "\(symbol) has a quantity without a purchase price; the position is skipped")
            return nil
        }
        let isTrade = action != nil || table.areSignsSales
        return (
            symbol,
            Trade(
                isSale: isSale,
                lot: Lot(
                    quantity: isTrade ? abs(quantity) : quantity, price: price ?? 0,
                    date: date(field(table.date), table, line: row.line)))
        )
    }

    private mutating func price(
        _ field: (Int?) -> String?, _ event: String?, _ quantity: Double, _ table: PortfolioTable, line: Int
    ) -> Double? {
        if let event { return number(event, "price", table.mark, line: line) }
        if let unit = field(table.unitCost) { return number(unit, "price", table.mark, line: line) }
        if table.action == nil, !table.areSignsSales, let total = field(table.totalCost) {
            return number(total, "cost", table.mark, line: line).map { abs($0 / quantity) }
        }
        // Beside a cost of their own the price of positions is that of now.
        let isOfNow = table.action == nil && !table.areSignsSales && (table.unitCost ?? table.totalCost) != nil
        return isOfNow ? nil : number(field(table.tradePrice), "price", table.mark, line: line)
    }

    private mutating func date(_ text: String?, _ table: PortfolioTable, line: Int) -> CalendarDate? {
        guard let text, let date = LooseDate(text, isTaiwan: false) else { return nil }
        guard let order = table.order ?? (date.needsOrder ? nil : .monthFirst) else {
            fail(line, "whether the day or the month comes first in \(text) is ambiguous; the position has no date")
            return nil
        }
        return date.date(order)
    }

    private mutating func number(
        _ text: String?, _ name: String, _ mark: LooseNumber.DecimalMark, line: Int
    ) -> Double? {
        guard let text else { return nil }
        switch LooseNumber(text, mark: mark) {
        case .number(let plain): return Double(plain)
        case .missing: return nil
        case .percent, .unreadable:
            fail(line, "the \(name) `\(text)` is not a number; skipped")
            return nil
        }
    }
}

extension PortfolioTable {
    /// What brokers call shares among other things.
    fileprivate static let shares: Set<String> = ["stk", "stocks", "stock", "eq", "equity", "equities", "etf"]

    /// Where bare digits are listed that are paid in a currency; nil where it has several exchanges.
    fileprivate static func exchange(ofCurrency currency: String) -> Exchange? {
        switch currency.uppercased() {
        case "HKD", "港币", "港元", "港幣": .xhkg
        case "JPY", "日元": .xtks
        default: nil
        }
    }

    /// The fields of a row, with what the row before says of the same order.
    fileprivate func completed(_ fields: [String], from last: [String]?) -> [String] {
        guard hasFills, let last, fields.indices.contains(symbol), fields[symbol].isEmpty else { return fields }
        var fields = fields
        for column in [symbol, action].compactMap({ $0 }) where last.indices.contains(column) {
            fields[column] = last[column]
        }
        return fields
    }

    /// Saxo writes the exchange behind the symbol, as in `TSM:xnys`.
    fileprivate func spelled(_ text: String) -> String {
        let parts = text.split(separator: ":")
        guard parts.count == 2, parts[1].count == 4, parts[1].allSatisfy(\.isLowercase) else { return text }
        return "\(parts[1].uppercased()):\(parts[0].uppercased())"
    }
}
