import Market

/// The prices that an instrument can have: its exchange's ticks within the session's limits.
struct PriceGrid: Sendable {
    private let exchange: Exchange?
    private let decimals: Double

    /// - Parameters:
    ///   - instrument: shares move on their exchange's ticks, indices and rates on decimals.
    ///   - level: a typical price of the instrument; small rates have more decimals.
    init(_ instrument: Instrument, level: Double) {
        exchange = instrument.kind == .equity ? instrument.exchange : nil
        decimals = instrument.kind == .index || level >= 1000 ? 100 : level >= 100 ? 1000 : 10_000
    }

    /// The nearest valid price.
    func nearest(_ price: Double) -> Double { snap(price) { $0.rounded() } }

    /// The nearest valid price within limits; the limits themselves are valid prices.
    func nearest(_ price: Double, within limit: PriceLimit?) -> Double {
        guard let limit else { return nearest(price) }
        return nearest(min(max(price, limit.down), limit.up))
    }

    /// The next valid price below.
    func below(_ price: Double) -> Double { snap(price - step(at: price)) { ($0 - 1e-6).rounded(.up) } }

    /// The next valid price above.
    func above(_ price: Double) -> Double { nearest(price + step(at: price)) }

    private func step(at price: Double) -> Double {
        guard let exchange, let step = TickSize.step(at: price, on: exchange) else { return 1 / decimals }
        return step
    }

    /// Counts ticks and divides again rather than multiplying by 0.1 or 0.05, which no binary number is.
    private func snap(_ price: Double, _ round: (Double) -> Double) -> Double {
        let step = step(at: price)
        if step >= 1 { return round(price / step) * step }
        let perUnit = (1 / step).rounded()
        return round(price * perUnit) / perUnit
    }
}
