/// How a program that fills the cache is doing.
public struct FeedStatus: Hashable, Sendable {
    /// The program's or provider's name.
    public var feed: String
    /// `ok`, `failing` or `stopped`.
    public var state: String
    /// When it last succeeded.
    public var lastSuccess: Instant?
    /// When it will try again.
    public var nextAttempt: Instant?
    /// Failures since the last success.
    public var failures: Int
    /// The last error, for people.
    public var message: String
    /// How long its last answer took, in seconds.
    public var latency: Double?
    /// When it last failed.
    public var lastFailure: Instant?

    /// Creates a status.
    public init(
        feed: String, state: String, lastSuccess: Instant? = nil, nextAttempt: Instant? = nil, failures: Int = 0,
        message: String = "", latency: Double? = nil, lastFailure: Instant? = nil
    ) {
        self.feed = feed
        self.state = state
        self.lastSuccess = lastSuccess
        self.nextAttempt = nextAttempt
        self.failures = failures
        self.message = message
        self.latency = latency
        self.lastFailure = lastFailure
    }
}
