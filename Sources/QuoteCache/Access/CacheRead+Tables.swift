import GRDB

/// A value as it stands in a table.
public enum CacheValue: Hashable, Sendable {
    /// Nothing.
    case null
    /// A whole number.
    case integer(Int64)
    /// Any number.
    case number(Double)
    /// A text.
    case text(String)
}

extension CacheRead {
    /// Every row of a table in the order of its key, as it is; nothing is checked or left out but bytes that
    /// are not valid values.
    ///
    /// - Parameters:
    ///   - name: one of the schema's tables.
    ///   - body: takes a row's values in the order of `SchemaTable.columns`.
    public func eachRow(of table: SchemaTable, _ body: ([CacheValue]) throws -> Void) throws {
        let names = table.columns.map(\.name).joined(separator: ", ")
        let key = table.key.joined(separator: ", ")
        let rows = try Row.fetchCursor(database, sql: "SELECT \(names) FROM \(table.name) ORDER BY \(key)")
        var values = [CacheValue](repeating: .null, count: table.columns.count)
        while let row = try rows.next() {
            for index in values.indices { values[index] = Self.value(row[index] as DatabaseValue) }
            try body(values)
        }
    }

    /// How many rows a table has.
    public func rowCount(of table: SchemaTable) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.name)") ?? 0
    }

    private static func value(_ value: DatabaseValue) -> CacheValue {
        switch value.storage {
        case .null, .blob: .null
        case .int64(let integer): .integer(integer)
        case .double(let number): .number(number)
        case .string(let text): .text(text)
        }
    }
}
