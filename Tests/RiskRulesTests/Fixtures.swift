import Market

@testable import RiskRules

/// A moment that a test's text names.
func instant(_ text: String) -> Instant {
    guard let instant = Instant(text) else { preconditionFailure("\(text) is not a moment") }
    return instant
}

/// A date that a test's text names.
func date(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("\(text) is not a date") }
    return date
}

/// A market of a few instruments that a test sets up figure by figure.
struct TestMarket {
    var now = instant("2026-01-14T04:00:00Z")
    var states: [Symbol: InstrumentState] = [:]
    var facts: [Symbol: [Fact]] = [:]
    var targets: [Symbol: [PriceTarget]] = [:]
    var events: [Symbol: [MarketEvent]] = [:]
    var bars: [Symbol: [DailyBar]] = [:]
    var pairs: [ParityState] = []
    var regions: [Region: RegionState] = [:]
    var baskets: [BasketState] = []
    var feeds: [FeedStatus] = []
    var rates = DollarRates()
    var flags: [FlagQuery: Int] = [:]

    var data: RuleData {
        var data = RuleData(now: now)
        data.rates = rates
        data.symbols = { states.keys.sorted() }
        data.state = { states[$0] }
        data.bars = { symbol, count in Array((bars[symbol] ?? []).suffix(count)) }
        data.facts = { facts[$0] ?? [] }
        data.targets = { targets[$0] ?? [] }
        data.events = { events[$0] ?? [] }
        data.pairs = { pairs }
        data.regions = { Array(regions.values) }
        data.regionOfMember = { states[$0]?.instrument.region }
        data.baskets = { baskets }
        data.feeds = { feeds }
        data.flagCount = { flags[$0] }
        return data
    }

    /// Adds an instrument with a current price.
    mutating func add(
        _ symbol: Symbol, price: Double? = 100, _ change: (inout InstrumentState) -> Void = { _ in }
    ) {
        var state = InstrumentState(instrument: Instrument(inferredFrom: symbol))
        state.price = price
        state.time = price.map { _ in now }
        state.sessionDate = price.map { _ in date("2026-01-14") }
        state.staleness = price == nil ? .missing : .current
        change(&state)
        states[symbol] = state
        guard let region = state.instrument.region, state.instrument.kind == .equity else { return }
        var pane = regions[region] ?? RegionState(region: region, status: ExchangeStatus(phase: .open, next: nil))
        if !pane.members.contains(symbol) { pane.members.append(symbol) }
        regions[region] = pane
    }

    mutating func fact(_ symbol: Symbol, _ metric: String, _ value: Double) {
        facts[symbol, default: []].append(
            Fact(symbol: symbol, metric: metric, asOf: date("2026-01-13"), value: value, unit: "", source: "test"))
    }

    mutating func event(_ symbol: Symbol, _ kind: String, _ day: String) {
        events[symbol, default: []].append(
            MarketEvent(symbol: symbol, date: date(day), kind: kind, title: kind, source: "test"))
    }

    /// Gives a region its valuation.
    mutating func value(_ region: Region, forwardPE: Double? = nil, earningsGrowth: Double? = nil) {
        func fact(_ value: Double?) -> Fact? {
            value.map { Fact(symbol: "X", metric: "", asOf: date("2026-01-13"), value: $0, unit: "", source: "test") }
        }
        var pane = regions[region] ?? RegionState(region: region, status: ExchangeStatus(phase: .open, next: nil))
        pane.valuation = Valuation(forwardPEFact: fact(forwardPE), earningsGrowthFact: fact(earningsGrowth))
        regions[region] = pane
    }

    /// Bars of consecutive days that end the day before today's session.
    mutating func close(_ symbol: Symbol, _ closes: [Double], volume: Double? = nil) {
        let last = date("2026-01-13").daysSince1970
        bars[symbol] = closes.enumerated().map { index, close in
            DailyBar(
                date: CalendarDate(daysSince1970: last - closes.count + 1 + index), close: close, volume: volume)
        }
    }

    /// What a text is worth about a subject.
    func value(_ text: String, of subject: RuleSubject? = .instrument("2330.TW")) throws -> RuleValue {
        try RuleExpression(text, scope: subject?.scope ?? .market).value(for: subject, in: data)
    }
}
