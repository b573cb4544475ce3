import GRDB
import Market
import SystemFiles

/// What a table holds, in figures.
public struct TableSummary: Hashable, Sendable {
    /// The table.
    public let name: String
    /// How many rows it has.
    public let rows: Int
    /// The first date or moment of them, as text; nil for tables without one and for empty ones.
    public let first: String?
    /// The last one.
    public let last: String?
    /// How many rows each source wrote, by source; empty for tables without one.
    public let sources: [String: Int]
}

extension CacheRead {
    /// The figures of every table that other programs may write.
    public func summaries() throws -> [TableSummary] {
        try CacheSchema.tables.filter { try exists($0) }.map { try summary(of: $0) }
    }

    /// What is wrong with the file and its tables, in sentences without a stop; none where all is well.
    ///
    /// Looks at every page (`PRAGMA integrity_check`), at the tables and columns, and at the triggers that check rows.
    public func troubles() throws -> [String] {
        let pages = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        var troubles = pages.map { "the file is damaged: " + DisplayText.sanitized($0) }
        for table in CacheSchema.tables + CacheSchema.ownTables {
            guard try exists(table) else {
                if try !isYounger(table) { troubles.append("the table \(table.name) is missing") }
                continue
            }
            let there = Set(try String.fetchAll(database, sql: "SELECT name FROM pragma_table_info('\(table.name)')"))
            for column in table.columns where !there.contains(column.name) {
                if try !isYounger(column, of: table) {
                    troubles.append("the table \(table.name) has no column \(column.name)")
                }
            }
            guard !table.checks.isEmpty else { continue }
            for statement in ["insert", "update"] where try !hasTrigger("\(table.name)_reject_\(statement)") {
                troubles.append("no trigger checks \(statement) into \(table.name)")
            }
        }
        return troubles
    }

    private func summary(of table: SchemaTable) throws -> TableSummary {
        let time = ["date", "time", "start", "as_of", "last_success"].first { name in
            table.columns.contains { $0.name == name }
        }
        let range = try time.flatMap { name in
            try Row.fetchOne(database, sql: "SELECT min(\(name)), max(\(name)) FROM \(table.name)")
        }
        var sources: [String: Int] = [:]
        if table.columns.contains(where: { $0.name == "source" }) {
            let rows = try Row.fetchCursor(
                database, sql: "SELECT source, count(*) FROM \(table.name) GROUP BY source ORDER BY source LIMIT 100")
            while let row = try rows.next() {
                sources[DisplayText.sanitized(row.text(0) ?? "", limit: 80), default: 0] += Int(row.integer(1) ?? 0)
            }
        }
        return TableSummary(
            name: table.name, rows: try rowCount(of: table), first: range.flatMap { Self.time($0, 0) },
            last: range.flatMap { Self.time($0, 1) }, sources: sources)
    }

    private static func time(_ row: Row, _ index: Int) -> String? {
        if let text = row.text(index), CalendarDate(text) != nil { return text }
        return row.number(index).flatMap { Instant(seconds: $0) }.map { "\($0)" }
    }

    private func exists(_ table: SchemaTable) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?)",
            arguments: [table.name]) ?? false
    }

    private func hasTrigger(_ name: String) throws -> Bool {
        guard try !isYounger(trigger: name) else { return true }
        return try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = ?)",
            arguments: [name]) ?? false
    }

    // MARK: What a cache of version 1 need not have

    private func isFirstVersion() throws -> Bool { try Int.fetchOne(database, sql: "PRAGMA user_version") == 1 }

    private func isYounger(_ table: SchemaTable) throws -> Bool {
        try table.name == CacheSchema.feedInstrument.name && isFirstVersion()
    }

    private func isYounger(_ column: SchemaTable.Column, of table: SchemaTable) throws -> Bool {
        try table.name == CacheSchema.feedStatus.name && ["latency", "last_failure"].contains(column.name)
            && isFirstVersion()
    }

    private func isYounger(trigger name: String) throws -> Bool {
        try name.hasPrefix(CacheSchema.feedInstrument.name) && isFirstVersion()
    }
}

extension CacheFile {
    /// Bytes of the file and of what stands beside it until it is written into it.
    public var sizeOnDisk: Int64 {
        ["", "-wal", "-shm"].reduce(0) { $0 + (FileStatus(path: path + $1)?.size ?? 0) }
    }
}
