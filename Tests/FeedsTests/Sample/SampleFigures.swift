import Market

@testable import Feeds

/// The figures of the trade, worked out from closes and prices by their definitions.
struct SampleFigures {
    /// The last close of 2025 by symbol.
    let references: [Symbol: Double]
    /// The basket's members and the rates of their currencies.
    private let members: [(symbol: Symbol, rate: Symbol)]
    /// The latest price by symbol.
    var prices: [Symbol: Double]

    init(_ market: SampleMarket) {
        var references: [Symbol: Double] = [:]
        var prices: [Symbol: Double] = [:]
        for listing in market.listings {
            let symbol = listing.instrument.symbol
            references[symbol] = listing.dailyBars.last { $0.date.year == 2025 }?.close
            prices[symbol] = listing.quote?.price
        }
        self.references = references
        members = Basket.asiaTech.members.compactMap { symbol in
            Instrument(inferredFrom: symbol).currency?.dollarRateSymbol.map { (symbol, $0) }
        }
        self.prices = prices
    }

    /// Price over the last close of 2025, less 1.
    func yearToDate(_ symbol: Symbol) -> Double? {
        guard let reference = references[symbol], let price = prices[symbol] else { return nil }
        return price / reference - 1
    }

    /// The equal-weight mean over every Asian share that has a close in 2025.
    func asiaTech(inDollars: Bool = false) -> Double {
        var (sum, count) = (0.0, 0.0)
        for (symbol, rate) in members {
            guard let reference = references[symbol], let price = prices[symbol] else { continue }
            var value = price / reference
            if inDollars, let before = references[rate], let now = prices[rate] { value *= before / now }
            sum += value - 1
            count += 1
        }
        return sum / max(1, count)
    }

    /// Whatever the product's table of figures says and these prices do not; empty where all is well.
    var departures: [String] {
        func outside(_ name: String, _ value: Double?, _ range: ClosedRange<Double>) -> String? {
            value.map { range.contains($0) } == true ? nil : "\(name): \(value ?? .nan)"
        }
        let big = (["2330.TW", "005930.KS", "000660.KS"] as [Symbol]).map {
            outside($0.rawValue, yearToDate($0), 0.08...0.16)
        }
        let others = [
            outside("Asia tech", asiaTech(), 0.057...0.063),
            outside("Asia tech in USD", asiaTech(inDollars: true), 0.0515...0.0685),
            outside("^NDX", yearToDate("^NDX"), 0.018...0.022),
            outside("1347.HK", yearToDate("1347.HK"), 0.2.nextUp...0.4),
            outside("6082.HK over its offer", prices["6082.HK"].map { $0 / 19.6 - 1 }, 0...1.19),
            outside("target per ADR", prices["TWD=X"].map { 2330 * 5 / $0 }, 370...375),
        ]
        return (big + others).compactMap(\.self)
    }
}
