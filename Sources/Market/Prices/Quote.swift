/// The latest price of an instrument as a feed saw it.
public struct Quote: Hashable, Sendable {
    /// Whose price it is.
    public var symbol: Symbol
    /// The last price, in the instrument's currency.
    public var price: Double
    /// When it was made (not when it was fetched).
    public var time: Instant
    /// The reference close of today's change, where the source says.
    public var previousClose: Double?
    /// The first price of the session.
    public var open: Double?
    /// The highest price of the session.
    public var high: Double?
    /// The lowest price of the session.
    public var low: Double?
    /// Shares traded in the session.
    public var volume: Double?
    /// The best bid.
    public var bid: Double?
    /// The best ask.
    public var ask: Double?
    /// Who said so.
    public var source: String

    /// Creates a quote.
    public init(
        symbol: Symbol, price: Double, time: Instant, previousClose: Double? = nil, open: Double? = nil,
        high: Double? = nil, low: Double? = nil, volume: Double? = nil, bid: Double? = nil, ask: Double? = nil,
        source: String
    ) {
        self.symbol = symbol
        self.price = price
        self.time = time
        self.previousClose = previousClose
        self.open = open
        self.high = high
        self.low = low
        self.volume = volume
        self.bid = bid
        self.ask = ask
        self.source = source
    }
}
