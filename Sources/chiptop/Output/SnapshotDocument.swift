import Market

/// The JSON form of a snapshot, version 1: a contract. Fractions are fractions (0.012 is 1.2 %), unknown is null, times
/// are ISO 8601 in UTC.
struct SnapshotDocument: Encodable {
    let asOf: String
    let sample: Bool
    let version = 1
    let instruments: [InstrumentEntry]
    let regions: [RegionEntry]
    let gauges: [GaugeEntry]
    let flags: [FlagEntry]

    init(_ snapshot: Snapshot) {
        asOf = snapshot.asOf.description
        sample = snapshot.isSample
        instruments = snapshot.instruments.sorted { $0.instrument.symbol < $1.instrument.symbol }
            .map(InstrumentEntry.init)
        regions = snapshot.regions.map(RegionEntry.init)
        gauges = [GaugeEntry(snapshot.rotation.basket), GaugeEntry(snapshot.rotation.benchmark)]
        flags = snapshot.flags.map(FlagEntry.init)
    }

    private enum CodingKeys: String, CodingKey {
        case asOf, sample, version, instruments, regions, gauges, flags
    }
}

/// Returns by period; every key is there.
struct ReturnsEntry: Encodable {
    let returns: PeriodReturns

    enum CodingKeys: String, CodingKey {
        case day, week, month, threeMonths, ytd, year, sinceListing
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(returns.day, forKey: .day)
        try container.encode(returns.week, forKey: .week)
        try container.encode(returns.month, forKey: .month)
        try container.encode(returns.threeMonths, forKey: .threeMonths)
        try container.encode(returns.yearToDate, forKey: .ytd)
        try container.encode(returns.year, forKey: .year)
        try container.encode(returns.sinceListing, forKey: .sinceListing)
    }
}

/// Local returns by period, the same under `local`, and those in US dollars under `usd`.
struct BothReturnsEntry: Encodable {
    let local: PeriodReturns
    let usd: PeriodReturns

    private enum CodingKeys: String, CodingKey {
        case local, usd
    }

    func encode(to encoder: any Encoder) throws {
        try ReturnsEntry(returns: local).encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(ReturnsEntry(returns: local), forKey: .local)
        try container.encode(ReturnsEntry(returns: usd), forKey: .usd)
    }
}

/// One instrument.
struct InstrumentEntry: Encodable {
    let state: InstrumentState

    init(_ state: InstrumentState) {
        self.state = state
    }

    private enum CodingKeys: String, CodingKey {
        case symbol, name, nativeName, kind, exchange, region, segment, currency, price, time, session, previousClose
        case change, returns, totalReturns, currencyReturns, rateDate, rateOld, sinceListing, open, high, low, volume
        case limitDown, limitUp, limitDistance, atLimit, marketValueUSD, indicators, stale, source
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let instrument = state.instrument
        try container.encode(instrument.symbol.rawValue, forKey: .symbol)
        try container.encode(instrument.name, forKey: .name)
        try container.encode(instrument.nativeName, forKey: .nativeName)
        try container.encode(instrument.kind.rawValue, forKey: .kind)
        try container.encode(instrument.exchange?.mic, forKey: .exchange)
        try container.encode(instrument.region?.code, forKey: .region)
        try container.encode(instrument.segment, forKey: .segment)
        try container.encode(instrument.currency?.code, forKey: .currency)
        try container.encode(state.price, forKey: .price)
        try container.encode(state.time?.description, forKey: .time)
        try container.encode(state.sessionDate?.description, forKey: .session)
        try container.encode(state.previousClose, forKey: .previousClose)
        try container.encode(state.change, forKey: .change)
        try container.encode(BothReturnsEntry(local: state.local, usd: state.usd), forKey: .returns)
        try container.encode(state.isSinceListing, forKey: .sinceListing)
        try container.encode(ReturnsEntry(returns: state.total), forKey: .totalReturns)
        try container.encode(ReturnsEntry(returns: state.currencyReturns), forKey: .currencyReturns)
        try container.encode(state.rateDate?.description, forKey: .rateDate)
        try container.encode(state.isRateOld, forKey: .rateOld)
        try container.encode(state.session.open, forKey: .open)
        try container.encode(state.session.high, forKey: .high)
        try container.encode(state.session.low, forKey: .low)
        try container.encode(state.session.volume, forKey: .volume)
        let distance = state.limit.flatMap { limit in state.price.map { limit.distance(from: $0) } }
        try container.encode(state.limit?.down, forKey: .limitDown)
        try container.encode(state.limit?.up, forKey: .limitUp)
        try container.encode(distance, forKey: .limitDistance)
        try container.encode(distance.map { $0 < 1e-9 } ?? false, forKey: .atLimit)
        try container.encode(state.marketValue, forKey: .marketValueUSD)
        try container.encode(IndicatorsEntry(indicators: state.indicators), forKey: .indicators)
        try container.encode(state.staleness.isBehind, forKey: .stale)
        try container.encode(state.source, forKey: .source)
    }
}

