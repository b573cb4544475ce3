import Analytics
import Market
import QuoteCache
import RiskRules

/// Lets bars be read from the cache while rules are evaluated; none where it cannot be read.
typealias BarReading = ((CacheRead) throws -> [DailyBar]) -> [DailyBar]

/// The market as far as it was read: a value that takes rows in and gives snapshots out.
///
/// Only what a change touches is read and worked out again.
struct MarketModel: Sendable {
    let settings: MarketSettings
    let asOf: AsOf

    var moment: Instant
    /// The time of the user.
    var wall: Instant
    var instruments = InstrumentTable()
    var records: [Symbol: InstrumentRecord] = [:]
    var regions: [RegionState] = []
    /// The place in `regions` of each member.
    var regionOfMember: [Symbol: Int] = [:]
    /// The place in `regions` that each instrument counts for; nothing for a second listing of one company.
    var regionOfCounted: [Symbol: Int] = [:]
    /// Where the layout names a symbol: its group and its place in it.
    let named: [Symbol: (group: Int, position: Int)]
    /// Who is restated when a rate changes.
    var membersOfCurrency: [Currency: Set<Symbol>] = [:]
    var rates = DollarRates()
    var risk: RiskModel
    var histories = HistoryModel()
    /// How far the market moved day by day, and the stocks that say so: every company once, as in the regions' means.
    var stress = StressHistory()
    var stressSymbols: [Symbol] = []
    var baskets: BasketModel
    var parity = ParityModel()
    var indicators = IndicatorModel()
    var opens = OpenModel()
    var knowledge = KnowledgeModel()
    /// Where the reading of changes goes on; nil where everything has to be read.
    var bookmark: Bookmark?
    var isSample = false
    /// Which symbols of the cache are other spellings.
    var aliases = SymbolAliases.none
    /// The newest quote of each instrument that was quarantined instead of being written.
    var rejected: [Symbol: RejectedQuote] = [:]
    /// The newest row of those that were quarantined.
    var lastReject: Int64 = 0
    /// What changed since the last snapshot; nil where anything may have.
    var changed: Set<Symbol>?
    /// Whose bars, dividends or splits were written since the details were read; nil where anybody's may have been.
    var rebarred: Set<Symbol>?
    /// The instruments that are looked at; nil where all are.
    var scope: Set<Symbol>?
    /// Whether bars before today are others than those that were read last.
    var isPastNew = false
    /// Whose latest price may become another one by the mere passing of time.
    var unsettled: Set<Symbol> = []
    /// The states before everything was read again, to tell moves by.
    var previous = InstrumentTable()
    var loadedOn: LoadedDates
    /// The newest session and price of any share or index.
    var newest: (date: CalendarDate, time: Instant)?
    /// When prices stopped coming, where the newest one of all is older than it should be; ages within groups are then
    /// counted up to it.
    var standstill: Instant?
    /// Whether an instrument went that had the newest price.
    var isNewestLost = false

    init(_ settings: MarketSettings, asOf: AsOf, clock: MarketClock) {
        self.init(settings, asOf: asOf, moment: asOf.moment(clock), wall: clock.wall())
    }

    init(_ settings: MarketSettings, asOf: AsOf, moment: Instant, wall: Instant) {
        self.settings = settings
        baskets = BasketModel(settings.baskets)
        risk = RiskModel(settings.rules, settings.theses)
        self.asOf = asOf
        self.moment = moment
        self.wall = wall
        loadedOn = LoadedDates(at: moment)
        let places = settings.layout.groups.enumerated().flatMap { group, value in
            (value.symbols ?? []).enumerated().map { ($1, (group: group, position: $0)) }
        }
        named = Dictionary(places, uniquingKeysWith: { first, _ in first })
    }

    /// Takes the time again.
    mutating func readClock(_ clock: MarketClock) {
        moment = asOf.moment(clock)
        wall = clock.wall()
    }

    var layout: RowLayout { settings.layout }
    var calendars: TradingCalendars { settings.calendars }

    /// Whether the past is shown.
    var isHistorical: Bool { asOf != .present }

    /// The date in UTC.
    var today: CalendarDate { TimeZoneRule.utc.local(moment).date }

    /// The newest session of anything shown; periods that several instruments share count back from it, and its year is
    /// the one of "year to date".
    var figureDate: CalendarDate { newest?.date ?? today }

    /// Whether some exchange's date has changed since everything was read.
    var isNewDay: Bool { loadedOn != LoadedDates(at: moment) }

