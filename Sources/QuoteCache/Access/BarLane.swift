import GRDB
import GRDBSQLite
import Market

/// Sends the bars of one table through its statement, value by value and without the boxes that arguments come in.
struct BarLane {
    /// The table.
    let table: SchemaTable
    /// Whose bars were written.
    private(set) var written: Set<Symbol> = []

    private let statement: OpaquePointer
    private let connection: OpaquePointer
    private var symbol: Symbol?
    private var lastWritten: Symbol?

    init(_ table: SchemaTable, source: String, _ database: Database) throws {
        guard let connection = database.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
        self.table = table
        self.connection = connection
        // The database keeps its cached statements for as long as the connection lives.
        statement = try database.cachedStatement(sql: UpsertSQL.statement(table)).sqliteStatement
        reset()
        bind(source, at: Int32(table.columns.count))
    }

    /// Makes the next row one of this symbol.
    mutating func begin(_ symbol: Symbol) {
        if symbol == self.symbol { return }
        self.symbol = symbol
        bind(symbol.rawValue, at: 1)
    }

    func bind(_ value: Double?, at index: Int32) {
        if let value { sqlite3_bind_double(statement, index, value) } else { sqlite3_bind_null(statement, index) }
    }

    func bind(_ value: Int64, at index: Int32) {
        sqlite3_bind_int64(statement, index, value)
    }

    func bind(_ date: CalendarDate, at index: Int32) {
        let (year, month, day) = date.components
        func digit(_ value: Int) -> CChar { CChar(0x30 + value % 10) }
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 10) { text in
            text[0] = digit(year / 1000)
            text[1] = digit(year / 100)
            text[2] = digit(year / 10)
            text[3] = digit(year)
            text[4] = 0x2D
            text[5] = digit(month / 10)
            text[6] = digit(month)
            text[7] = 0x2D
            text[8] = digit(day / 10)
            text[9] = digit(day)
            _ = sqlite3_bind_text(statement, index, text.baseAddress, 10, BarLane.copying)
        }
    }

    private func bind(_ text: String, at index: Int32) {
        sqlite3_bind_text(statement, index, text, -1, BarLane.copying)
    }

    /// Writes the row. Returns whether the cache had it not, or otherwise.
    mutating func write(_ symbol: Symbol) throws -> Bool {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
        }
        guard sqlite3_changes(connection) > 0 else { return false }
        if symbol != lastWritten {
            lastWritten = symbol
            written.insert(symbol)
        }
        return true
    }

    /// Gives the statement back as it was.
    func reset() {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    /// Tells SQLite to copy a text at once (`SQLITE_TRANSIENT`, a cast in C that Swift does not see).
    private static let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
