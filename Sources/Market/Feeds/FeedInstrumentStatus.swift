/// The state of each source for one instrument.
public struct FeedInstrumentStatus: Hashable, Sendable {
    /// The program's or provider's name, as in `FeedStatus`.
    public var feed: String
    /// The instrument.
    public var symbol: Symbol
    /// When it last brought something.
    public var lastSuccess: Instant?
    /// How long that answer took, in seconds.
    public var latency: Double?
    /// Failures since the last success.
    public var failures: Int
    /// When it will try again.
    public var nextAttempt: Instant?
    /// The last error, for people.
    public var message: String

    /// Creates a status.
    public init(
        feed: String, symbol: Symbol, lastSuccess: Instant? = nil, latency: Double? = nil, failures: Int = 0,
        nextAttempt: Instant? = nil, message: String = ""
    ) {
        self.feed = feed
        self.symbol = symbol
        self.lastSuccess = lastSuccess
        self.latency = latency
        self.failures = failures
        self.nextAttempt = nextAttempt
        self.message = message
    }
}
