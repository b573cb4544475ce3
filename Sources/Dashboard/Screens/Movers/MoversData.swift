import Market

/// Who moves most, found in one pass over all instruments.
struct MoversData: Sendable {
    let lists: [MoverList]
    /// How many shares have a price of the session that is expected, with a return over the period.
    let counted: Int
    /// How many of those rose, fell or stood still.
    let breadth: Breadth
    /// The same of each region.
    let regions: [Region: Breadth]
    /// How many were left out because their price is old or missing.
    let leftOut: Int

    /// A volume counts as unusual from here on.
    static let unusualVolume = 1.5
    /// A price is near its limit within this part of itself.
    static let nearLimit = 0.03

    /// An open counts as a gap from here on.
    static let leastGap = 0.01

    /// - Parameter layout: which lists are shown, and how many rows of each.
    init(_ model: Model, _ layout: MoversLayout) {
        let rowCount = layout.rowCount
        var collector = Collector(model: model, rowCount: rowCount)
        for state in model.snapshot.instruments
        where state.instrument.kind == .equity && model.shown.passes(state.instrument.symbol) { collector.take(state) }
        lists = layout.kinds.map { kind in
            let entries = collector.selections[kind]?.entries ?? []
            let count = collector.counts[kind, default: 0]
            // The last line says how many more there are.
            let shown = count > rowCount ? max(0, rowCount - 1) : rowCount
            return MoverList(
                kind: kind,
                rows: entries.prefix(shown).map { .init(symbol: $0.element.0, figure: $0.element.1) }, count: count)
        }
        counted = collector.counted
        breadth = collector.breadth
        regions = collector.regions
        leftOut = collector.leftOut
    }
}

/// Offers every instrument to the lists it may belong to.
private struct Collector {
    let period: Period
    let currency: ReturnCurrency
    let rates: DollarRates
    var selections: [MoverKind: TopSelection<(Symbol, Double)>] = [:]
    var counts: [MoverKind: Int] = [:]
    var counted = 0
    var breadth = Breadth()
    var regions: [Region: Breadth] = [:]
    var leftOut = 0

    init(model: Model, rowCount: Int) {
        period = model.shown.period
        currency = model.shown.currency
        rates = model.snapshot.rates
        for kind in MoverKind.allCases { selections[kind] = TopSelection(capacity: rowCount) }
    }

    mutating func take(_ state: InstrumentState) {
        guard state.isFromExpectedSession, state.price != nil else {
            leftOut += 1
            return
        }
        if let change = state.returns(in: currency)[period] {
            counted += 1
            breadth.count(change, by: 1)
            if let region = state.instrument.region { regions[region, default: Breadth()].count(change, by: 1) }
            if change > 0 { offer(.up, state, key: change, figure: change) }
            if change < 0 { offer(.down, state, key: -change, figure: change) }
        }
        if let moved = Collector.valueMoved(state, period), moved != 0 {
            offer(.value, state, key: abs(moved), figure: moved)
        }
        if let ratio = state.indicators.volumeRatio, ratio >= MoversData.unusualVolume {
            offer(.volume, state, key: ratio, figure: ratio)
        }
        offerOpening(state)
        let day = state.local.day ?? 0
        if state.indicators.isAtYearHigh { offer(.yearHigh, state, key: day, figure: day) }
        if state.indicators.isAtYearLow { offer(.yearLow, state, key: -day, figure: day) }
        if let price = state.price, let distance = state.limit?.distance(from: price), distance <= MoversData.nearLimit
        {
            offer(.limit, state, key: -distance, figure: distance)
        }
    }

    /// What was traded in dollars, and how far the open was from the close before.
    private mutating func offerOpening(_ state: InstrumentState) {
        if let turnover = turnover(of: state), turnover > 0 {
            offer(.turnover, state, key: turnover, figure: turnover)
        }
        guard let open = state.session.open, let close = state.previousClose, close > 0 else { return }
        let gap = open / close - 1
        if abs(gap) >= MoversData.leastGap { offer(.gap, state, key: abs(gap), figure: gap) }
    }

    /// Today's volume at the latest price, in US dollars.
    private func turnover(of state: InstrumentState) -> Double? {
        guard let volume = state.session.volume, let price = state.price, let currency = state.instrument.currency,
            let time = state.time
        else { return nil }
        let date = state.sessionDate ?? state.instrument.zone.local(time).date
        return rates.rate(of: currency, on: date).map { volume * price / $0 }
    }

    /// What all shares together gained or lost over the period in US dollars: `value - value / (1 + return)`.
    private static func valueMoved(_ state: InstrumentState, _ period: Period) -> Double? {
        guard let value = state.marketValue, let change = state.usd[period], change > -1 else { return nil }
        return value - value / (1 + change)
    }

    private mutating func offer(_ kind: MoverKind, _ state: InstrumentState, key: Double, figure: Double) {
        let symbol = state.instrument.symbol
        counts[kind, default: 0] += 1
        selections[kind]?.offer((symbol, figure), key: key, tie: symbol.rawValue)
    }
}
