public import Providers

/// Everything that decides whether a request may go to one host now: rate, requests under way, waits that the host has
/// asked for, and the breaker.
public struct HostGate: Sendable {
    /// What became of a request, as far as the host is concerned.
    public enum Outcome: Hashable, Sendable {
        /// It answered.
        case success
        /// It failed or sent nothing usable.
        case failure
        /// It wants fewer requests, and says for how long where it does.
        case limited(Duration?)
        /// We gave up ourselves.
        case cancelled
    }

    /// What it may be asked.
    public let policy: HostPolicy
    /// How it fares.
    public private(set) var breaker = CircuitBreaker()
    /// How many requests are under way.
    public private(set) var inFlight = 0
    private var bucket: TokenBucket
    private var pausedUntil = Duration.zero
    private var limits = 0
    /// A longer wait is not believed: a host that means a day will say so again.
    private static let longestWait = Duration.seconds(6 * 3600)
    private let pause = Backoff(first: .seconds(30), limit: .seconds(1800))

    /// Opens a gate.
    public init(_ policy: HostPolicy, at now: Duration) {
        self.policy = policy
        bucket = TokenBucket(
            capacity: policy.burst, interval: .seconds(60 / max(policy.requestsPerMinute, 0.01)), at: now)
        pausedUntil = now
    }

    /// When the next request may go out, as far as can be told: nil while it has to wait for one that is under way.
    public func nextAdmission(at now: Duration) -> Duration? {
        guard inFlight < policy.concurrency, let permit = breaker.nextPermit(at: now) else { return nil }
        return max(permit, pausedUntil, bucket.nextToken(at: now), now)
    }

    /// Until when it is shut: the breaker's pause or the host's own wait; nil where it is not.
    public func shutUntil(at now: Duration) -> Duration? {
        var until = pausedUntil
        if case .open(let opens) = breaker.state { until = max(until, opens) }
        return until > now ? until : nil
    }

    /// Failures in a row, as far as they are counted.
    var failures: Int {
        switch breaker.state {
        case .closed(let failures): failures + limits
        case .open, .halfOpen: breaker.threshold + limits
        }
    }

    /// Lets a request through; false where it has to wait.
    public mutating func begin(at now: Duration) -> Bool {
        guard let admission = nextAdmission(at: now), admission <= now, bucket.take(at: now) else { return false }
        breaker.begin(at: now)
        inFlight += 1
        return true
    }

    /// Notes how a request ended.
    ///
    /// - Parameter chance: a number from 0 to below 1.
    public mutating func end(_ outcome: Outcome, at now: Duration, chance: Double) {
        inFlight = max(0, inFlight - 1)
        switch outcome {
        case .success:
            breaker.recordSuccess()
            limits = 0
        case .failure: breaker.recordFailure(at: now, chance: chance)
        case .cancelled: breaker.recordNothing(at: now)
        case .limited(let wait):
            limits += 1
            let own = pause.delay(failures: limits, chance: chance)
            // A host that asks for no wait, or for none worth the name, gets ours.
            pausedUntil = max(pausedUntil, now + max(wait.map { min($0, HostGate.longestWait) } ?? own, .seconds(1)))
            breaker.recordNothing(at: now)
        }
    }
}
