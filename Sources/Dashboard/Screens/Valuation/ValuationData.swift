import Market

/// A stock with its valuation.
struct StockValuation: Hashable, Sendable {
    let instrument: Instrument
    let valuation: Valuation
    let target: PriceTarget?
    /// How far the target is above the price, as a fraction.
    let upside: Double?
    /// The target in US dollars per foreign unit, where the share has one.
    let perReceipt: ReceiptTarget?
}

/// What the valuation view shows, in the order of its rows.
struct ValuationData: Sendable {
    /// Chipmakers with a forward P/E, the cheapest first; behind them those that have only a target.
    let chipmakers: [StockValuation]
    /// Every other fact that says something of the trade.
    let facts: [Fact]

    init(_ model: Model) {
        let snapshot = model.snapshot
        let symbols = Set(snapshot.facts.keys).union(snapshot.targets.keys).filter { model.shown.passes($0) }
        let today = TimeZoneRule.utc.local(model.displayedMoment).date
        chipmakers = symbols.compactMap { ValuationData.chipmaker($0, snapshot, today) }.sorted { left, right in
            let (first, second) = (left.valuation.forwardPE ?? .infinity, right.valuation.forwardPE ?? .infinity)
            return first == second ? left.instrument.symbol < right.instrument.symbol : first < second
        }
        facts = snapshot.facts.values.joined().filter {
            !ValuationData.shownElsewhere.contains($0.metric) && model.shown.passes($0.symbol)
        }.sorted {
            left, right in
            let (first, second) = (FactWords.rank(left), FactWords.rank(right))
            return first == second ? (left.symbol, left.metric) < (right.symbol, right.metric) : first < second
        }
    }

    /// Facts with columns of their own, or used only in calculations, are not listed as industry data.
    static let shownElsewhere: Set<String> = [
        Fact.forwardPE, Fact.earningsGrowth, Fact.sharesOutstanding, Fact.dividend, Fact.split,
    ]

    static func chipmaker(
        _ symbol: Symbol, _ snapshot: Snapshot, _ today: CalendarDate
    ) -> StockValuation? {
        let state = snapshot[symbol]
        let instrument = state?.instrument ?? Instrument(inferredFrom: symbol)
        guard instrument.kind == .equity else { return nil }
        let (valuation, target) = (snapshot.valuation(of: symbol), snapshot.newestTarget(of: symbol))
        guard valuation.forwardPEFact != nil || target != nil else { return nil }
        return StockValuation(
            instrument: instrument, valuation: valuation, target: target,
            upside: state.flatMap { snapshot.upside(of: $0) },
            perReceipt: snapshot.receiptTarget(of: symbol, on: today))
    }
}
