import Market

extension FunctionTable {
    /// What an instrument tells.
    static let instrument: [RuleFunction] = prices + technical + limits + known + words

    private static let prices: [RuleFunction] = [
        RuleFunction("last", .last, .price, "The latest price."),
        RuleFunction("open", .open, .price, "The session's first price."),
        RuleFunction("high", .high, .price, "The session's highest price."),
        RuleFunction("low", .low, .price, "The session's lowest price."),
        RuleFunction("volume", .volume, .number, "Shares traded in the session."),
        RuleFunction("previous_close", .previousClose, .price, "The reference close of today's change."),
        RuleFunction("gap", .gap, .percent, "The session's first price over the previous close, less one."),
        RuleFunction("has_price", .hasPrice, .boolean, "Whether there is a price at all; never unknown."),
        RuleFunction(
            "is_stale", .isStale, .boolean,
            "Whether the price is stale: later data was due and is missing; unknown outside the calendar."),
        RuleFunction(
            "is_doubtful", .isDoubtful, .boolean,
            "Whether the newest quote is quarantined as implausible; never unknown."),
        RuleFunction("sessions_behind", .sessionsBehind, .number, "Sessions that closed without a price."),
        RuleFunction("minutes_behind", .minutesBehind, .number, "Trading minutes without a price, if over 30."),
        RuleFunction("age", .age, .duration, "The time since the latest price was made."),
        RuleFunction(
            "rate_is_old", .isRateOld, .boolean, "Whether the dollar rate is older than the price."),
        RuleFunction("market_value", .marketValue, .number, "The market cap in US dollars."),
        RuleFunction(
            "change", [Parameter(.period), Parameter(.money([.local, .usd, .total]), optional: true)], .percent,
            "The return over a period: in the own currency, in US dollars (`usd`) or with dividends (`total`)."
        ) { .own(InstrumentFigure.place(of: $0.period, $0.money)) },
        RuleFunction(
            "fx_change", [Parameter(.period)], .percent,
            "The currency's move against the US dollar over a period; negative if it weakened."
        ) { .own(InstrumentFigure.place(of: $0.period, .currency)) },
        RuleFunction(
            "since_ipo", [], .percent, "The return since the IPO price, or the first close if that is unknown."
        ) { _ in .own(InstrumentFigure.place(of: .sinceListing, .local)) },
        RuleFunction("listed_for", .listedFor, .duration, "The time since the first trading day."),
    ]

    private static let limits: [RuleFunction] = [
        RuleFunction(
            "limit.distance", .limitDistance, .percent,
            "Distance to the nearer price limit of the day, as a part of the price; unknown without limits."),
        RuleFunction("limit.up", .limitUp, .price, "The session's highest price allowed."),
        RuleFunction("limit.down", .limitDown, .price, "The session's lowest price allowed."),
        RuleFunction("at_limit", .isAtLimit, .boolean, "Whether the price is at a limit of the day."),
        RuleFunction("at_upper_limit", .isAtUpperLimit, .boolean, "Whether the price is at the upper limit."),
        RuleFunction("upper_limit_nearer", .isUpperNearer, .boolean, "Whether the upper limit is nearer."),
    ]

    private static let known: [RuleFunction] = [
        RuleFunction(
            "pe_forward", .forwardPE, .ratio, "Forward P/E: price over the earnings expected for twelve months."),
        RuleFunction("eps_growth", .earningsGrowth, .percent, "Expected growth of earnings per share."),
        RuleFunction("target.mean", .targetMean, .price, "The mean of the firms' price targets."),
        RuleFunction("target.highest", .targetHighest, .price, "The highest price target."),
        RuleFunction("target.count", .targetCount, .number, "The number of price targets."),
        RuleFunction("target.upside", .targetUpside, .percent, "The mean price target over the price, less one."),
        RuleFunction("fact", [Parameter(.words)], .number, "The newest number of a metric in the cache.") {
            .probe(.fact($0.words))
        },
        RuleFunction("weight", [Parameter(.basket)], .percent, "The instrument's weight in a basket; 0 outside it.") {
            .probe(.weight(basket: $0.words))
        },
        RuleFunction("days_to", [Parameter(.eventKind)], .duration, "Whole days to the next event of a kind.") {
            daysTo($0.eventKind)
        },
        RuleFunction(
            "premium", [Parameter(.pairKind)], .percent,
            "The premium of the company's foreign listing (adr, gdr, registered) or A share (ah)."
        ) { .probe(.premium($0.pairKind)) },
        RuleFunction(
            "percentile", [Parameter(.pairKind)], .percent, "The percentile of that premium over one year."
        ) { .probe(.percentile($0.pairKind)) },
        RuleFunction("tagged", [Parameter(.tag)], .boolean, "Whether the instrument carries an exposure tag.") {
            .probe(.isTagged($0.words))
        },
    ]

    private static let words: [RuleFunction] = [
        RuleFunction("symbol", [], .string, "The Yahoo symbol.") { _ in .text(.symbol) },
        RuleFunction("name", [], .string, "The English name.") { _ in .text(.name) },
        RuleFunction("kind", [], .string, "`equity`, `index` or `fx`.") { _ in .text(.kind) },
        RuleFunction("region", [], .string, "The region's code: TW, KR, JP, HK, CN or US.") { _ in .text(.region) },
        RuleFunction("exchange", [], .string, "The exchange's MIC.") { _ in .text(.exchange) },
        RuleFunction("currency", [], .string, "The currency's code.") { _ in .text(.currency) },
        RuleFunction("segment", [], .string, "The segment, such as `foundry`.") { _ in .text(.segment) },
        RuleFunction("staleness", [], .string, "How old the price is, in words.") { _ in .text(.staleness) },
        RuleFunction(
            "range.high_words", [], .string, "What `high_52w` is: `52-wk high`, or `high since Oct 2025`."
        ) { _ in .text(.rangeWords) },
        RuleFunction("doubt", [], .string, "Why the newest quote is quarantined.") { _ in
            .text(.doubtWords)
        },
        RuleFunction(
            "limit.words", [], .string, "Distance to the nearer limit in words, such as `0.9% below upper limit`."
        ) { _ in
            .text(.limitWords)
        },
    ]

    private static func daysTo(_ kind: String) -> Operation {
        switch kind {
        case "earnings": .own(InstrumentFigure.toEarnings.rawValue)
        case "lock-up": .own(InstrumentFigure.toLockUp.rawValue)
        case "dividend": .own(InstrumentFigure.toDividend.rawValue)
        case "split": .own(InstrumentFigure.toSplit.rawValue)
        case "revenue": .own(InstrumentFigure.toRevenue.rawValue)
        default: .probe(.daysTo(kind: kind))
        }
    }
}
