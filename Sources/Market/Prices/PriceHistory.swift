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
        result.add(DatedClose(date: date, close: price))
        return result
    }

    /// Adds the latest close; closes of its session or later make room.
    public mutating func add(_ latest: DatedClose) {
        while let last = closes.last, last.date >= latest.date { closes.removeLast() }
        closes.append(latest)
    }
}
