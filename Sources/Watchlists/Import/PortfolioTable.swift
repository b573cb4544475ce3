import Market

/// A table of positions or of trades in a broker's export: its headings, understood, and its rows.
struct PortfolioTable {
    struct Row {
        /// Its line, from 1.
        var line: Int
        var fields: [String]
    }

    let names: [String]
    let rows: [Row]
    let symbol: Int
    let quantity: Int?
    let unitCost: Int?
    let totalCost: Int?
    let tradePrice: Int?
    let date: Int?
    let action: Int?
    let category: Int?
    let currency: Int?
    /// Whether negative quantities are sales, as in IBKR's statements.
    let areSignsSales: Bool
    /// Whether a row without a symbol goes on with the order before it, as in moomoo's history.
    let hasFills: Bool
    let mark: LooseNumber.DecimalMark
    let order: LooseDate.Order?
    let exchange: Exchange?

    /// Nil where no heading names a symbol's column.
    init?(headings: [String], rows: [Row], separator: Character, areSignsSales: Bool = false) {
        let names = headings.map(PortfolioHeadings.plain)
        func place(_ known: [String]) -> Int? { known.lazy.compactMap { names.firstIndex(of: $0) }.first }
        let known = PortfolioHeadings.symbol + (names.contains("trans code") ? [PortfolioHeadings.robinhoodSymbol] : [])
        guard names.count > 1, let symbol = place(known) else { return nil }
        self.names = names
        self.rows = rows
        self.symbol = symbol
        self.areSignsSales = areSignsSales
        hasFills = names.contains("fill qty")
        quantity = place(PortfolioHeadings.quantity)
        unitCost = place(PortfolioHeadings.unitCost)
        totalCost = place(PortfolioHeadings.totalCost)
        date = place(PortfolioHeadings.date)
        category = place(PortfolioHeadings.category)
        currency = place(PortfolioHeadings.currency)
        tradePrice = place(PortfolioHeadings.tradePrice)
        func texts(_ column: Int?) -> [String] {
            column.map { column in rows.compactMap { $0.fields.indices.contains(column) ? $0.fields[column] : nil } }
                ?? []
        }
        let found = place(PortfolioHeadings.action)
        // A column of types may hold kinds of accounts.
        let isAction = texts(found).contains { text in
            if case .other = TradeAction.event(text)?.action ?? TradeAction(text) { false } else { true }
        }
        action = isAction || found.map { names[$0] != "type" } ?? false ? found : nil
        mark = LooseNumber.mark(
            of: [quantity, unitCost, totalCost, tradePrice].flatMap(texts),
            otherwise: separator == ";" ? .comma : .point)
        let dates = texts(date).compactMap { LooseDate($0, isTaiwan: false) }
        let isAmerican = !PortfolioHeadings.american.isDisjoint(with: names)
        order = isAmerican ? .monthFirst : LooseDate.order(of: dates, through: CalendarDate(daysSince1970: 73_000))
        let isJapanese = names.contains { $0 == "約定日" || $0 == "銘柄コード" }
        exchange = isJapanese ? .xtks : nil
    }

    /// The tables of a text: one, or the sections of IBKR's statements; empty where no line names a symbol's column.
    static func tables(_ lines: [String]) -> [PortfolioTable] {
        if isStatement(lines) { return sections(lines) }
        for (index, line) in lines.prefix(40).enumerated() {
            for separator: Character in [",", ";", "\t"] {
                let headings = DelimitedLine.fields(line, separator)
                guard headings.count > 1 else { continue }
                let rows = lines.enumerated().dropFirst(index + 1).filter { !$0.element.isBlank }
                    .map { Row(line: $0.offset + 1, fields: DelimitedLine.fields($0.element, separator)) }
                if let table = PortfolioTable(headings: headings, rows: rows, separator: separator) { return [table] }
            }
        }
        return []
    }

    /// Whether it is a statement of sections with headings of their own.
    static func isStatement(_ lines: [String]) -> Bool {
        lines.first { !$0.isBlank }.map { DelimitedLine.fields($0, ",").prefix(2) == ["Statement", "Header"] } ?? false
    }

    /// Open positions tell all; where they are not in the statement, the trades do.
    private static func sections(_ lines: [String]) -> [PortfolioTable] {
        let fields = lines.enumerated().map { Row(line: $0.offset + 1, fields: DelimitedLine.fields($0.element, ",")) }
        for name in ["Open Positions", "Trades", "Transaction History"] {
            let section = fields.filter { $0.fields.first == name && $0.fields.count > 3 }
            var tables: [PortfolioTable] = []
            for (index, row) in section.enumerated() where row.fields[1] == "Header" {
                let rows = section[(index + 1)...].prefix { $0.fields[1] != "Header" }
                    .filter { $0.fields[1] == "Data" && !["Lot", "ClosedLot"].contains($0.fields[2]) }
                    .map { Row(line: $0.line, fields: Array($0.fields.dropFirst(2))) }
                let table = PortfolioTable(
                    headings: Array(row.fields.dropFirst(2)), rows: rows, separator: ",",
                    areSignsSales: name == "Trades")
                if let table { tables.append(table) }
            }
            if tables.contains(where: { !$0.rows.isEmpty }) { return tables }
        }
        return []
    }

    /// Why a table without a column of symbols is refused; nil where the text is not a table.
    static func refusal(_ lines: [String]) -> String? {
        guard let first = lines.first(where: { !$0.isBlank }) else { return nil }
        if isStatement(lines) {
            let names = lines.compactMap { $0.split(separator: ",").first.map(String.init) }
            let sections = names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
            return "no section of the statement holds positions or trades; the sections are "
                + sections.prefix(8).joined(separator: ", ")
        }
        for separator: Character in [",", ";", "\t"] {
            let headings = DelimitedLine.fields(first, separator)
            let names = headings.map(PortfolioHeadings.plain)
            if names.count > 2, names.count(where: PortfolioHeadings.others.contains) >= 2 {
                let shown = headings.filter { !$0.isEmpty }.prefix(8).joined(separator: ", ")
                return "no column is called Symbol or Ticker; the columns are \(shown)"
            }
        }
        return nil
    }
}
