/// One table of the cache as the schema declares it: the SQL, the checks and the public page all come from here.
public struct SchemaTable: Sendable {
    /// A column with what it means.
    public struct Column: Sendable {
        /// The name in SQL.
        public let name: String
        /// The type and constraints in SQL.
        public let type: String
        /// The unit of its values; empty for text that has none.
        public let unit: String
        /// What it says.
        public let meaning: String
    }

    /// Something no row may be, and what is reported of a row that is.
    struct Check: Sendable {
        /// SQL over `new.column` that is true for a row that cannot be.
        let isBroken: String
        let reason: String
    }

    /// The name in SQL.
    public let name: String
    /// What a row stands for.
    public let meaning: String
    /// The columns in order.
    public let columns: [Column]
    /// The columns that name a row.
    public let key: [String]
    /// Whether its changes are counted and read by the dashboard.
    let isCounted: Bool
    let checks: [Check]

    init(
        _ name: String, _ meaning: String, key: [String], isCounted: Bool = true, columns: [Column],
        checks: [Check] = []
    ) {
        self.name = name
        self.meaning = meaning
        self.key = key
        self.isCounted = isCounted
        self.columns = columns
        self.checks = checks
    }
}

extension SchemaTable.Column {
    /// A column of text.
    static func text(_ name: String, _ meaning: String, isRequired: Bool = false) -> Self {
        Self(name: name, type: isRequired ? "TEXT NOT NULL DEFAULT ''" : "TEXT", unit: "", meaning: meaning)
    }

    /// A column of numbers.
    static func number(_ name: String, unit: String, _ meaning: String) -> Self {
        Self(name: name, type: "REAL", unit: unit, meaning: meaning)
    }

    /// The column that every row about an instrument has.
    static let symbol = Self(
        name: "symbol", type: "TEXT NOT NULL", unit: "",
        meaning: "Yahoo symbol in capitals, such as `2330.TW`, `^NDX`, `TWD=X`")

    /// A column that says who wrote the row.
    static let source = text("source", "origin: a feed, a file or a user", isRequired: true)
}

extension SchemaTable.Check {
    static let symbol = Self(
        isBroken: "typeof(new.symbol) <> 'text' OR length(new.symbol) NOT BETWEEN 1 AND 32"
            + " OR new.symbol GLOB '*[^A-Z0-9.^=_&-]*'",
        reason: "symbol is not made of 1 to 32 capitals, digits and . ^ = - _ &")

    /// A number that has to be there and above zero; NaN arrives as null in SQLite.
    static func price(_ column: String) -> [Self] {
        [
            Self(isBroken: "new.\(column) IS NULL", reason: "\(column) is missing or not a number"),
            Self(isBroken: "typeof(new.\(column)) NOT IN ('real', 'integer')", reason: "\(column) is not a number"),
            Self(isBroken: "new.\(column) <= 0", reason: "\(column) is not above zero"),
            Self(isBroken: "new.\(column) > 1e12", reason: "\(column) is implausibly large"),
        ]
    }

    /// A number that may be left out but not be wrong.
    static func optional(_ column: String, above lowest: String = "> 0") -> Self {
        Self(
            isBroken: "new.\(column) IS NOT NULL AND (typeof(new.\(column)) NOT IN ('real', 'integer')"
                + " OR NOT new.\(column) \(lowest) OR new.\(column) > 1e15)",
            reason: "\(column) is not a number \(lowest)")
    }

    static let highBelowLow = Self(isBroken: "new.high < new.low", reason: "high is below low")

    /// A time in seconds since 1970 that has to be there and not lie ahead (two minutes of clock difference pass).
    static func time(_ column: String) -> [Self] {
        [
            Self(
                isBroken: "typeof(new.\(column)) NOT IN ('real', 'integer') OR new.\(column) < 0",
                reason: "\(column) is not a time in seconds since 1970"),
            Self(
                isBroken: "new.\(column) > CAST(strftime('%s', 'now') AS INTEGER) + 120",
                reason: "\(column) is in the future"),
        ]
    }

    /// A date that has to be one.
    static func date(_ column: String) -> Self {
        Self(
            isBroken: "typeof(new.\(column)) <> 'text' OR new.\(column) IS NOT date(new.\(column), '+0 days')",
            reason: "\(column) is not a date such as 2026-01-14")
    }

    /// A date that may not lie ahead of every clock on earth.
    static func pastDate(_ column: String) -> [Self] {
        [
            date(column),
            Self(isBroken: "new.\(column) > date('now', '+1 day')", reason: "\(column) is in the future"),
        ]
    }

    static let currency = Self(
        isBroken: "new.currency IS NOT NULL AND new.currency NOT IN (SELECT code FROM currency)",
        reason: "currency is unknown")
}
