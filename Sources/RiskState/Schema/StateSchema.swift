import GRDB
import RiskRules

/// The tables of the state and how older ones become new ones.
enum StateSchema {
    /// `chRS` in ASCII: what tells our file from others.
    static let applicationID = 0x6368_5253
    /// The newest version; `migrations` has one step for each.
    static let version = migrations.count

    /// What each version adds to the one before it.
    static let migrations: [[String]] = [
        [
            """
            CREATE TABLE flag (
              rule TEXT NOT NULL, subject TEXT NOT NULL, severity INTEGER NOT NULL, message TEXT NOT NULL,
              measure REAL, noticed_measure REAL, since INTEGER NOT NULL, updated_at INTEGER NOT NULL,
              cleared_at INTEGER, acknowledged_at INTEGER, acknowledged_by TEXT, snoozed_until INTEGER,
              snoozed_by TEXT, raisings INTEGER NOT NULL, version INTEGER NOT NULL,
              PRIMARY KEY (rule, subject)
            ) WITHOUT ROWID
            """,
            """
            CREATE TABLE flag_log (
              id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, rule TEXT NOT NULL, subject TEXT NOT NULL,
              kind TEXT NOT NULL, severity INTEGER NOT NULL, message TEXT NOT NULL, person TEXT
            )
            """,
            "CREATE INDEX flag_log_flag ON flag_log(rule, subject, id)",
            """
            CREATE TABLE watch_item (
              id TEXT PRIMARY KEY, severity INTEGER NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
              scope TEXT NOT NULL, start TEXT NOT NULL, expiry TEXT, source TEXT NOT NULL, note TEXT NOT NULL,
              ended_at INTEGER, version INTEGER NOT NULL
            ) WITHOUT ROWID
            """,
            """
            CREATE TABLE statement (
              thesis TEXT NOT NULL, statement TEXT NOT NULL, verdict TEXT NOT NULL, since INTEGER NOT NULL,
              PRIMARY KEY (thesis, statement)
            ) WITHOUT ROWID
            """,
        ],
        [
            """
            CREATE TABLE statement_log (
              id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, thesis TEXT NOT NULL,
              statement TEXT NOT NULL, verdict TEXT NOT NULL
            )
            """,
            "INSERT INTO statement_log(at, thesis, statement, verdict) SELECT since, thesis, statement, verdict "
                + "FROM statement ORDER BY since",
        ],
        origins, names, mutes,
    ]

    /// What raised a flag is a column. Before, the flags of manual risks were known by `watch-` before the risk's id, as
    /// a rule may be called.
    private static let origins = [
        "ALTER TABLE flag RENAME TO named_flag",
        """
        CREATE TABLE flag (
          origin TEXT NOT NULL, rule TEXT NOT NULL, subject TEXT NOT NULL, severity INTEGER NOT NULL,
          message TEXT NOT NULL, measure REAL, noticed_measure REAL, since INTEGER NOT NULL,
          updated_at INTEGER NOT NULL, cleared_at INTEGER, acknowledged_at INTEGER, acknowledged_by TEXT,
          snoozed_until INTEGER, snoozed_by TEXT, raisings INTEGER NOT NULL, version INTEGER NOT NULL,
          PRIMARY KEY (origin, rule, subject)
        ) WITHOUT ROWID
        """,
        """
        INSERT INTO flag SELECT iif(\(isManual), 'manual', 'rule'), iif(\(isManual), substr(rule, 7), rule), subject,
          severity, message, measure, noticed_measure, since, updated_at, cleared_at, acknowledged_at, acknowledged_by,
          snoozed_until, snoozed_by, raisings, version FROM named_flag
        """,
        "DROP TABLE named_flag",
        "ALTER TABLE flag_log ADD COLUMN origin TEXT NOT NULL DEFAULT 'rule'",
        "UPDATE flag_log SET origin = 'manual', rule = substr(rule, 7) WHERE \(isManual)",
        "DROP INDEX flag_log_flag",
        "CREATE INDEX flag_log_flag ON flag_log(origin, rule, subject, id)",
    ]

    /// Rules and subjects that are called otherwise by now.
    private static let names =
        ["flag", "flag_log"].flatMap { table in
            RuleNames.renamed.sorted { $0.key < $1.key }.map { old, new in
                "UPDATE \(table) SET rule = '\(new)' WHERE origin = 'rule' AND rule = '\(old)'"
            } + ["UPDATE \(table) SET subject = 'basket:' || substr(subject, 7) WHERE subject LIKE 'gauge:%'"]
        }

    /// What is muted: `kind` says by which of the other columns it is known.
    private static let mutes = [
        """
        CREATE TABLE IF NOT EXISTS mute (
          kind TEXT NOT NULL, origin TEXT NOT NULL, name TEXT NOT NULL, subject TEXT NOT NULL, person TEXT NOT NULL,
          at INTEGER NOT NULL, PRIMARY KEY (kind, origin, name, subject)
        ) WITHOUT ROWID
        """
    ]

    private static let isManual =
        "(substr(rule, 1, 6) = 'watch-' AND EXISTS (SELECT 1 FROM watch_item WHERE id = substr(rule, 7)))"

    /// Brings a database up to the newest version; a file of another program or of a newer program stays untouched.
    static func migrate(_ database: Database, _ path: String) throws {
        let found = try identify(database, path)
        guard found < version else { return }
        for step in migrations[found...] {
            for statement in step { try database.execute(sql: statement) }
        }
        try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
    }

    /// The version of a database; 0 for an empty one.
    static func identify(_ database: Database, _ path: String) throws -> Int {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let identifier = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard identifier == applicationID else {
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard found == 0, identifier == 0, tables == 0 else { throw RiskStateFault.notAState(path) }
            return 0
        }
        guard found <= version else { throw RiskStateFault.newer(path, version: found) }
        guard found > 0 else { throw RiskStateFault.notAState(path) }
        return found
    }
}
