/// The public schema of the quote cache, version 2: what any program in any language may write.
public enum CacheSchema {
    /// The version that this program writes, kept in `PRAGMA user_version`; older ones are read as they are and made
    /// into this one by any code that opens them for writing.
    public static let version = 2

    /// Marks the file as ours in `PRAGMA application_id`: "chip" in ASCII.
    static let applicationID = 0x6368_6970

    /// Every table that other programs may write, in the page's order.
    public static let tables: [SchemaTable] = [
        instrument, quote, dailyBar, intradayBar, fact, target, event, feedStatus, feedInstrument,
    ]

    /// The tables the cache keeps for itself.
    public static let ownTables: [SchemaTable] = [change, reject, currency, meta]

    static let instrument = SchemaTable(
        "instrument", "Anything with a price. A quote or a bar of an unknown symbol adds its row automatically.",
        key: ["symbol"],
        columns: [
            .symbol,
            .text("name", "English name; null: derived from the symbol, as is every other null of this table"),
            .text("native_name", "name in the script of its own market"),
            .text("exchange", "market identifier code (ISO 10383), such as `XTAI`"),
            .text("currency", "currency of its prices (ISO 4217), such as `TWD`"),
            .text("region", "`TW`, `KR`, `JP`, `HK`, `CN` or `US`"),
            .text("segment", "segment, such as `foundry` or `memory`"),
            .text("kind", "`equity`, `index` or `fx`"),
            .text("listed_on", "first trading day, such as `2026-01-02`"),
        ],
        checks: [.symbol, .currency])

    static let quote = SchemaTable(
        "quote", "The latest price of an instrument; one row each.", key: ["symbol"],
        columns: [
            .symbol,
            .number("price", unit: "instrument's currency", "last price, above zero"),
            .number("time", unit: "s since 1970 UTC", "when the price was made, not when it was fetched"),
            .number("previous_close", unit: "instrument's currency", "reference close of today's change"),
            .number("open", unit: "instrument's currency", "first price of the session"),
            .number("high", unit: "instrument's currency", "highest price of the session"),
            .number("low", unit: "instrument's currency", "lowest price of the session"),
            .number("volume", unit: "shares", "traded in the session"),
            .number("bid", unit: "instrument's currency", "best bid"),
            .number("ask", unit: "instrument's currency", "best ask"),
            .source,
        ],
        checks: [.symbol] + SchemaTable.Check.price("price") + SchemaTable.Check.time("time") + [
            .optional("previous_close"), .optional("open"), .optional("high"), .optional("low"),
            .optional("volume", above: ">= 0"), .optional("bid"), .optional("ask"), .highBelowLow,
        ])

    private static let barColumns: [SchemaTable.Column] = [
        .number("open", unit: "instrument's currency", "first price; null where only the close is known"),
        .number("high", unit: "instrument's currency", "highest price"),
        .number("low", unit: "instrument's currency", "lowest price"),
        .number("close", unit: "instrument's currency", "last price, above zero"),
        .number("volume", unit: "shares", "traded"),
        .source,
    ]

    private static let barChecks: [SchemaTable.Check] =
        SchemaTable.Check.price("close") + [
            .optional("open"), .optional("high"), .optional("low"), .optional("volume", above: ">= 0"), .highBelowLow,
        ]

    static let dailyBar = SchemaTable(
        "bar_daily", "The prices of one trading session, adjusted for splits and not for dividends.",
        key: ["symbol", "date"],
        columns: [
            .symbol,
            SchemaTable.Column(
                name: "date", type: "TEXT NOT NULL", unit: "", meaning: "session date on the exchange's own clock"),
        ] + barColumns,
        checks: [.symbol] + SchemaTable.Check.pastDate("date") + barChecks)

