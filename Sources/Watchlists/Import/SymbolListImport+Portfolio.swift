import Market

/// Where the columns of a portfolio or of a broker's list of trades stand.
struct PortfolioColumns {
    /// The line of the headings, from 0.
    let line: Int
    let separator: Character
    let symbol: Int
    let quantity: Int?
    let price: Int?
    let date: Int?
    let type: Int?
    /// Whether dates are American: the month first.
    let isAmerican: Bool

    private static let names: (symbol: [String], quantity: [String], price: [String], date: [String], type: [String]) =
        (
            ["symbol", "ticker", "instrument symbol"], ["quantity", "shares", "qty"],
            ["purchase price", "price", "tradeprice", "average cost", "cost basis per share"],
            ["trade date", "tradedate", "date"], ["transaction type", "action", "buy/sell", "type"]
        )

    /// The columns of the first lines that name a symbol's; nil where none does.
    init?(_ lines: [String]) {
        for (index, line) in lines.prefix(5).enumerated() {
            for separator: Character in [",", ";", "\t"] {
                let names = DelimitedLine.fields(line, separator).map { $0.lowercased() }
                func place(_ known: [String]) -> Int? { known.lazy.compactMap { names.firstIndex(of: $0) }.first }
                guard names.count > 1, let symbol = place(Self.names.symbol) else { continue }
                self.line = index
                self.separator = separator
                self.symbol = symbol
                quantity = place(Self.names.quantity)
                price = place(Self.names.price)
                date = place(Self.names.date)
                type = place(Self.names.type)
                isAmerican = names.contains("fees & comm")
                return
            }
        }
        return nil
    }

    /// What stands before the decimals: where no number tells, semicolons between fields leave the comma to them.
    func decimalMark(_ lines: [String]) -> LooseNumber.DecimalMark {
        let texts = lines.dropFirst(line + 1).lazy.flatMap { line in
            let fields = DelimitedLine.fields(line, separator)
            return [quantity, price].compactMap { $0 }.filter(fields.indices.contains).map { fields[$0] }
        }
        return LooseNumber.mark(of: texts, otherwise: separator == ";" ? .comma : .point)
    }

    /// Whether it is a statement of sections with headings of their own.
    static func isStatement(_ lines: [String]) -> Bool { lines.first?.hasPrefix("Statement,Header") ?? false }

    /// Why a table without a column of symbols is refused; nil where the text is no table.
    static func refusal(_ lines: [String]) -> String? {
        guard let first = lines.first(where: { !$0.isBlank }) else { return nil }
        if isStatement(lines) {
            return "a statement with several sections; export the trades or the positions alone, with a symbol column"
        }
        let known: Set<String> = [
            "date", "quantity", "shares", "isin", "amount", "price", "type", "tradedate", "way", "base amount",
        ]
        for separator: Character in [",", ";", "\t"] {
            let names = DelimitedLine.fields(first, separator).map { $0.lowercased() }
            if names.count > 2, names.count(where: known.contains) >= 2 {
                return "no column is called Symbol; the columns are \(names.prefix(8).joined(separator: ", "))"
            }
        }
        return nil
    }
}

extension SymbolListImport {
    mutating func readPortfolio(_ lines: [String], _ columns: PortfolioColumns) {
        var trades: [Symbol: [Trade]] = [:]
        let mark = columns.decimalMark(lines)
        for (index, line) in lines.enumerated().dropFirst(columns.line + 1) where !line.isBlank {
            let fields = DelimitedLine.fields(line, columns.separator)
            func field(_ column: Int?) -> String? {
                column.flatMap { fields.indices.contains($0) && !fields[$0].isEmpty ? fields[$0] : nil }
            }
            let kind = field(columns.type)?.uppercased()
            if let kind, kind != "BUY", kind != "SELL" {
                fail(index + 1, "\(field(columns.symbol) ?? "") \(kind): no purchase and no sale; passed over")
                continue
            }
            guard let symbol = symbol(field(columns.symbol) ?? "", line: index + 1) else { continue }
            add(symbol)
            guard let quantity = number(field(columns.quantity), "quantity", mark, line: index + 1), quantity != 0
            else {
                continue
            }
            let price = number(field(columns.price), "price", mark, line: index + 1)
            let date = field(columns.date).flatMap { CSVLine.date($0, isAmerican: columns.isAmerican) }
            guard kind == "SELL" || price.map({ $0 > 0 }) ?? false else {
                fail(index + 1, "\(symbol) has a quantity without a purchase price; the lot is left out")
                continue
            }
            let lot = Lot(quantity: kind == "SELL" ? abs(quantity) : quantity, price: price ?? 0, date: date)
            trades[symbol, default: []].append(Trade(isSale: kind == "SELL", lot: lot))
        }
        for (symbol, trades) in trades { set(Trade.lots(of: trades), of: symbol) }
    }

