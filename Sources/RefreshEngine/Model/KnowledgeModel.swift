import Analytics
import Market
import QuoteCache

/// What the cache knows beside prices: facts, targets, events and feeds as far as they were known at the moment shown.
struct KnowledgeModel: Sendable {
    /// The newest fact of each metric.
    private(set) var facts: [Symbol: [Fact]] = [:]
    /// Every forward P/E of the symbols that have more than one, by date.
    private(set) var valuations: [Symbol: [DatedValue]] = [:]
    /// The newest target of each firm.
    private(set) var targets: [Symbol: [PriceTarget]] = [:]
    /// By date.
    private(set) var events: [MarketEvent] = []
    /// Dividends and splits of the instruments that have any, by date.
    private(set) var actions: [Symbol: CorporateActions] = [:]

    /// How the programs that fill the cache do.
    private(set) var feeds: [FeedStatus] = []
    /// The instruments that feeds fail to bring, the most failures first.
    private(set) var feedTroubles: [FeedInstrumentStatus] = []
    /// How many instruments each feed has brought.
    private(set) var feedCounts: [String: Int] = [:]

    /// A longer list of failing instruments is not readable.
    private static let mostTroubles = 200

    /// Days back that events are kept.
    private static let daysOfEvents = 400

    /// Reads everything.
    mutating func load(through today: CalendarDate, _ cache: CacheRead) throws {
        let all = Dictionary(grouping: try cache.facts(through: today), by: \.symbol)
        facts = all.mapValues(Self.newest)
        valuations = all.compactMapValues(Self.valuations)
        actions = all.compactMapValues(CorporateActions.init)
        targets = Dictionary(grouping: try cache.targets(through: today), by: \.symbol).mapValues(Self.newest)
        for symbol in actions.keys { bringTargetsOverSplits(of: symbol, through: today) }
        events = try cache.events(from: today.advanced(days: -Self.daysOfEvents))
        _ = try reloadFeeds(cache)
    }

    /// Reads how the feeds do. Returns whether anything differs.
    mutating func reloadFeeds(_ cache: CacheRead) throws -> Bool {
        let before = (feeds, feedTroubles, feedCounts)
        feeds = try cache.feedStatus()
        feedTroubles = try cache.feedTroubles(limit: Self.mostTroubles)
        feedCounts = try cache.feedInstrumentCounts()
        return (feeds, feedTroubles, feedCounts) != before
    }

    /// Reads what was written of some symbols. Returns whether anything differs.
    mutating func reload(
        _ kinds: [Symbol: Set<CacheChange.Kind>], through today: CalendarDate, _ cache: CacheRead
    ) throws -> Bool {
        let before = self
        var areEventsDue = false
        for (symbol, kinds) in kinds {
            if kinds.contains(.fact) {
                let all = try cache.facts(of: symbol, through: today)
                facts[symbol] = all.isEmpty ? nil : Self.newest(all)
                valuations[symbol] = Self.valuations(all)
                actions[symbol] = CorporateActions(all)
            }
            if !kinds.isDisjoint(with: [.target, .fact]) {
                let all = try cache.targets(of: symbol, through: today)
                targets[symbol] = all.isEmpty ? nil : Self.newest(all)
                bringTargetsOverSplits(of: symbol, through: today)
            }
            areEventsDue = areEventsDue || kinds.contains(.event)
        }
        if areEventsDue { events = try cache.events(from: today.advanced(days: -Self.daysOfEvents)) }
        return facts != before.facts || valuations != before.valuations || targets != before.targets
            || (areEventsDue && events != before.events)
    }

    /// Targets that were named before a split speak of the old shares.
    private mutating func bringTargetsOverSplits(of symbol: Symbol, through today: CalendarDate) {
        guard let splits = actions[symbol]?.splits, !splits.isEmpty, let own = targets[symbol] else { return }
        targets[symbol] = own.map { target in
            let ratio = SplitAdjustment.ratio(splits, after: target.asOf, through: today)
            guard ratio != 1, target.currency == Instrument(inferredFrom: symbol).currency else { return target }
            var target = target
            target.price /= ratio
            target.previous = target.previous.map { $0 / ratio }
            return target
        }
    }

    /// The newest number of a symbol for a metric.
    func fact(of symbol: Symbol, metric: String) -> Fact? {
        facts[symbol]?.first { $0.metric == metric && $0.value != nil }
    }

    /// The newest number for a metric of the first symbol that has one.
    func fact(ofFirst symbols: [Symbol], metric: String) -> Fact? {
        for symbol in symbols {
            if let fact = fact(of: symbol, metric: metric) { return fact }
        }
        return nil
    }

    /// The newest number and the newest words of each metric: words do not hide a number.
    private static func newest(_ facts: [Fact]) -> [Fact] {
        func newest(_ facts: [Fact]) -> [String: Fact] {
            Dictionary(facts.map { ($0.metric, $0) }, uniquingKeysWith: { $0.asOf > $1.asOf ? $0 : $1 })
        }
        let numbers = newest(facts.filter { $0.value != nil })
        let words = newest(facts.filter { $0.value == nil })
        return (Array(numbers.values) + words.values).sorted { ($0.metric, $0.asOf) < ($1.metric, $1.asOf) }
    }

    /// The forward P/Es among some facts by date; nil where there are not two.
    private static func valuations(_ facts: [Fact]) -> [DatedValue]? {
        let values = facts.filter { $0.metric == Fact.forwardPE }
            .compactMap { fact in fact.value.map { DatedValue(date: fact.asOf, value: $0) } }
        return values.count < 2 ? nil : values.sorted { $0.date < $1.date }
    }

    private static func newest(_ targets: [PriceTarget]) -> [PriceTarget] {
        Dictionary(targets.map { ($0.firm, $0) }, uniquingKeysWith: { $0.asOf > $1.asOf ? $0 : $1 }).values
            .sorted { ($1.asOf, $0.firm) < ($0.asOf, $1.firm) }
    }
}

/// What changed the number of a company's shares or was paid out on them.
struct CorporateActions: Hashable, Sendable {
    /// What was paid on a share, in its currency, by the first date without it.
    var dividends: [Dividend]
    /// New shares for an old one, by the first date of the new ones.
    var splits: [Split]

    /// The dividends and splits among some facts; nil where there are none.
    init?(_ facts: [Fact]) {
        func values(_ metric: String) -> [(date: CalendarDate, value: Double)] {
            facts.filter { $0.metric == metric }.compactMap { fact in
                fact.value.flatMap { $0 > 0 ? (fact.asOf, $0) : nil }
            }
        }
        dividends = values(Fact.dividend).map { Dividend(exDate: $0.date, amount: $0.value) }
        splits = values(Fact.split).map { Split(date: $0.date, ratio: $0.value) }
        if dividends.isEmpty && splits.isEmpty { return nil }
    }
}
