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

extension PriceHistory {
    /// The history with an instrument's latest price as its last close; closes of that session or later make room.
    public func adding(latestOf state: InstrumentState?) -> PriceHistory {
        guard let price = state?.price, let date = state?.sessionDate else { return self }
        var result = self
        while let last = result.closes.last, last.date >= date { result.closes.removeLast() }
        result.closes.append(DatedClose(date: date, close: price))
        return result
    }
}
