public import Market

/// The closes of a basket's member and what it counts when weights are set.
public struct WeightedHistory: Hashable, Sendable {
    /// What a member counts.
    public enum Weight: Hashable, Sendable {
        /// Always this; only the proportion between members matters.
        case fixed(Double)
        /// Its market value, which was this many US dollars at the last close of its history. On other days it follows
        /// the price: the number of shares is taken as it is now.
        case marketValue(Double)
    }

    /// The closes, oldest first, the latest price as the last of them.
    public var history: PriceHistory
    /// What it counts.
    public var weight: Weight

    /// Creates a member's history.
    public init(history: PriceHistory, weight: Weight = .fixed(1)) {
        self.history = history
        self.weight = weight
    }

    /// What it counts by a close of its history.
    func weight(at close: DatedClose, _ rates: DollarRates) -> Double {
        switch weight {
        case .fixed(let weight): return weight
        case .marketValue(let value):
            guard let last = history.closes.last, last.close > 0 else { return value }
            let local = value * close.close / last.close
            guard let currency = history.currency, let now = rates.rate(of: currency, on: last.date),
                let then = rates.rate(of: currency, on: close.date)
            else { return local }
            return local * now / then
        }
    }
}