    static let intradayBar = SchemaTable(
        "bar_intraday", "The prices of a part of a session.", key: ["symbol", "minutes", "start"],
        columns: [
            .symbol,
            SchemaTable.Column(
                name: "minutes", type: "INTEGER NOT NULL", unit: "min", meaning: "length of the interval, 1 to 1440"),
            SchemaTable.Column(
                name: "start", type: "INTEGER NOT NULL", unit: "s since 1970 UTC", meaning: "when the interval begins"),
        ] + barColumns,
        checks: [
            .symbol,
            SchemaTable.Check(
                isBroken: "typeof(new.minutes) <> 'integer' OR new.minutes NOT BETWEEN 1 AND 1440",
                reason: "minutes is not a whole number from 1 to 1440"),
        ] + SchemaTable.Check.time("start") + barChecks)

    static let fact = SchemaTable(
        "fact", "A known figure that is not a price. A region's facts are stored under its benchmark index.",
        key: ["symbol", "metric", "as_of"],
        columns: [
            .symbol,
            .text(
                "metric",
                "its name: `forward_pe`, `eps_growth_12m`, `ipo_price`, `shares_outstanding`, `dividend` (on a share,"
                    + " `as_of` the ex-date), `split` (new shares for an old one, `as_of` its date), or your own",
                isRequired: true),
            .text("as_of", "date it refers to", isRequired: true),
            .number("value", unit: "see `unit`", "the number"),
            .text("text", "the text, where it is not a number"),
            .text("unit", "`ratio`, `fraction` (0.36 is 36 %), a currency, `wafers/month` …", isRequired: true),
            .source,
        ],
        checks: [
            .symbol, .date("as_of"),
            SchemaTable.Check(
                isBroken: "new.value IS NULL AND new.text IS NULL", reason: "neither value nor text"),
            SchemaTable.Check(
                isBroken: "new.value IS NOT NULL AND (typeof(new.value) NOT IN ('real', 'integer')"
                    + " OR abs(new.value) > 1e300)",
                reason: "value is not a finite number"),
        ])

    static let target = SchemaTable(
        "target", "A price target.", key: ["symbol", "firm", "as_of"],
        columns: [
            .symbol,
            .text("firm", "who published it", isRequired: true),
            .text("as_of", "publication date", isRequired: true),
            .number("price", unit: "see `currency`", "the target"),
            .number("previous", unit: "see `currency`", "the firm's previous target"),
            .text("currency", "currency of the prices (ISO 4217)"),
            .source,
        ],
        checks: [.symbol] + SchemaTable.Check.pastDate("as_of") + SchemaTable.Check.price("price")
            + [.optional("previous"), .currency])

    static let event = SchemaTable(
        "event", "A past or coming event of an instrument.", key: ["symbol", "date", "kind", "title"],
        columns: [
            .symbol,
            .text("date", "date on the exchange's own clock", isRequired: true),
            .text("kind", "`earnings`, `split`, `dividend`, `listing`, `news` …", isRequired: true),
            .text("title", "its title", isRequired: true),
            .source,
        ],
        checks: [.symbol, .date("date")])

    static let feedStatus = SchemaTable(
        "feed_status", "The state of each source that fills the cache.", key: ["feed"],
        columns: [
            .text("feed", "its name", isRequired: true),
            .text("state", "`ok`, `failing` or `stopped`", isRequired: true),
            .number("last_success", unit: "s since 1970 UTC", "when it last succeeded"),
            .number("next_attempt", unit: "s since 1970 UTC", "when it retries"),
            .number("failures", unit: "count", "since the last success"),
            .text("message", "the last error", isRequired: true),
            .number("latency", unit: "s", "latency of the last answer"),
            .number("last_failure", unit: "s since 1970 UTC", "when it last failed"),
        ])

    static let feedInstrument = SchemaTable(
        "feed_instrument", "The state of each source for one instrument.", key: ["feed", "symbol"],
        columns: [
            .text("feed", "its name, as in `feed_status`", isRequired: true),
            .symbol,
            .number("last_success", unit: "s since 1970 UTC", "when it last delivered"),
            .number("latency", unit: "s", "latency of that answer"),
            .number("failures", unit: "count", "since the last success"),
            .number("next_attempt", unit: "s since 1970 UTC", "when it retries"),
            .text("message", "the last error", isRequired: true),
        ],
        checks: [.symbol])
}
