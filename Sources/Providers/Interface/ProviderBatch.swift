public import Market

/// Everything that one answer brought, ready for the cache.
public struct ProviderBatch: Hashable, Sendable {
    /// Names and such of instruments, where the answer tells more than is known.
    public var instruments: [Instrument] = []
    /// Latest prices.
    public var quotes: [Quote] = []
    /// Daily bars by instrument, oldest first.
    public var daily: [Symbol: [DailyBar]] = [:]
    /// Parts of sessions by instrument, oldest first.
    public var intraday: [Symbol: [IntradayBar]] = [:]
    /// Facts.
    public var facts: [Fact] = []
    /// Price targets.
    public var targets: [PriceTarget] = []
    /// Events.
    public var events: [MarketEvent] = []
    /// Instruments that were asked for and that the provider does not know.
    public var unknown: [Symbol] = []
    /// Values that could not be true or not be read, and were left out.
    public var dropped: [DroppedValue] = []

    /// Creates an empty batch.
    public init() {}

    /// Whether there is nothing to save.
    public var isEmpty: Bool {
        instruments.isEmpty && quotes.isEmpty && daily.isEmpty && intraday.isEmpty && facts.isEmpty && targets.isEmpty
            && events.isEmpty
    }
}

/// A value that a provider sent and that was not believed: the last good one stays and keeps its age.
public struct DroppedValue: Hashable, Sendable {
    /// Whose it was; nil where that cannot be told.
    public var symbol: Symbol?
    /// The field's name in the provider's own words.
    public var field: String
    /// Why it was left out, as a clause such as `price is not above zero`; sanitised, at most 200 characters.
    public var reason: String

    /// Creates a record of it.
    public init(symbol: Symbol?, field: String, reason: String) {
        self.symbol = symbol
        self.field = field
        self.reason = reason
    }
}
