import GRDB
import Market
import RiskRules

/// Reads and writes the rows of flags inside a transaction.
enum FlagRow {
    static func fetch(_ database: Database, _ key: FlagKey) throws -> FlagRecord? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM flag WHERE origin = ? AND rule = ? AND subject = ?"),
            arguments: [key.origin.kind, key.origin.id, key.subject.key]
        ).flatMap(FlagRecord.init(row:))
    }

    /// Reads the row, reduces it, writes it back with its next version, and logs the change.
    static func apply(
        _ database: Database, _ event: FlagEvent, to key: FlagKey, at moment: Instant
    ) throws -> FlagChange? {
        let before = try fetch(database, key)
        let (after, change) = FlagLifeCycle.reduce(before, key, event, at: moment)
        if var after, after != before {
            after.version += 1
            try save(database, after)
        }
        if let change { try log(database, change) }
        return change
    }

    private static func save(_ database: Database, _ record: FlagRecord) throws {
        let values: [(any DatabaseValueConvertible)?] = [
            record.key.origin.kind, record.key.origin.id, record.key.subject.key, record.severity.rawValue,
            record.message, record.measure,
            record.noticedMeasure, record.since.milliseconds, record.updatedAt.milliseconds,
            record.clearedAt?.milliseconds, record.acknowledgedAt?.milliseconds, record.acknowledgedBy,
            record.snoozedUntil?.milliseconds, record.snoozedBy, record.raisings, record.version,
        ]
        try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO flag VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: StatementArguments(values))
    }

    private static func log(_ database: Database, _ change: FlagChange) throws {
        let values: [(any DatabaseValueConvertible)?] = [
            change.at.milliseconds, change.key.origin.kind, change.key.origin.id, change.key.subject.key,
            change.kind.rawValue,
            change.severity.rawValue, change.message, change.by,
        ]
        try database.cachedStatement(
            sql: """
                INSERT INTO flag_log(at, origin, rule, subject, kind, severity, message, person)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: StatementArguments(values))
        // Looked at now and then only: the log may be a little longer than it should.
        guard database.lastInsertedRowID % 256 == 0 else { return }
        try database.execute(
            sql: "DELETE FROM flag_log WHERE id <= ?",
            arguments: [database.lastInsertedRowID - Int64(RiskState.longestLog)])
        try database.execute(
            sql: """
                DELETE FROM flag WHERE (origin, rule, subject) IN (
                  SELECT origin, rule, subject FROM flag WHERE cleared_at IS NOT NULL
                  ORDER BY cleared_at DESC LIMIT -1 OFFSET ?)
                """, arguments: [RiskState.mostFlags])
    }

    static func log(_ database: Database, _ key: FlagKey, limit: Int) throws -> [FlagChange] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM flag_log WHERE origin = ? AND rule = ? AND subject = ? ORDER BY id DESC LIMIT ?",
            arguments: [key.origin.kind, key.origin.id, key.subject.key, limit]
        ).reversed().compactMap(FlagChange.init(row:))
    }
}

/// How the columns `origin` and `rule` say what raised a flag.
extension FlagOrigin {
    var kind: String {
        switch self {
        case .rule: "rule"
        case .manualRisk: "manual"
        }
    }

    var id: String {
        switch self {
        case .rule(let id), .manualRisk(let id): id
        }
    }

    init?(kind: String, id: String) {
        switch kind {
        case "rule": self = .rule(id)
        case "manual": self = .manualRisk(id)
        default: return nil
        }
    }
}

extension FlagKey {
    /// Another program may have written anything: what is not a key is skipped.
    fileprivate init?(row: Row) {
        guard let rule = row.text("rule", limit: 80), !rule.isEmpty, let words = row.text("subject", limit: 220),
            let subject = RuleSubject(key: words), let kind = row.text("origin", limit: 20),
            let origin = FlagOrigin(kind: kind, id: rule)
        else { return nil }
        self.init(origin: origin, subject: subject)
    }
}

extension FlagRecord {
    init?(row: Row) {
        guard let key = FlagKey(row: row), let number = row.whole("severity"),
            let severity = RiskFlag.Severity(rawValue: Int(clamping: number)), let since = row.moment("since"),
            let updated = row.moment("updated_at"), let message = row.text("message", limit: 400)
        else { return nil }
        let flag = RaisedFlag(severity: severity, message: message, measure: row.number("measure"), since: since)
        self.init(key: key, flag: flag, at: updated)
        noticedMeasure = row.number("noticed_measure")
        clearedAt = row.moment("cleared_at")
        acknowledgedAt = row.moment("acknowledged_at")
        acknowledgedBy = row.text("acknowledged_by", limit: 64)
        snoozedUntil = row.moment("snoozed_until")
        snoozedBy = row.text("snoozed_by", limit: 64)
        raisings = Int(clamping: min(row.whole("raisings") ?? 1, 1 << 40))
        version = Int(clamping: min(row.whole("version") ?? 0, 1 << 40))
    }
}

extension FlagChange {
    init?(row: Row) {
        guard let key = FlagKey(row: row), let number = row.whole("severity"),
            let severity = RiskFlag.Severity(rawValue: Int(clamping: number)), let at = row.moment("at"),
            let kind = row.text("kind", limit: 32).flatMap(FlagChange.Kind.init(rawValue:))
        else { return nil }
        self.init(
            key: key, kind: kind, at: at, by: row.text("person", limit: 64), severity: severity,
            message: row.text("message", limit: 400) ?? "")
    }
}
