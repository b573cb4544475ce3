import Market

/// Where the columns of a portfolio's CSV stand, as Yahoo exports it.
struct YahooPortfolioColumns {
    let symbol: Int
    let quantity: Int?
    let price: Int?
    let date: Int?

    /// The columns of a heading; nil where it is none.
    init?(_ heading: String) {
        let names = CSVLine.fields(heading).map { $0.lowercased() }
        guard let symbol = names.firstIndex(of: "symbol"), names.count > 1 else { return nil }
        self.symbol = symbol
        quantity = names.firstIndex(of: "quantity")
        price = names.firstIndex(of: "purchase price")
        date = names.firstIndex(of: "trade date")
    }
}

extension SymbolListImport {
    mutating func readPortfolio(_ lines: [String], _ columns: YahooPortfolioColumns) {
        for (index, line) in lines.enumerated().dropFirst() where !line.isBlank {
            let fields = CSVLine.fields(line)
            func field(_ column: Int?) -> String? {
                column.flatMap { fields.indices.contains($0) && !fields[$0].isEmpty ? fields[$0] : nil }
            }
            guard let word = field(columns.symbol), let symbol = Symbol(validating: word) else {
                fail(index + 1, "`\(field(columns.symbol) ?? "")` is no symbol such as 2330.TW")
                continue
            }
            let numbers = (field(columns.quantity).flatMap(Double.init), field(columns.price).flatMap(Double.init))
            var lot: Lot?
            if let quantity = numbers.0, quantity.isFinite, quantity != 0 {
                if let price = numbers.1, price.isFinite, price > 0 {
                    lot = Lot(quantity: quantity, price: price, date: field(columns.date).flatMap(CSVLine.date))
                } else {
                    fail(index + 1, "\(symbol) has a quantity without a purchase price; the lot is left out")
                }
            }
            add(symbol, lot: lot)
        }
    }
}

/// One line of a CSV file.
enum CSVLine {
    /// Its fields without blanks at both ends; a field in quotes may hold commas.
    static func fields(_ line: String) -> [String] {
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                fields.append(field[...].trimmed)
                field = ""
            default: field.append(character)
            }
        }
        return fields + [field[...].trimmed]
    }

    /// `20251103` and `2025-11-03`.
    static func date(_ text: String) -> CalendarDate? {
        let digits = text.filter { $0 != "-" && $0 != "/" }
        guard digits.count == 8, let number = Int(digits) else { return nil }
        return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
