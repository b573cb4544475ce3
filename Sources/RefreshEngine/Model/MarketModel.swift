import Analytics
import Market
import QuoteCache

/// The market as far as it was read: a value that takes rows in and gives snapshots out.
///
/// Only what a change touches is read and worked out again.
struct MarketModel: Sendable {
    let watchlist: Watchlist
    let asOf: AsOf

    var moment: Instant
    /// The time of the person at the screen.
    var wall: Instant
    var instruments = InstrumentTable()
    var records: [Symbol: InstrumentRecord] = [:]
    var regions: [RegionState] = []
    /// The place in `regions` of each member.
    var regionOfMember: [Symbol: Int] = [:]
    var rates = DollarRates()
    var issues: [Symbol: InstrumentIssue] = [:]
    var flags: [RiskFlag] = []
    var rotation: RotationModel
    var sequence: Int64 = -1
    var isSample = false
    /// What changed since the last snapshot; nil where anything may have.
    var changed: Set<Symbol>?
    var areFlagsDue = true
    var loadedOn: LoadedDates

    init(watchlist: Watchlist, asOf: AsOf, clock: MarketClock) {
        self.watchlist = watchlist
        self.asOf = asOf
        moment = asOf.moment(clock)
        wall = clock.wall()
        rotation = RotationModel()
        loadedOn = LoadedDates(at: moment)
    }

    /// Takes the time anew.
    mutating func readClock(_ clock: MarketClock) {
        moment = asOf.moment(clock)
        wall = clock.wall()
    }

    /// Whether the past is shown.
    var isHistorical: Bool { asOf != .present }

    /// The market at this moment.
    mutating func snapshot(version: UInt64, condition: CacheCondition) -> Snapshot {
        if areFlagsDue {
            flags = DataFlags.flags(issues: issues, regions: regions) { instruments[$0] }
            areFlagsDue = false
        }
        var snapshot = Snapshot(asOf: moment, condition: condition)
        snapshot.version = version
        snapshot.instruments = instruments
        snapshot.regions = regions
        snapshot.rotation = rotation.state { instruments[$0] }
        snapshot.flags = flags
        snapshot.flagged = MarketModel.worst(of: flags)
        snapshot.isSample = isSample
        snapshot.isHistorical = isHistorical
        snapshot.changed = changed
        changed = []
        return snapshot
    }

    private static func worst(of flags: [RiskFlag]) -> [Symbol: RiskFlag.Severity] {
        var worst: [Symbol: RiskFlag.Severity] = [:]
        for flag in flags {
            if case .instrument(let symbol) = flag.scope {
                worst[symbol] = max(worst[symbol] ?? .info, flag.severity)
            }
        }
        return worst
    }
}

/// What was read of one instrument, kept so that a new quote needs no second look at its history.
struct InstrumentRecord: Sendable {
    var instrument: Instrument
    var quote: Quote?
    var intraday: IntradayBar?
    /// The last closes, oldest first; all there are where fewer than `InstrumentRecord.recentLength`.
    var recent: [DatedClose] = []
    var references: ReferenceCloses?
    /// The session that the references were worked out for.
    var referenceDate: CalendarDate?

    /// Enough closes for the sparkline and for the references of a day, a week and a month.
    static let recentLength = 34
}
