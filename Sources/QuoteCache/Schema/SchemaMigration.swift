import GRDB

/// Turns a cache of an older version into one of the current version: columns and tables are added, rows stay.
enum SchemaMigration {
    /// Takes a cache from its version to the current one; inside of the caller's transaction.
    static func run(_ database: Database, from version: Int) throws {
        guard version < CacheSchema.version else { return }
        if version < 2 {
            try addColumns(["latency", "last_failure"], of: CacheSchema.feedStatus, database)
            try database.execute(sql: SchemaSQL.table(CacheSchema.feedInstrument))
        }
        try rebuildTriggers(database)
        try database.execute(sql: "PRAGMA user_version = \(CacheSchema.version)")
    }

    private static func addColumns(_ names: [String], of table: SchemaTable, _ database: Database) throws {
        for column in table.columns where names.contains(column.name) {
            try database.execute(sql: "ALTER TABLE \(table.name) ADD COLUMN \(column.name) \(column.type)")
        }
    }

    /// The triggers are made from the declared tables, so all of them are made again; the user's own ones stay.
    private static func rebuildTriggers(_ database: Database) throws {
        for statement in SchemaSQL.triggers() {
            guard let name = name(ofTrigger: statement) else { continue }
            try database.execute(sql: "DROP TRIGGER IF EXISTS \(name)")
            try database.execute(sql: statement)
        }
    }

    private static func name(ofTrigger statement: String) -> Substring? {
        let words = statement.split(separator: " ", maxSplits: 3)
        return words.count > 2 && words[0] == "CREATE" && words[1] == "TRIGGER" ? words[2] : nil
    }
}
