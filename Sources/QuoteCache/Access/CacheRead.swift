import GRDB
public import Market

/// The queries of one read transaction. Rows are checked once more and texts made safe to show on the way in.
public struct CacheRead {
    let database: Database
    let aliases: SymbolAliases
    let memory: BarMemory?

    init(_ database: Database, _ aliases: SymbolAliases = .none, memory: BarMemory? = nil) {
        self.database = database
        self.aliases = aliases
        self.memory = memory
    }

    /// The same rows, the daily bars from a memory as far as it reaches.
    public func remembering(_ memory: BarMemory) -> CacheRead { CacheRead(database, aliases, memory: memory) }

    /// Whether the cache holds the sample market.
    public func isSample() throws -> Bool {
        try String.fetchOne(database.cachedStatement(sql: "SELECT value FROM meta WHERE key = 'sample'")) == "1"
    }

    /// The words about the whole cache whose keys begin with a text, by key.
    public func notes(under prefix: String) throws -> [String: String] {
        let statement = try database.cachedStatement(sql: "SELECT key, value FROM meta WHERE substr(key, 1, ?) = ?")
        return try Row.fetchCursor(statement, arguments: [prefix.unicodeScalars.count, prefix])
            .reduce(into: [:]) { notes, row in
                if let key = row.text(0), let value = row.text(1) { notes[key] = value }
            }
    }

    /// The newest change's number; 0 in a cache without writes.
    public func lastSequence() throws -> Int64 {
        try Int64.fetchOne(database.cachedStatement(sql: "SELECT max(seq) FROM change")) ?? 0
    }

    /// What was written from a change's number on, that one included.
    public func changes(from sequence: Int64) throws -> [CacheChange] {
        let statement = try database.cachedStatement(sql: "SELECT kind, symbol, seq FROM change WHERE seq >= ?")
        return try Row.fetchCursor(statement, arguments: [sequence]).reduce(into: []) { result, row in
            guard let kind = row.text(0).flatMap(CacheChange.Kind.init(rawValue:)), let symbol = row.text(1),
                let sequence = row.integer(2)
            else { return }
            result.append(CacheChange(kind: kind, symbol: Symbol(rawValue: symbol), sequence: sequence))
        }
    }

    /// Differs after the tables themselves were changed, and after the whole database was copied over
    /// (`PRAGMA schema_version`).
    public func schemaVersion() throws -> Int64 {
        try Int64.fetchOne(database.cachedStatement(sql: "PRAGMA schema_version")) ?? 0
    }

    /// How many rows were quarantined.
    public func rejectCount() throws -> Int {
        try Int.fetchOne(database.cachedStatement(sql: "SELECT count(*) FROM reject")) ?? 0
    }
}

/// One touch of the cache: which table, whose rows.
public struct CacheChange: Hashable, Sendable {
    /// The tables whose changes are counted.
    public enum Kind: String, Hashable, Sendable {
        case instrument
        case quote
        case dailyBar = "bar_daily"
        case intradayBar = "bar_intraday"
        case fact
        case target
        case event
        case feedStatus = "feed_status"
        case feedInstrument = "feed_instrument"
    }

    /// The table.
    public let kind: Kind
    /// Whose rows; the feed's name for `feedStatus` and `feedInstrument`.
    public let symbol: Symbol
    /// The change's number.
    public let sequence: Int64
}
