import Market

/// One instrument.
struct InstrumentEntry: Encodable {
    let symbol: String
    let name: String
    @OrNull var nativeName: String?
    let kind: String
    @OrNull var exchange: String?
    @OrNull var region: String?
    @OrNull var segment: String?
    @OrNull var currency: String?
    @OrNull var price: Double?
    @OrNull var time: String?
    @OrNull var session: String?
    @OrNull var previousClose: Double?
    @OrNull var change: Double?
    let returns: BothReturnsEntry
    let totalReturns: ReturnsEntry
    let currencyReturns: ReturnsEntry
    @OrNull var rateDate: String?
    let rateOld: Bool
    let sinceListing: Bool
    @OrNull var open: Double?
    @OrNull var high: Double?
    @OrNull var low: Double?
    @OrNull var volume: Double?
    @OrNull var bid: Double?
    @OrNull var ask: Double?
    @OrNull var limitDown: Double?
    @OrNull var limitUp: Double?
    @OrNull var limitDistance: Double?
    let atLimit: Bool
    @OrNull var marketValueUSD: Double?
    let indicators: IndicatorsEntry
    let stale: Bool
    let source: String
    /// Whether the price counts in baskets, means, breadth and ranks.
    let counted: Bool
    /// Why the newest quote is quarantined.
    @OrNull var doubt: String?
    /// The rows among the last daily bars that are quarantined, each with its reason.
    let quarantinedBars: [String]

    init(_ state: InstrumentState) {
        let instrument = state.instrument
        symbol = instrument.symbol.rawValue
        name = instrument.name
        kind = instrument.kind.rawValue
        returns = BothReturnsEntry(local: state.local, usd: state.usd)
        totalReturns = ReturnsEntry(state.total)
        currencyReturns = ReturnsEntry { state.currencyReturn(over: $0) }
        rateOld = state.isRateOld
        sinceListing = state.isSinceListing
        let distance = state.limit.flatMap { limit in state.price.map { limit.distance(from: $0) } }
        atLimit = state.limit.flatMap { limit in state.price.map { limit.isAt($0) } } ?? false
        indicators = IndicatorsEntry(indicators: state.indicators)
        stale = state.staleness.isBehind
        source = state.source
        counted = state.price != nil && state.isCounted
        quarantinedBars = state.quarantinedBars
        doubt = state.doubt
        nativeName = instrument.nativeName
        exchange = instrument.exchange?.mic
        region = instrument.region?.code
        segment = instrument.segment
        currency = instrument.currency?.code
        price = state.price
        time = state.time?.description
        session = state.sessionDate?.description
        previousClose = state.previousClose
        change = state.change
        rateDate = state.rateDate?.description
        open = state.session.open
        high = state.session.high
        low = state.session.low
        volume = state.session.volume
        bid = state.session.bid
        ask = state.session.ask
        limitDown = state.limit?.down
        limitUp = state.limit?.up
        limitDistance = distance
        marketValueUSD = state.marketValue
    }
}
