import Market

/// What the headings of a table say: where its columns are, and how it writes dates, numbers and symbols.
struct TableForm {
    /// The columns of one instrument.
    struct Columns: Hashable {
        /// Whose; nil: the row or the file says.
        var symbol: String?
        var places: [ColumnHeading: Int] = [:]
    }

    /// What people call it.
    let name: String
    /// The row below the headings.
    let firstRow: Int
    /// The column of the date.
    let date: Int
    let time: Int?
    let symbol: Int?
    let currency: Int?
    let groups: [Columns]
    let headings: [String]
    /// The columns of closes, where the table is of one instrument a row.
    let closes: [Int]
    /// Headings that are not understood.
    let unknown: [String]
    /// What the form says of bare digits.
    let exchange: Exchange?
    let isTaiwan: Bool
    /// How many shares one of the volume's units is, where the heading says so.
    let volumeUnit: Double
    /// Whether the form counts volume in lots of a hundred where the file does not show otherwise.
    let isInLots: Bool
    /// Whether the headings are of a language that writes a comma before decimals.
    let hasDecimalCommas: Bool
    /// American web sites write the month first.
    let isAmerican: Bool

    /// The form of a table; nil where no line names a date and a close.
    init?(_ table: TextTable) {
        let wide = TableForm.wide(table)
        guard let found = wide ?? TableForm.headed(table) ?? TableForm.symbols(table) else { return nil }
        let (firstRow, groups, headings) = found
        self.firstRow = firstRow
        self.groups = groups
        let places = TableForm.places(headings)
        self.headings = headings
        closes =
            groups.contains { $0.symbol != nil }
            ? [] : headings.indices.filter { ColumnHeading(headings[$0]) == .close }
        let names = Set(headings.map { ColumnHeading.plain($0) })
        currency = places[.currency]
        time = places[.date] == nil ? nil : places[.time]
        date = places[.date] ?? places[.time] ?? 0
        let isFinMind = names.contains("tradingvolume") && names.contains("max")
        let isTaiwanOpen = names.contains("closingprice") && names.contains("tradevolume")
        isTaiwan = isFinMind || isTaiwanOpen || names.contains("成交股數") || names.contains("證券代號")
        let isKorean = names.contains { !["종가", "종목코드"].filter($0.contains).isEmpty }
        let isJapanese = names.contains("始値")
        let isMainland = names.contains("开盘") || names.contains("开盘价") || names.contains("tscode")
        exchange = isTaiwan ? .xtai : isKorean ? .xkrx : isJapanese ? .xtks : isMainland ? .xshg : nil
        volumeUnit =
            groups.first?.places[.volume].map { headings.indices.contains($0) ? ColumnHeading.factor(headings[$0]) : 1 }
            ?? 1
        let isUnitGiven = headings.contains { ColumnHeading($0) == .volume && $0.contains { "(（[".contains($0) } }
        isInLots = isMainland && !isUnitGiven
        hasDecimalCommas = !names.isDisjoint(with: TableForm.commaHeadings)
        isAmerican = names.contains("closelast") || names.contains("vol") && names.contains("price")
        symbol =
            places[.symbol]
            ?? places[.name].flatMap { TableForm.holdsSymbols(table, from: firstRow, column: $0) ? $0 : nil }
        let isWide = groups.contains { $0.symbol != nil }
        name =
            wide != nil
            ? "yfinance with two heading rows"
            : isWide ? "a column of closes for each symbol" : FormName.name(headings, separator: table.separator)
        unknown =
            isWide
            ? []
            : headings.filter { !$0.isEmpty && (ColumnHeading($0) == nil) }
    }

    private static let commaHeadings: Set<String> = [
        "datum", "fecha", "schluss", "schlusskurs", "zuletzt", "eröffnung", "hoch", "tief", "höchst", "tiefst",
        "apertura",
        "ouverture", "alto", "haut", "bajo", "bas",
    ]

    private static func places(_ headings: [String]) -> [ColumnHeading: Int] {
        var places: [ColumnHeading: Int] = [:]
        for (index, heading) in headings.enumerated() {
            if let kind = ColumnHeading(heading), places[kind] == nil { places[kind] = index }
        }
        if places[.close] == nil { places[.close] = places[.price] }
        // pandas writes the dates as an index without a name.
        if places[.date] == nil, places[.time] == nil, headings.first?.isEmpty ?? false { places[.date] = 0 }
        return places
    }

    /// A line of headings within the first forty.
    private static func headed(_ table: TextTable) -> (Int, [Columns], [String])? {
        for (index, row) in table.rows.prefix(40).enumerated() {
            let places = places(row.fields)
            if places[.date] != nil || places[.time] != nil, places[.close] != nil {
                return (index + 1, [Columns(places: places)], row.fields)
            }
        }
        return nil
    }

    /// Two heading rows, one with fields and one with symbols, as yfinance writes them.
    private static func wide(_ table: TextTable) -> (Int, [Columns], [String])? {
        let rows = table.rows.prefix(3).map(\.fields)
        guard rows.count == 3, rows[2].count > 1, ColumnHeading(rows[2][0]) == .date,
            rows[2].dropFirst().allSatisfy(\.isEmpty)
        else { return nil }
        let known = rows.prefix(2).map { $0.dropFirst().count { ColumnHeading($0) != nil } }
        let (fields, symbols) = known[0] >= known[1] ? (rows[0], rows[1]) : (rows[1], rows[0])
        var groups: [Columns] = []
        var symbol = ""
        for index in 1..<fields.count where index < symbols.count {
            // Merged cells name the symbol only once.
            if !symbols[index].isEmpty { symbol = symbols[index] }
            guard let kind = ColumnHeading(fields[index]) else { continue }
            if let place = groups.firstIndex(where: { $0.symbol == symbol }) {
                groups[place].places[kind] = index
            } else {
                groups.append(Columns(symbol: symbol, places: [kind: index]))
            }
        }
        groups.removeAll { $0.places[.close] == nil }
        return groups.isEmpty ? nil : (3, groups, ["date"])
    }

    /// One column of closes for every symbol.
    private static func symbols(_ table: TextTable) -> (Int, [Columns], [String])? {
        guard let row = table.rows.first, row.fields.count > 1,
            ColumnHeading(row.fields[0]) == .date || row.fields[0].isEmpty
        else { return nil }
        let spelling = SymbolSpelling()
        let columns = row.fields.indices.dropFirst().filter { index in
            guard ColumnHeading(row.fields[index]) == nil,
                let symbol = spelling.reading(of: row.fields[index]).symbol
            else { return false }
            return InstrumentDirectory.shared[symbol] != nil || Exchange(symbolSuffixOf: symbol) != nil
        }
        guard columns.count == row.fields.count - 1 else { return nil }
        return (1, columns.map { Columns(symbol: row.fields[$0], places: [.close: $0]) }, ["date"])
    }

    /// A column of names may hold tickers.
    private static func holdsSymbols(_ table: TextTable, from first: Int, column: Int) -> Bool {
        let names = Set(
            table.rows.dropFirst(first).compactMap { $0.fields.indices.contains(column) ? $0.fields[column] : nil })
        return !names.isEmpty
            && names.allSatisfy { name in
                guard let symbol = SymbolSpelling().reading(of: name).symbol else { return false }
                let isKnown = InstrumentDirectory.shared[symbol] != nil || Exchange(symbolSuffixOf: symbol) != nil
                return isKnown || symbol.isPlainTicker && name == name.uppercased()
            }
    }
}
