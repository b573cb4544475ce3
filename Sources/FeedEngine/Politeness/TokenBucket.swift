/// A rate limit: tokens come in steadily up to a number, and every request takes one.
///
/// Time is handed in and may jump: backwards it brings nothing, forwards no more than the bucket holds.
public struct TokenBucket: Hashable, Sendable {
    /// How many requests may go out at once after a pause.
    public let capacity: Int
    /// How long it takes until another one may go out.
    public let interval: Duration
    private var tokens: Double
    private var updatedAt: Duration

    /// Creates a full bucket.
    public init(capacity: Int, interval: Duration, at now: Duration) {
        self.capacity = max(1, capacity)
        self.interval = max(interval, .milliseconds(1))
        tokens = Double(self.capacity)
        updatedAt = now
    }

    /// When the next token is there; `now` where one is.
    public func nextToken(at now: Duration) -> Duration {
        let there = tokens(at: now)
        guard there < 1 else { return now }
        return now + .milliseconds(Int64((interval / .milliseconds(1) * (1 - there) - 0.001).rounded(.up)))
    }

    /// Takes a token; false if absent.
    public mutating func take(at now: Duration) -> Bool {
        tokens = tokens(at: now)
        updatedAt = now
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }

    private func tokens(at now: Duration) -> Double {
        let elapsed = max(now - updatedAt, .zero)
        let total = tokens + elapsed / interval
        // A thousandth of a request is rounding, not a reason to wait.
        return min(Double(capacity), total > 0.999 && total < 1 ? 1 : total)
    }
}
