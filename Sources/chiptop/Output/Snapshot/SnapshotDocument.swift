import Analytics
import Market

/// The JSON form of a snapshot, version 1: a contract. Fractions are fractions (0.012 is 1.2 %), unknown is null, times
/// are ISO 8601 in UTC. Keys may be added, none is taken away or changes its meaning.
struct SnapshotDocument: Encodable {
    let asOf: String
    let sample: Bool
    let version = 1
    /// The period and the currency that contributions, rotation and relative rotation are reported in.
    let period: String
    let currency: String
    let instruments: [InstrumentEntry]
    let regions: [RegionEntry]
    let baskets: [BasketEntry]
    /// `baskets` under the name of version 0.1.
    let gauges: [BasketEntry]
    let rotation: RotationEntry
    let relativeRotation: [RelativeRotationEntry]
    let parity: [ParityEntry]
    let sessions: [ExchangeStateDocument]
    let overnight: [OvernightEntry]
    /// `overnight` under the name of version 0.1.
    let handOver: [OvernightEntry]
    let facts: [FactEntry]
    let targets: [TargetEntry]
    let events: [EventEntry]
    let flags: [FlagEntry]
    /// States that hold; never counted among the flags.
    let screens: [FlagEntry]
    let risk: RiskEntryDocument
    let theses: [ThesisEntry]
    let unreadSymbols: [String]

    private enum CodingKeys: String, CodingKey {
        case asOf, sample, version, period, currency, instruments, regions, baskets, gauges, rotation, relativeRotation
        case parity, sessions, overnight, handOver, facts, targets, events, flags, screens, risk, theses, unreadSymbols
    }

    init(_ snapshot: Snapshot, period: Period, currency: ReturnCurrency) {
        asOf = snapshot.asOf.description
        sample = snapshot.isSample
        self.period = period.rawValue
        self.currency = currency.rawValue
        instruments = snapshot.instruments.sorted { $0.instrument.symbol < $1.instrument.symbol }
            .map(InstrumentEntry.init)
        let unitedStates = snapshot.regions.first { $0.region == .unitedStates }?.valuation
        regions = snapshot.regions.map { RegionEntry($0, against: unitedStates) }
        baskets =
            snapshot.baskets.map { BasketEntry($0, snapshot, period, currency) }
            + [BasketEntry(snapshot.rotation.benchmark, snapshot, period, currency)]
        gauges = baskets
        rotation = RotationEntry(snapshot.rotation, period, currency)
        relativeRotation = RelativeRotationEntry.all(of: snapshot, currency)
        parity = snapshot.parity.map(ParityEntry.init)
        sessions = Exchange.allCases.compactMap { snapshot.calendars[$0] }
            .map { ExchangeStateDocument($0, at: snapshot.asOf) }
        overnight = OvernightEntry.all(of: snapshot)
        handOver = overnight
        facts = snapshot.facts.values.joined().map(FactEntry.init)
            .sorted { ($0.symbol, $0.metric, $0.asOf) < ($1.symbol, $1.metric, $1.asOf) }
        targets = snapshot.targets.values.joined().map { TargetEntry($0, snapshot) }
            .sorted { ($0.symbol, $0.asOf, $0.firm) < ($1.symbol, $1.asOf, $1.firm) }
        events = snapshot.events.map(EventEntry.init)
        flags = snapshot.flags.map(FlagEntry.init)
        screens = snapshot.screens.map(FlagEntry.init)
        risk = RiskEntryDocument(snapshot)
        theses = snapshot.theses.map(ThesisEntry.init)
        unreadSymbols = snapshot.unreadSymbols
    }
}
