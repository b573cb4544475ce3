import Analytics
import Market

/// A chipmaker with what is known of how dear it is.
struct ChipmakerValuation: Hashable, Sendable {
    let instrument: Instrument
    let price: Double?
    let valuation: Valuation
    let target: PriceTarget?
    /// How far the target is above the price, as a fraction.
    let upside: Double?
    /// The target in US dollars per foreign unit, where the share has one.
    let perReceipt: PerReceipt?

    /// A target told for the American line.
    struct PerReceipt: Hashable, Sendable {
        let symbol: Symbol
        let price: Double
        /// Home shares of one unit, and the rate that was used with its date.
        let ratio: Double
        let rate: Double
    }
}

/// What the valuation view shows, in the order of its rows.
struct ValuationData: Sendable {
    /// Chipmakers with a forward P/E, the cheapest first; behind them those that have only a target.
    let chipmakers: [ChipmakerValuation]
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

    /// What has columns of its own, or is there to reckon with, is no fact of the trade.
    static let shownElsewhere: Set<String> = [
        Fact.forwardPE, Fact.earningsGrowth, Fact.sharesOutstanding, Fact.dividend, Fact.split,
    ]

    static func chipmaker(
        _ symbol: Symbol, _ snapshot: Snapshot, _ today: CalendarDate
    ) -> ChipmakerValuation? {
        let state = snapshot[symbol]
        let instrument = state?.instrument ?? Instrument(inferredFrom: symbol)
        guard instrument.kind == .equity else { return nil }
        let facts = snapshot.facts[symbol] ?? []
        let valuation = Valuation(
            forwardPEFact: facts.first { $0.metric == Fact.forwardPE },
            earningsGrowthFact: facts.first { $0.metric == Fact.earningsGrowth })
        let target = snapshot.targets[symbol]?.max { $0.asOf < $1.asOf }
        guard valuation.forwardPEFact != nil || target != nil else { return nil }
        let isSameCurrency = target?.currency == instrument.currency
        var upside: Double?
        if let target, let price = state?.price, price > 0, isSameCurrency { upside = target.price / price - 1 }
        return ChipmakerValuation(
            instrument: instrument, price: state?.price, valuation: valuation, target: target, upside: upside,
            perReceipt: target.flatMap { perReceipt($0, snapshot, today) })
    }

    /// `target · shares per unit ÷ rate`, for the receipts that trade in dollars.
    private static func perReceipt(
        _ target: PriceTarget, _ snapshot: Snapshot, _ today: CalendarDate
    ) -> ChipmakerValuation.PerReceipt? {
        let pairs = snapshot.parity.map(\.pair).filter { $0.home == target.symbol && $0.kind != .ah }
        guard let pair = pairs.first, target.currency != .usd,
            let rate = snapshot.rates.rate(of: target.currency, on: today),
            let rates = ParityRates(pair, foreignRate: 1, homeRate: rate)
        else { return nil }
        return ChipmakerValuation.PerReceipt(
            symbol: pair.foreign, price: rates.foreignPrice(ofHome: target.price), ratio: pair.ratio, rate: rate)
    }
}
