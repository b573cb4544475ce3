import GRDB
public import Market
public import RiskRules

extension RiskState {
    /// How many changes of statements the log keeps.
    public static let longestStatementLog = 2000

    /// Remembers how the statements of a thesis stand. Returns whether any stands otherwise than before.
    @discardableResult
    public func note(_ thesis: ThesisState, at moment: Instant) throws(RiskStateFault) -> Bool {
        try write { database in
            var isNew = false
            for statement in thesis.statements {
                let row = try Row.fetchOne(
                    database, sql: "SELECT verdict FROM statement WHERE thesis = ? AND statement = ?",
                    arguments: [thesis.id, statement.id])
                let standing = statement.standing.rawValue
                guard row?.text("verdict", limit: 16) != standing else { continue }
                isNew = true
                try database.execute(
                    sql: "INSERT OR REPLACE INTO statement VALUES (?, ?, ?, ?)",
                    arguments: [thesis.id, statement.id, standing, moment.milliseconds])
                try database.execute(
                    sql: "INSERT INTO statement_log(at, thesis, statement, verdict) VALUES (?, ?, ?, ?)",
                    arguments: [moment.milliseconds, thesis.id, statement.id, standing])
                try database.execute(
                    sql: "DELETE FROM statement_log WHERE id <= ?",
                    arguments: [database.lastInsertedRowID - Int64(Self.longestStatementLog)])
            }
            return isNew
        }
    }

    /// Since when each statement has stood as it does.
    public func statements() throws(RiskStateFault) -> [StatementKey: Instant] {
        try read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT thesis, statement, since FROM statement LIMIT 5000")
            let pairs = rows.compactMap { row in
                StatementKey(row: row).flatMap { key in row.moment("since").map { (key, $0) } }
            }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
    }

    /// When statements changed, oldest first.
    public func statementLog() throws(RiskStateFault) -> [StatementChange] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM statement_log ORDER BY id DESC LIMIT ?",
                arguments: [Self.longestStatementLog]
            ).reversed().compactMap { row in
                guard let key = StatementKey(row: row), let at = row.moment("at"),
                    let standing = row.text("verdict", limit: 16).flatMap(StatementState.Standing.init(rawValue:))
                else { return nil }
                return StatementChange(key: key, standing: standing, at: at)
            }
        }
    }

    /// Everything that a screen shows beside the flags that are raised.
    public func everything() throws(RiskStateFault) -> RiskRecords {
        var all = RiskRecords()
        all.flags = Dictionary(try records().map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        all.log = try log(limit: 2000)
        all.items = try manualRisks()
        all.statements = try statements()
        all.statementLog = try statementLog()
        all.mutes = try mutes()
        return all
    }
}

extension StatementKey {
    fileprivate init?(row: Row) {
        guard let thesis = row.text("thesis", limit: 80), let statement = row.text("statement", limit: 80) else {
            return nil
        }
        self.init(thesis: thesis, statement: statement)
    }
}
