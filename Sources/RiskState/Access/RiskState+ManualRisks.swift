import GRDB
public import Market
public import RiskRules

extension RiskState {
    /// How many manual risks may be kept.
    public static let mostItems = 2000

    /// The manual risks by id, ended and expired ones included.
    public func manualRisks() throws(RiskStateFault) -> [ManualRisk] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM watch_item ORDER BY id LIMIT ?", arguments: [Self.mostItems])
                .compactMap(ManualRisk.init(row:))
        }
    }

    /// Adds an item. Returns false where there is one of that id: edit that one, or choose another.
    public func add(_ item: ManualRisk) throws(RiskStateFault) -> Bool {
        try write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO watch_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                arguments: StatementArguments(item.columns))
            return database.changesCount > 0
        }
    }

    /// Changes an item: what another program wrote meanwhile is what `change` is given. Returns the item as it is now;
    /// nil if absent of that id.
    @discardableResult
    public func edit(_ id: String, _ change: (inout ManualRisk) -> Void) throws(RiskStateFault) -> ManualRisk? {
        try write { database in
            let row = try Row.fetchOne(database, sql: "SELECT * FROM watch_item WHERE id = ?", arguments: [id])
            guard var item = row.flatMap(ManualRisk.init(row:)) else { return nil }
            change(&item)
            // The id is the row's; whatever the change made of the texts has to be safe again.
            let safe = ManualRisk(
                id: id, severity: item.severity, title: item.title, kind: item.kind, scope: item.scope,
                start: item.start, expiry: item.expiry, source: item.source, note: item.note, endedAt: item.endedAt)
            try database.execute(
                sql: """
                    UPDATE watch_item SET id = ?, severity = ?, title = ?, kind = ?, scope = ?, start = ?, expiry = ?,
                      source = ?, note = ?, ended_at = ?, version = version + 1 WHERE id = ?
                    """, arguments: StatementArguments(safe.columns + [id]))
            return safe
        }
    }

    /// Ends an item before its time. Returns whether there was one that had not ended.
    public func end(_ id: String, at moment: Instant) throws(RiskStateFault) -> Bool {
        try write { database in
            try database.execute(
                sql: "UPDATE watch_item SET ended_at = ?, version = version + 1 WHERE id = ? AND ended_at IS NULL",
                arguments: [moment.milliseconds, id])
            return database.changesCount > 0
        }
    }
}

extension ManualRisk {
    fileprivate var columns: [(any DatabaseValueConvertible)?] {
        [
            id, severity.rawValue, title, kind.rawValue, scope.text, start.description, expiry?.description, source,
            note, endedAt?.milliseconds,
        ]
    }

    fileprivate init?(row: Row) {
        guard let id = row.text("id", limit: 64), let number = row.whole("severity"),
            let severity = RiskFlag.Severity(rawValue: Int(clamping: number)),
            let kind = row.text("kind", limit: 32).flatMap(ManualRisk.Kind.init(rawValue:)),
            let scope = row.text("scope", limit: 8000).flatMap(ManualRisk.Scope.init(_:)),
            let start = row.text("start", limit: 10).flatMap(CalendarDate.init(_:))
        else { return nil }
        self.init(
            id: id, severity: severity, title: row.text("title", limit: 200) ?? "", kind: kind, scope: scope,
            start: start, expiry: row.text("expiry", limit: 10).flatMap(CalendarDate.init(_:)),
            source: row.text("source", limit: 200) ?? "", note: row.text("note", limit: 600) ?? "",
            endedAt: row.moment("ended_at"))
    }
}
