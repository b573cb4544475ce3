import Market

/// Turns the declared schema into SQL.
enum SchemaSQL {
    /// Everything that an empty file needs to become a cache of the current version.
    static func creation() -> [String] {
        let declared = CacheSchema.tables + CacheSchema.ownTables
        return declared.map(table) + ["CREATE UNIQUE INDEX change_seq ON change(seq)", seedCurrencies()] + triggers()
    }

    /// Every trigger, from the declared tables.
    static func triggers() -> [String] {
        var statements: [String] = []
        for table in CacheSchema.tables {
            statements += rejection(of: table)
            statements += counting(of: table)
        }
        for name in ["quote", "bar_daily", "bar_intraday", "fact", "target", "event"] {
            statements.append(skeleton(after: name))
        }
        statements.append(rejectBound)
        return statements
    }

    static func table(_ table: SchemaTable) -> String {
        let columns = table.columns.map { "\($0.name) \($0.type)" }
        let isRowID = table.columns.contains { $0.type.contains("PRIMARY KEY") }
        let key = isRowID ? [] : ["PRIMARY KEY (\(table.key.joined(separator: ", ")))"]
        let body = (columns + key).joined(separator: ",\n  ")
        return "CREATE TABLE \(table.name) (\n  \(body)\n)\(isRowID ? "" : " WITHOUT ROWID")"
    }

    private static func seedCurrencies() -> String {
        let values = Currency.codes.sorted().map { "('\($0)')" }.joined(separator: ",")
        return "INSERT INTO currency(code) VALUES \(values)"
    }

    /// Before a row is written: one that cannot be true goes to `reject`, and the statement passes over it.
    private static func rejection(of table: SchemaTable) -> [String] {
        guard !table.checks.isEmpty else { return [] }
        let broken = table.checks.map { "(\($0.isBroken))" }.joined(separator: "\n    OR ")
        let reasons = table.checks.map { "WHEN \($0.isBroken) THEN '\($0.reason)'" }.joined(separator: "\n      ")
        let row = table.columns.map { "'\($0.name)=' || quote(new.\($0.name))" }.joined(separator: " || ', ' || ")
        return ["INSERT", "UPDATE"].map { statement in
            """
            CREATE TRIGGER \(table.name)_reject_\(statement.lowercased()) BEFORE \(statement) ON \(table.name)
            WHEN \(broken)
            BEGIN
              INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('\(table.name)',
                substr(\(row), 1, 4000),
                CASE \(reasons) ELSE 'row cannot be true' END,
                CAST(strftime('%s', 'now') AS REAL));
              SELECT RAISE(IGNORE);
            END
            """
        }
    }

    /// Counts a change of a table's rows as its triggers would, for the subject that is the statement's argument.
    static func counting(_ table: SchemaTable) -> String {
        """
        INSERT INTO change(kind, symbol, seq)
        SELECT '\(table.name)', ?1, (SELECT coalesce(max(seq), 0) + 1 FROM change)
        WHERE coalesce((SELECT seq FROM change WHERE kind = '\(table.name)' AND symbol = ?1), 0)
          <> (SELECT coalesce(max(seq), -1) FROM change)
        ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq
        """
    }

    /// After a row was written: count it, unless it is the newest change already.
    ///
    /// Readers ask for `seq >= last`, so passing over the newest is right and makes long runs of bars cheap.
    private static func counting(of table: SchemaTable) -> [String] {
        guard table.isCounted, let subject = table.key.first else { return [] }
        func count(_ alias: String) -> String {
            """
            INSERT INTO change(kind, symbol, seq)
                SELECT '\(table.name)', \(alias).\(subject), (SELECT coalesce(max(seq), 0) + 1 FROM change)
                WHERE coalesce((SELECT seq FROM change WHERE kind = '\(table.name)' AND symbol = \(alias).\(subject)), 0)
                  <> (SELECT coalesce(max(seq), -1) FROM change)
                ON CONFLICT(kind, symbol) DO UPDATE SET seq = excluded.seq;
            """
        }
        func trigger(_ statement: String, _ alias: String) -> String {
            """
            CREATE TRIGGER \(table.name)_count_\(statement.lowercased()) AFTER \(statement) ON \(table.name)
            BEGIN
              \(count(alias))
            END
            """
        }
        let renamed = """
            CREATE TRIGGER \(table.name)_count_rename AFTER UPDATE OF \(subject) ON \(table.name)
            WHEN old.\(subject) IS NOT new.\(subject)
            BEGIN
              \(count("old"))
            END
            """
        return [trigger("INSERT", "new"), trigger("DELETE", "old"), trigger("UPDATE", "new"), renamed]
    }

    /// A price of an unknown symbol adds its instrument.
    private static func skeleton(after table: String) -> String {
        """
        CREATE TRIGGER \(table)_skeleton AFTER INSERT ON \(table)
        WHEN NOT EXISTS (SELECT 1 FROM instrument WHERE symbol = new.symbol)
        BEGIN
          INSERT INTO instrument(symbol) VALUES (new.symbol);
        END
        """
    }

    private static let rejectBound = """
        CREATE TRIGGER reject_bound AFTER INSERT ON reject WHEN new.id % 1000 = 0
        BEGIN
          DELETE FROM reject WHERE id <= new.id - 100000;
        END
        """
}