/// One region.
struct RegionEntry: Encodable {
    let region: RegionState

    init(_ region: RegionState) {
        self.region = region
    }

    private enum CodingKeys: String, CodingKey {
        case region, name, nativeName, phase, nextChange, index, members, advancing, declining, unchanged, forwardPE
        case epsGrowth, meanReturns
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(region.region.code, forKey: .region)
        try container.encode(region.region.name, forKey: .name)
        try container.encode(region.region.nativeName, forKey: .nativeName)
        try container.encode(region.status.phase.rawValue, forKey: .phase)
        try container.encode(region.status.next?.description, forKey: .nextChange)
        try container.encode(region.index?.rawValue, forKey: .index)
        try container.encode(region.members.map(\.rawValue), forKey: .members)
        try container.encode(region.breadth.advancing, forKey: .advancing)
        try container.encode(region.breadth.declining, forKey: .declining)
        try container.encode(region.breadth.unchanged, forKey: .unchanged)
        try container.encode(region.valuation.forwardPE, forKey: .forwardPE)
        try container.encode(region.valuation.earningsGrowth, forKey: .epsGrowth)
        try container.encode(
            BothReturnsEntry(local: region.means(in: .local), usd: region.means(in: .usd)), forKey: .meanReturns)
    }
}

/// One side of the comparison.
struct GaugeEntry: Encodable {
    let id: String
    let name: String
    let members: Int
    let known: Int
    let returns: BothReturnsEntry

    init(_ gauge: GaugeState) {
        id = gauge.id
        name = gauge.name
        members = gauge.memberCount
        known = gauge.knownCount
        returns = BothReturnsEntry(local: gauge.local, usd: gauge.usd)
    }
}

/// One raised flag.
struct FlagEntry: Encodable {
    let flag: RiskFlag

    init(_ flag: RiskFlag) {
        self.flag = flag
    }

    private enum CodingKeys: String, CodingKey {
        case rule, severity, symbol, region, subject, message, since
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        var symbol: String?
        var region: String?
        switch flag.scope {
        case .instrument(let subject): symbol = subject.rawValue
        case .region(let subject): region = subject.code
        case .gauge, .pair, .feed: break
        }
        try container.encode(flag.rule, forKey: .rule)
        try container.encode(flag.severity.name, forKey: .severity)
        try container.encode(symbol, forKey: .symbol)
        try container.encode(region, forKey: .region)
        try container.encode(flag.subject, forKey: .subject)
        try container.encode(flag.message, forKey: .message)
        try container.encode(flag.since?.description, forKey: .since)
    }
}

extension RegionState {
    /// The mean returns of its instruments in a currency.
    func means(in currency: ReturnCurrency) -> PeriodReturns {
        var means = PeriodReturns()
        for period in Period.allCases { means[period] = mean(over: period, in: currency) }
        return means
    }
}

extension InstrumentState {
    /// The part of each dollar return that the currency made.
    fileprivate var currencyReturns: PeriodReturns {
        var returns = PeriodReturns()
        for period in Period.allCases { returns[period] = currencyReturn(over: period) }
        return returns
    }
}