    private mutating func number(
        _ text: String?, _ name: String, _ mark: LooseNumber.DecimalMark, line: Int
    ) -> Double? {
        guard let text else { return nil }
        switch LooseNumber(text, mark: mark) {
        case .number(let plain): return Double(plain)
        case .missing: return nil
        case .percent, .unreadable:
            fail(line, "the \(name) `\(text)` is not a number; passed over")
            return nil
        }
    }
}

/// A purchase or a sale.
struct Trade {
    var isSale: Bool
    var lot: Lot

    /// What is left: sales take from the oldest lots first, what is sold beyond them is a negative lot.
    static func lots(of trades: [Trade]) -> [Lot] {
        var trades = trades
        // Exports have the newest first or last; where all are dated, the dates decide.
        if trades.contains(where: \.isSale), trades.allSatisfy({ $0.lot.date != nil }) {
            trades = trades.enumerated().sorted { left, right in
                let dates = (left.element.lot.date, right.element.lot.date)
                if let first = dates.0, let second = dates.1, first != second { return first < second }
                if left.element.isSale != right.element.isSale {
                    return left.element.isSale
                        ? trades.isSplit(left.element, right.element) : !trades.isSplit(right.element, left.element)
                }
                return left.offset < right.offset
            }.map(\.element)
        }
        var lots: [Lot] = []
        var index = 0
        while index < trades.count {
            let trade = trades[index]
            let held = lots.reduce(0) { $0 + $1.quantity }
            if index + 1 < trades.count, trade.isSale, trades.isSplit(trade, trades[index + 1]),
                abs(held - trade.lot.quantity) < 1e-6
            {
                let ratio = trades[index + 1].lot.quantity / trade.lot.quantity
                for place in lots.indices {
                    lots[place].quantity *= ratio
                    lots[place].price /= ratio
                }
                index += 2
                continue
            }
            if trade.isSale { sell(trade.lot, from: &lots) } else { lots.append(trade.lot) }
            index += 1
        }
        return lots
    }

    private static func sell(_ sale: Lot, from lots: inout [Lot]) {
        var left = sale.quantity
        while left > 1e-9, let first = lots.firstIndex(where: { $0.quantity > 0 }) {
            let taken = min(left, lots[first].quantity)
            left -= taken
            lots[first].quantity -= taken
            if lots[first].quantity < 1e-9 { lots.remove(at: first) }
        }
        guard left > 1e-9 else { return }
        lots.append(Lot(quantity: -left, price: sale.price, date: sale.date))
    }
}

extension [Trade] {
    /// Whether a sale and a purchase of one day for the same money are a split.
    fileprivate func isSplit(_ sale: Trade, _ purchase: Trade) -> Bool {
        guard sale.isSale, !purchase.isSale, sale.lot.date != nil, sale.lot.date == purchase.lot.date else {
            return false
        }
        let values = (sale.lot.quantity * sale.lot.price, purchase.lot.quantity * purchase.lot.price)
        let ratio = purchase.lot.quantity / sale.lot.quantity
        return values.0 > 0 && abs(values.0 - values.1) <= values.0 / 100 && (ratio >= 1.05 || ratio <= 0.95)
    }
}

/// The dates of a CSV file.
enum CSVLine {
    /// `20251103`, `2025-11-03` and, where that is the form, `11/03/2025`.
    static func date(_ text: String, isAmerican: Bool = false) -> CalendarDate? {
        let parts = text.split(separator: "/").compactMap { Int($0) }
        if parts.count == 3, parts[2] > 31 {
            return isAmerican ? CalendarDate(year: parts[2], month: parts[0], day: parts[1]) : nil
        }
        let digits = text.filter { $0 != "-" && $0 != "/" }
        guard digits.count == 8, let number = Int(digits) else { return nil }
        return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
