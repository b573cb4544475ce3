extension CacheSchema {
    static let change = SchemaTable(
        "change", "The latest changes: triggers keep one row for each table and symbol ever written.",
        key: ["kind", "symbol"], isCounted: false,
        columns: [
            .text("kind", "the table that changed", isRequired: true),
            .text("symbol", "the symbol, or the feed's name", isRequired: true),
            SchemaTable.Column(
                name: "seq", type: "INTEGER NOT NULL", unit: "count",
                meaning: "grows with every change; a reader that has seen N reads the rows with `seq >= N`"),
        ])

    static let reject = SchemaTable(
        "reject",
        "Quarantined rows: those that cannot be true, kept by triggers instead of being written; the newest 100,000.",
        key: ["id"], isCounted: false,
        columns: [
            SchemaTable.Column(name: "id", type: "INTEGER PRIMARY KEY", unit: "count", meaning: "order of arrival"),
            .text("table_name", "the table it was meant for", isRequired: true),
            .text("row", "its columns as SQL literals", isRequired: true),
            .text("reason", "why it was quarantined", isRequired: true),
            .number("rejected_at", unit: "s since 1970 UTC", "when"),
        ])

    static let currency = SchemaTable(
        "currency", "The currencies that `instrument` and `target` may name (ISO 4217).", key: ["code"],
        isCounted: false, columns: [.text("code", "three letters", isRequired: true)])

    static let meta = SchemaTable(
        "meta",
        "Properties of the whole cache; `sample` is `1` where the prices are made up; `feed:…` is what the feed has requested"
            + " for.", key: ["key"],
        isCounted: false,
        columns: [
            .text("key", "name", isRequired: true),
            .text("value", "value", isRequired: true),
        ])
}
