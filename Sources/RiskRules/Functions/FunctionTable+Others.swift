import Market

extension FunctionTable {
    /// What a basket tells.
    static let basket: [RuleFunction] = [
        own("members", BasketFigure.members.rawValue, .number, "The number of members."),
        own(
            "known_share", BasketFigure.knownShare.rawValue, .percent,
            "The number of members with a known return this year."),
        own("concentration", BasketFigure.concentration.rawValue, .percent, "The weight of the largest member."),
        own(
            "effective_members", BasketFigure.effectiveMembers.rawValue, .number,
            "The number of equal members that would be as concentrated (one over the sum of squared parts)."),
        RuleFunction(
            "change", [Parameter(.period), Parameter(.money([.local, .usd]), optional: true)], .percent,
            "The return over a period."
        ) { .own(BasketFigure.place(of: $0.period, $0.currency)) },
        RuleFunction("name", [], .string, "The basket's name.") { _ in .text(.name) },
    ]

    /// What a pair tells.
    static let pair: [RuleFunction] = [
        own("premium", PairFigure.premium.rawValue, .percent, "The foreign listing over the local listing, less one."),
        own("percentile", PairFigure.percentile.rawValue, .percent, "The percentile of the premium over one year."),
        own(
            "foreign_price", PairFigure.foreignPrice.rawValue, .number, "The foreign listing's price, in its currency."),
        own("home_price", PairFigure.homePrice.rawValue, .number, "The local listing's price, in its currency."),
        own(
            "implied_price", PairFigure.impliedPrice.rawValue, .number,
            "The local price implied by the foreign listing."),
        own(
            "foreign_is_stale", PairFigure.isForeignStale.rawValue, .boolean,
            "Whether the foreign listing's price is stale."
        ),
        own("home_is_stale", PairFigure.isHomeStale.rawValue, .boolean, "Whether the local listing's price is stale."),
        own("rate_is_old", PairFigure.isRateOld.rawValue, .boolean, "Whether a rate is older than its price."),
        own("is_known", PairFigure.isKnown.rawValue, .boolean, "Whether both prices and rates are known."),
        RuleFunction("kind", [], .string, "`ADR`, `GDR`, `NYRS` or `A/H`.") { _ in .text(.kind) },
        RuleFunction("name", [], .string, "Both listings.") { _ in .text(.name) },
    ]

    /// What a feed tells.
    static let feed: [RuleFunction] = [
        own("is_failing", FeedFigure.isFailing.rawValue, .boolean, "Whether its last attempt failed."),
        own("is_stopped", FeedFigure.isStopped.rawValue, .boolean, "Whether it was stopped."),
        own("failures", FeedFigure.failures.rawValue, .number, "Failures since it last succeeded."),
        own("age", FeedFigure.age.rawValue, .duration, "The time since it last succeeded."),
        RuleFunction("name", [], .string, "The source's name.") { _ in .text(.name) },
        RuleFunction("message", [], .string, "Its last error.") { _ in .text(.message) },
    ]

    /// What only a thesis may ask.
    static let market: [RuleFunction] = [
        RuleFunction(
            "flags", [Parameter(.severity), Parameter(.region, optional: true)], .number,
            "The number of raised flags of at least this severity, everywhere or in a region."
        ) { .shared(.flags($0.flagQuery)) }
    ]

    /// What may be asked everywhere.
    static let anywhere: [RuleFunction] = [
        RuleFunction(
            "spread",
            [
                Parameter(.series), Parameter(.series), Parameter(.period),
                Parameter(.money([.local, .usd]), optional: true),
            ], .percent, "One basket's or symbol's return less another's."
        ) { arguments in
            let series = arguments.series
            guard let first = series.first, let second = series.last else { return .literal(.nan) }
            return .shared(.spread(first, second, arguments.period, arguments.currency))
        },
        RuleFunction("rate", [Parameter(.currency)], .number, "Units of a currency per US dollar.") {
            .shared(.rate($0.code))
        },
        RuleFunction(
            "currency_change", [Parameter(.currency), Parameter(.period)], .percent,
            "A currency's move against the US dollar; negative if it weakened."
        ) { .shared(.currencyChange($0.code, $0.period)) },
        RuleFunction(
            "share_up", [Parameter(.period), Parameter(.symbol, repeated: true)], .percent,
            "The share of these symbols that rose over a period; half of them have to be known."
        ) { .shared(.shareUp($0.symbols, $0.period)) },
        RuleFunction(
            "tag_share_up", [Parameter(.tag), Parameter(.period)], .percent,
            "The share of the instruments with an exposure tag that rose over a period; likewise."
        ) { .shared(.tagShareUp($0.words, $0.period)) },
        RuleFunction("abs", [Parameter(.value)], .number, "A number without its sign.") { _ in
            .magnitude
        },
        RuleFunction("min", [Parameter(.value), Parameter(.value, repeated: true)], .number, "The smallest.") { _ in
            .extreme(isGreatest: false)
        },
        RuleFunction("max", [Parameter(.value), Parameter(.value, repeated: true)], .number, "The greatest.") { _ in
            .extreme(isGreatest: true)
        },
        RuleFunction("known", [Parameter(.value)], .boolean, "Whether a value is known; never unknown itself.") { _ in
            .isKnown
        },
    ]

    private static func own(_ name: String, _ place: Int, _ result: ValueType, _ summary: String) -> RuleFunction {
        RuleFunction(name, [], result, summary) { _ in .own(place) }
    }
}
