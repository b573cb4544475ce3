import Analytics
import Market

/// What is known of how dear a stock is, and what it is expected to reach.
extension Snapshot {
    func valuation(of symbol: Symbol) -> Valuation {
        let facts = facts[symbol] ?? []
        return Valuation(
            forwardPEFact: facts.first { $0.metric == Fact.forwardPE },
            earningsGrowthFact: facts.first { $0.metric == Fact.earningsGrowth })
    }

    func newestTarget(of symbol: Symbol) -> PriceTarget? { targets[symbol]?.max { $0.asOf < $1.asOf } }

    /// How far the newest target is above the price, as a fraction; nil where they are in different currencies.
    func upside(of state: InstrumentState) -> Double? {
        guard let target = newestTarget(of: state.instrument.symbol), let price = state.price, price > 0,
            target.currency == state.instrument.currency
        else { return nil }
        return target.price / price - 1
    }

    /// `target · shares per unit ÷ rate`, for the receipts that trade in dollars.
    func receiptTarget(of symbol: Symbol, on date: CalendarDate) -> ReceiptTarget? {
        guard let target = newestTarget(of: symbol), target.currency != .usd,
            let pair = parity.first(where: { $0.pair.home == symbol && $0.pair.kind != .ah })?.pair,
            let rate = rates.rate(of: target.currency, on: date),
            let rates = ParityRates(pair, foreignRate: 1, homeRate: rate)
        else { return nil }
        return ReceiptTarget(
            symbol: pair.foreign, price: rates.foreignPrice(ofHome: target.price), ratio: pair.ratio, rate: rate)
    }
}

/// A target told for the American line, in US dollars per unit.
struct ReceiptTarget: Hashable, Sendable {
    let symbol: Symbol
    let price: Double
    /// Home shares of one unit.
    let ratio: Double
    /// The rate that was used.
    let rate: Double

    /// The ways to write it, the longest first.
    var forms: [String] {
        let decimals = rate >= 1000 ? 0 : rate >= 100 ? 1 : 2
        let price = "US$" + NumberText.fixed(price, decimals: price >= 100 ? 0 : 1)
        let named = "\(price) \(symbol)"
        return [named + " at " + NumberText.fixed(rate, decimals: decimals), named, price]
    }
}
