/// About a year of closes of one instrument, oldest first, without the session of its latest price.
public struct PriceHistory: Hashable, Sendable {
    /// The closes, ordered by date.
    public var closes: [DatedClose]
    /// What they are in.
    public var currency: Currency?

    /// Creates a history.
    public init(closes: [DatedClose], currency: Currency?) {
        self.closes = closes
        self.currency = currency
    }
}
