import GRDB
public import Market

/// The writes of one transaction. Every save leaves a row alone that is already the same.
public struct CacheTransaction {
    let database: Database
    private let dailyBar: Statement
    private let intradayBar: Statement
    private let quote: Statement

    init(_ database: Database) throws {
        self.database = database
        dailyBar = try database.cachedStatement(sql: UpsertSQL.statement(CacheSchema.dailyBar))
        intradayBar = try database.cachedStatement(sql: UpsertSQL.statement(CacheSchema.intradayBar))
        quote = try database.cachedStatement(
            sql: UpsertSQL.statement(CacheSchema.quote, unless: "quote.time > excluded.time"))
    }

    /// Saves an instrument. Returns whether anything was written.
    @discardableResult
    public func save(_ instrument: Instrument) throws -> Bool {
        try run(
            database.cachedStatement(sql: UpsertSQL.statement(CacheSchema.instrument)),
            CacheTransaction.values(instrument))
    }

    /// Saves a row of what is known of an instrument. Returns whether anything was written.
    @discardableResult
    public func save(_ row: InstrumentRow) throws -> Bool {
        try run(
            database.cachedStatement(sql: UpsertSQL.statement(CacheSchema.instrument)),
            [
                row.symbol.rawValue, row.name, row.nativeName, row.exchange, row.currency?.code, row.region,
                row.segment, row.kind, row.listedOn?.description,
            ])
    }

    /// Fills in what is unknown of an instrument; what is there already stays. Returns whether anything was written.
    @discardableResult
    public func fill(_ instrument: Instrument) throws -> Bool {
        try run(
            database.cachedStatement(sql: UpsertSQL.filling(CacheSchema.instrument)),
            CacheTransaction.values(instrument))
    }

    /// Saves the latest price of an instrument, unless a newer one is there or it cannot be true; then it is
    /// quarantined with its reason, and the last good one stays. Returns whether anything was written.
    ///
    /// - Parameter doubted: told why the quote is quarantined.
    @discardableResult
    public func save(_ new: Quote, doubted: (String) -> Void = { _ in }) throws -> Bool {
        let new = new.withoutNoise
        if let doubt = try doubt(new) {
            try quarantine(new, because: doubt.description)
            doubted(doubt.description)
            return false
        }
        return try run(quote, CacheTransaction.values(new))
    }

    /// Saves the bar of one session. Returns whether anything was written.
    @discardableResult
    public func save(_ bar: DailyBar, of symbol: Symbol, source: String) throws -> Bool {
        let bar = bar.withoutNoise
        return try run(
            dailyBar,
            [
                symbol.rawValue, bar.date.description, bar.open, bar.high, bar.low, bar.close, bar.volume, source,
            ])
    }

    /// Saves the bar of a part of a session. Returns whether anything was written.
    @discardableResult
    public func save(_ bar: IntradayBar, of symbol: Symbol, source: String) throws -> Bool {
        let bar = bar.withoutNoise
        return try run(
            intradayBar,
            [
                symbol.rawValue, bar.minutes, bar.start.milliseconds / 1000, bar.open, bar.high, bar.low, bar.close,
                bar.volume, source,
            ])
    }

    /// Saves a fact. Returns whether anything was written.
    @discardableResult
    public func save(_ fact: Fact) throws -> Bool {
        try run(
            database.cachedStatement(sql: UpsertSQL.statement(CacheSchema.fact)),
            [
                fact.symbol.rawValue, fact.metric, fact.asOf.description, fact.value, fact.text, fact.unit, fact.source,
            ])
    }

    /// Saves a price target. Returns whether anything was written.
    @discardableResult
    public func save(_ target: PriceTarget) throws -> Bool {
        try run(
            database.cachedStatement(sql: UpsertSQL.statement(CacheSchema.target)),
            [
                target.symbol.rawValue, target.firm, target.asOf.description, target.price, target.previous,
                target.currency.code, target.source,
            ])
    }

    /// Saves an event. Returns whether anything was written.
    @discardableResult
    public func save(_ event: MarketEvent) throws -> Bool {
        try run(
            database.cachedStatement(sql: UpsertSQL.statement(CacheSchema.event)),
            [event.symbol.rawValue, event.date.description, event.kind, event.title, event.source])
    }

