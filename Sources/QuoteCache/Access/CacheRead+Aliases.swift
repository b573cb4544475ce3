import GRDB
public import Market

extension CacheRead {
    /// The same rows, each under the one symbol of its instrument.
    public func spelled(by aliases: SymbolAliases) -> CacheRead { CacheRead(database, aliases, memory: memory) }

    /// Which symbols of the cache are other spellings.
    public func symbolAliases() throws -> SymbolAliases {
        var readings: [Symbol: SymbolReading] = [:]
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT symbol, exchange, region, kind FROM instrument"))
        while let row = try rows.next() {
            guard let symbol = row.text(0).map({ Symbol(rawValue: $0) }) else { continue }
            readings[symbol] = Self.otherReading(of: symbol, row)
        }
        for table in ["fact", "target", "event"] {
            for symbol in try symbols(in: table) where readings[symbol] == nil {
                readings[symbol] = SymbolSpelling().otherReading(of: symbol)
            }
        }
        return try symbolAliases(among: readings)
    }

    /// The same after some rows were written.
    public func symbolAliases(_ known: SymbolAliases, after changes: [CacheChange]) throws -> SymbolAliases {
        var readings = known.readings
        for symbol in Set(changes.map(\.symbol)) { readings[symbol] = try otherReading(of: symbol) }
        return try symbolAliases(among: readings)
    }

    /// What a symbol comes to, where that is not itself.
    public func otherReading(of symbol: Symbol) throws -> SymbolReading? {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT symbol, exchange, region, kind FROM instrument WHERE symbol = ?"),
            arguments: [symbol.rawValue])
        return row.map { Self.otherReading(of: symbol, $0) } ?? SymbolSpelling().otherReading(of: symbol)
    }

    private static func otherReading(of symbol: Symbol, _ row: Row) -> SymbolReading? {
        if let kind = row.text(3).flatMap(InstrumentKind.init(rawValue:)), kind == .index { return nil }
        // Bare digits say nothing of their market, but the row may.
        let exchange = row.text(1).flatMap(Exchange.init(rawValue:))
        let region = row.text(2).flatMap(Region.init(rawValue:))
        return SymbolSpelling().otherReading(of: symbol, on: exchange ?? region?.leadingExchange)
    }

    private func symbolAliases(among readings: [Symbol: SymbolReading]) throws -> SymbolAliases {
        let there = try readings.filter { try hasRows(in: Self.allTables, of: $0.key) }
        return try SymbolAliases(there) { try hasRows(in: Self.priceTables, of: $0) }
    }

    private static let priceTables = ["quote", "bar_daily", "bar_intraday"]
    private static let allTables = priceTables + ["instrument", "fact", "target", "event"]

    private func hasRows(in tables: [String], of symbol: Symbol) throws -> Bool {
        try tables.contains { table in
            try Bool.fetchOne(
                database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE symbol = ?)"),
                arguments: [symbol.rawValue]) ?? false
        }
    }

    /// The first row of each kind under the symbol of its instrument: the instrument's own row goes before those of other
    /// spellings.
    func merged<Value, Key: Hashable>(
        _ values: [(stored: Symbol, value: Value)], key: (Value) -> Key
    ) -> [Value] {
        if aliases.isEmpty { return values.map(\.value) }
        var own: Set<Key> = []
        for value in values where aliases.readings[value.stored] == nil { own.insert(key(value.value)) }
        var taken: Set<Key> = []
        return values.compactMap { stored, value in
            let key = key(value)
            if aliases.readings[stored] != nil, own.contains(key) || !taken.insert(key).inserted { return nil }
            return value
        }
    }

    /// All spellings of an instrument, as a condition.
    func condition(spelling symbol: Symbol) -> (sql: String, arguments: StatementArguments) {
        guard let spellings = aliases.spellings[symbol] else { return ("symbol = ?", [symbol.rawValue]) }
        let all = [symbol] + spellings
        return (
            "symbol IN (\(all.map { _ in "?" }.joined(separator: ", ")))", StatementArguments(all.map(\.rawValue))
        )
    }
}
