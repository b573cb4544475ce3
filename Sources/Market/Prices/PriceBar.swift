/// What bars of every length have in common: first, highest, lowest and last price, and volume.
public protocol PriceBar {
    /// The first price.
    var open: Double? { get set }
    /// The highest price.
    var high: Double? { get set }
    /// The lowest price.
    var low: Double? { get set }
    /// The last price.
    var close: Double { get set }
    /// Shares traded.
    var volume: Double? { get set }
}

extension DailyBar: PriceBar {}
extension IntradayBar: PriceBar {}

extension PriceBar {
    /// The bar with every price changed alike.
    public func mapPrices(_ change: (Double) -> Double) -> Self {
        var bar = self
        bar.open = open.map(change)
        bar.high = high.map(change)
        bar.low = low.map(change)
        bar.close = change(close)
        return bar
    }
}