    /// The market at this moment; the rules have not judged it.
    mutating func snapshot(version: UInt64, condition: CacheCondition) -> Snapshot {
        var snapshot = Snapshot(asOf: moment, condition: condition)
        snapshot.version = version
        snapshot.calendars = calendars
        snapshot.instruments = instruments
        snapshot.regions = regions
        snapshot.rates = rates
        snapshot.facts = knowledge.facts
        snapshot.valuations = knowledge.valuations
        snapshot.targets = knowledge.targets
        snapshot.events = knowledge.events
        (snapshot.baskets, snapshot.rotation) = baskets.states(histories, rates: rates, today: figureDate) {
            instruments[$0]
        }
        snapshot.parity = parity.states(rates: rates, calendars: calendars) { instruments[$0] }
        opens.refresh(
            histories, parity: snapshot.parity, rates: rates, calendars: calendars, at: moment
        ) { instruments[$0] }
        snapshot.opens = opens.bases
        snapshot.histories = histories.histories
        snapshot.isSample = isSample
        snapshot.unreadSymbols = aliases.unread.map(\.description)
        snapshot.isHistorical = isHistorical
        snapshot.figureDate = figureDate
        snapshot.stress = marketStress
        snapshot.feeds = knowledge.feeds
        snapshot.feedTroubles = knowledge.feedTroubles
        snapshot.feedCounts = knowledge.feedCounts
        snapshot.changed = changed
        changed = []
        return snapshot
    }

    /// Lets the rules judge a snapshot that was just made, and puts their flags into it.
    ///
    /// - Parameter bars: reads bars for rules with windows that the usual indicators do not have.
    mutating func judge(_ snapshot: inout Snapshot, bars: @escaping BarReading = { _ in [] }) {
        let knownDates = knownDates
        risk.judge(&snapshot) { [instruments, records, calendars, aliases] symbol, count in
            guard let state = instruments[symbol] else { return [] }
            // The session of the latest price is reported by its state.
            let known = knownDates.last(of: state.instrument)
            let last = state.sessionDate.map { min(known, $0.advanced(days: -1)) } ?? known
            // They pass the same screen as those of figures and charts: a rule sees no bar that these do not.
            return bars { cache in
                try ScreenedReading(cache: cache.spelled(by: aliases), calendars: calendars, knownDates: knownDates)
                    .dailyBars(
                        of: state.instrument, through: last, limit: count, splits: records[symbol]?.splits.raw ?? [])
            }
        }
    }
}

/// What was read of one instrument, kept so that a new quote needs no second look at its history.
struct InstrumentRecord: Sendable {
    var instrument: Instrument
    /// The quote as the cache has it.
    var quote: Quote?
    /// The last quote that nothing speaks against, on the footing of its own session.
    var soundQuote: Quote?
    /// Why `quote` is not `soundQuote`.
    var doubt: QuoteScreen.Doubt?
    /// The rows among the last closes that cannot be true.
    var quarantined: [HistoryScreen.Quarantined] = []
    /// Whether the bars of the exchange's index decided anything about its own.
    var restsOnIndex = false
    /// The newest part of a session that is known at the moment shown.
    var intraday: IntradayBar?
    /// Why a newer part of the session is not it.
    var intradayDoubt: (time: Instant, reason: String)?
    /// Whether a later one is there already.
    var hasLaterIntraday = false
    /// The last closes, oldest first.
    var recent: [DatedClose] = []
    /// Whether those before today are others than before.
    var isPastNew = false
    /// Whether no earlier close can be set beside them.
    var isRecentAll = true
    /// What the bars say of the splits.
    var splits = SplitsInBars()
    /// For total returns.
    var closesBeforeDividends: [DatedClose] = []
    var references: ReferenceCloses?
    /// The session that the references were worked out for.
    var referenceDate: CalendarDate?
    /// Whether anything else that the references rest on is another now.
    var areReferencesDue = true

    /// Enough closes for the sparkline and for the references of a day, a week and a month.
    static let recentLength = 34
}

/// How far the changes of a cache were read.
struct Bookmark: Hashable, Sendable {
    var schemaVersion: Int64
    /// The newest change; nil in a cache without writes.
    var newest: CacheChange?

    var sequence: Int64 { newest?.sequence ?? 0 }

    /// Whether changes that were read from here on are those of the same cache: the newest one seen is still there,
    /// or was made once more.
    func leads(to changes: [CacheChange], schemaVersion: Int64) -> Bool {
        guard schemaVersion == self.schemaVersion else { return false }
        guard let newest else { return true }
        return changes.contains { $0.kind == newest.kind && $0.symbol == newest.symbol }
    }
}

/// The dates on the regions' clocks when everything was read.
struct LoadedDates: Hashable, Sendable {
    var utc: CalendarDate
    var local: [Region: CalendarDate]

    init(at moment: Instant) {
        utc = TimeZoneRule.utc.local(moment).date
        local = Dictionary(
            uniqueKeysWithValues: Region.allCases.map { ($0, $0.leadingExchange.zone.local(moment).date) })
    }
}
