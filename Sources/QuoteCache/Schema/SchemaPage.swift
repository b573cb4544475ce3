extension CacheSchema {
    /// The public page of the schema in Markdown: every table and column with unit and meaning.
    public static var page: String {
        var lines = [
            "# The quote cache, schema version \(version)", "",
            "Any program in any language may write these tables; the dashboard sees every commit. This page is generated",
            "from the program (`chiptop schema`).", "",
            "* SQLite in WAL mode, at `$XDG_CACHE_HOME/chiptop/quotes.db` unless `--cache` says otherwise; `chiptop schema",
            "  --create` makes an empty one. `PRAGMA user_version` is the schema's version; a newer one is refused and",
            "  never changed.",
            "* Write with plain `INSERT`, `INSERT … ON CONFLICT … DO UPDATE`, `UPDATE` or `DELETE`. Triggers count what",
            "  changed, add an `instrument` row for a new symbol, and quarantine rows that cannot be true in `reject` with",
            "  the reason: the statement succeeds, the row is not written, the last good one stays.",
            "* Times are seconds since 1970 in UTC, fractions allowed. Dates are text such as `2026-01-14`. A null means",
            "  unknown.",
            "* Symbols are Yahoo's. Prices under another spelling (`981.HK`, `688981.SH`, `BRK.B`, `USDTWD`) belong to the",
            "  instrument as long as its own symbol has none. A spelling beside prices of its own, or one that fits several (`2330`",
            "  without `exchange` or `region` in `instrument`), is ignored; `chiptop cache verify` names it.", "",
            "```sh", "sqlite3 ~/.cache/chiptop/quotes.db \\",
            "  \"INSERT INTO quote(symbol, price, time, source) VALUES ('2330.TW', 1690, unixepoch(), 'me')",
            "   ON CONFLICT(symbol) DO UPDATE SET price = excluded.price, time = excluded.time\"", "```",
        ]
        for table in tables + ownTables {
            lines += [
                "", "## \(table.name)", "", table.meaning + " Key: `\(table.key.joined(separator: "`, `"))`.", "",
            ]
            lines += ["| column | type | unit | meaning |", "|---|---|---|---|"]
            lines += table.columns.map { "| `\($0.name)` | \($0.type) | \($0.unit) | \($0.meaning) |" }
            if !table.checks.isEmpty {
                lines += ["", "Quarantined: " + table.checks.map(\.reason).joined(separator: "; ") + "."]
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