    /// Saves how a feed is doing. Returns whether anything was written.
    @discardableResult
    public func save(_ status: FeedStatus) throws -> Bool {
        try run(
            database.cachedStatement(sql: UpsertSQL.statement(CacheSchema.feedStatus)),
            [
                status.feed, status.state, status.lastSuccess?.seconds, status.nextAttempt?.seconds, status.failures,
                status.message, status.latency, status.lastFailure?.seconds,
            ])
    }

    /// Saves how a feed is doing with an instrument. Returns whether anything was written.
    @discardableResult
    public func save(_ status: FeedInstrumentStatus) throws -> Bool {
        try run(
            database.cachedStatement(sql: UpsertSQL.statement(CacheSchema.feedInstrument)),
            [
                status.feed, status.symbol.rawValue, status.lastSuccess?.seconds, status.latency, status.failures,
                status.nextAttempt?.seconds, status.message,
            ])
    }

    /// What this transaction sees, its own writes included.
    public var contents: CacheRead { CacheRead(database) }

    /// Keeps a word about the whole cache, such as which history was asked for.
    public func saveNote(_ value: String, under key: String) throws {
        try database.execute(
            sql: "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            arguments: [key, value])
    }

    /// Marks the cache as holding the sample market, so that every screen says so.
    public func markAsSample() throws {
        try database.execute(
            sql: "INSERT INTO meta(key, value) VALUES ('sample', '1') ON CONFLICT(key) DO UPDATE SET value = '1'")
    }

    /// An instrument's columns; a name that is only the symbol is none.
    private static func values(_ instrument: Instrument) -> [(any DatabaseValueConvertible)?] {
        let name = instrument.name == instrument.symbol.rawValue ? nil : instrument.name
        return [
            instrument.symbol.rawValue, name, instrument.nativeName, instrument.exchange?.mic,
            instrument.currency?.code, instrument.region?.code, instrument.segment, instrument.kind.rawValue,
            instrument.listedOn?.description,
        ]
    }

    private static func values(_ quote: Quote) -> [(any DatabaseValueConvertible)?] {
        [
            quote.symbol.rawValue, quote.price, quote.time.seconds, quote.previousClose, quote.open, quote.high,
            quote.low, quote.volume, quote.bid, quote.ask, quote.source,
        ]
    }

    private func run(_ statement: Statement, _ values: [(any DatabaseValueConvertible)?]) throws -> Bool {
        statement.setUncheckedArguments(StatementArguments(values))
        try statement.execute()
        return database.changesCount > 0
    }
}

/// The statement that writes a row and leaves it alone where it is already the same.
enum UpsertSQL {
    ///
    /// - Parameter reason: a condition under which the row that is there stays.
    static func statement(_ table: SchemaTable, unless reason: String? = nil) -> String {
        let values = values(of: table)
        guard !values.isEmpty else { return insertion(table) + " DO NOTHING" }
        let updates = values.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        let differs = values.filter { $0 != "source" || values.count == 1 }
            .map { "\(table.name).\($0) IS NOT excluded.\($0)" }.joined(separator: " OR ")
        return insertion(table) + " DO UPDATE SET \(updates) WHERE (\(differs))"
            + (reason.map { " AND NOT coalesce(\($0), 0)" } ?? "")
    }

    /// The same, but what a row says already stays.
    static func filling(_ table: SchemaTable) -> String {
        let values = values(of: table)
        let updates = values.map { "\($0) = coalesce(\(table.name).\($0), excluded.\($0))" }.joined(separator: ", ")
        let isNews = values.map { "(\(table.name).\($0) IS NULL AND excluded.\($0) IS NOT NULL)" }
            .joined(separator: " OR ")
        return insertion(table) + " DO UPDATE SET \(updates) WHERE \(isNews)"
    }

    private static func values(of table: SchemaTable) -> [String] {
        table.columns.map(\.name).filter { !table.key.contains($0) }
    }

    private static func insertion(_ table: SchemaTable) -> String {
        let names = table.columns.map(\.name)
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(table.name)(\(names.joined(separator: ", "))) VALUES (\(marks))"
            + " ON CONFLICT(\(table.key.joined(separator: ", ")))"
    }
}
