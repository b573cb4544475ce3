public import Market
public import QuoteCache
public import RiskRules

/// Goes through past dates of a cache, one after another, and judges each as it looked at its end: nothing later is
/// known, and flags remember the dates before.
///
/// Each date passes the very code that shows one of them, so that a walk and the screen never disagree. The bars of the
/// whole stretch are held in memory; of everything else only one date's.
public struct MarketWalk {
    /// One date that was gone through.
    public struct Step {
        /// The date.
        public let date: CalendarDate
        /// The market at its end, in UTC, with the flags that were raised then.
        public let snapshot: Snapshot
        /// What was raised, changed or cleared since the date before.
        public let update: RuleUpdate
        /// What the subjects of `update` are called.
        public let names: [RuleSubject: String]
    }

    private let reader: QuoteCacheReader
    private let settings: MarketSettings
    private let clock: MarketClock
    private let memory: BarMemory
    private let scope: Set<Symbol>?
    private(set) var risk: RiskModel

    /// Opens the cache.
    ///
    /// - Parameters:
    ///   - settings: with the rules and theses that are judged.
    ///   - first: the first date of the walk.
    ///   - last: the last one; dates are gone through in order.
    ///   - most: how many instruments are looked at; those that the layout or the directory names come first. Nil: all.
    /// - Throws: `CacheFault` where the cache cannot be read.
    public init(
        of file: CacheFile, settings: MarketSettings, from first: CalendarDate, through last: CalendarDate,
        most: Int? = nil, clock: MarketClock
    ) throws(CacheFault) {
        let reader = try QuoteCacheReader(file: file)
        self.reader = reader
        self.settings = settings
        self.clock = clock
        memory = BarMemory(from: first, through: last)
        risk = RiskModel(settings.rules, settings.theses)
        if let most { scope = try Self.scope(of: most, reader, settings) } else { scope = nil }
    }

    /// The instruments to be looked at in a cache of more; nil where it has no more.
    private static func scope(
        of most: Int, _ reader: QuoteCacheReader, _ settings: MarketSettings
    ) throws(CacheFault) -> Set<Symbol>? {
        let instruments = try reader.read { try $0.instruments() }
        guard instruments.count > most else { return nil }
        let named = Set(settings.layout.groups.flatMap { $0.symbols ?? [] })
        let ranked = instruments.map { instrument -> (Int, Symbol) in
            let symbol = instrument.symbol
            // Rates and indices are what others are measured by.
            if named.contains(symbol) || instrument.kind != .equity { return (-1, symbol) }
            return (InstrumentDirectory.shared.rank(of: symbol) ?? .max, symbol)
        }
        return Set(ranked.sorted { $0 < $1 }.prefix(most).map(\.1))
    }

    /// The dates on which some exchange may have been open, oldest first: weekdays.
    public static func dates(from first: CalendarDate, through last: CalendarDate) -> [CalendarDate] {
        guard first <= last else { return [] }
        return (first.daysSince1970...last.daysSince1970).lazy.map { CalendarDate(daysSince1970: $0) }
            .filter { !$0.weekday.isWeekend }
    }

    /// Goes on to a date.
    ///
    /// - Throws: `CacheFault` where the cache cannot be read.
    public mutating func step(to date: CalendarDate) throws(CacheFault) -> Step {
        var model = MarketModel(settings, asOf: AsOf(endOf: date), clock: clock)
        model.risk = risk
        model.scope = scope
        try reader.read { [memory] cache in
            let cache = cache.remembering(memory)
            try model.reload(cache)
            try model.refreshAll(cache)
        }
        var snapshot = model.snapshot(version: 1, condition: .live(lastChange: model.moment))
        model.judge(&snapshot) { [reader, memory] body in
            (try? reader.read { try body($0.remembering(memory)) }) ?? []
        }
        risk = model.risk
        let (update, names, _) = risk.takeUnsent()
        return Step(date: date, snapshot: snapshot, update: update, names: names)
    }
}
