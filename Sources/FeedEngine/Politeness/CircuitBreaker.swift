/// Keeps away from a host that fails: after some failures in a row nothing is sent for a while, then a single trial
/// decides whether it is open again or shut for longer.
public struct CircuitBreaker: Hashable, Sendable {
    /// What it lets through.
    public enum State: Hashable, Sendable {
        /// Everything; so many failures in a row.
        case closed(failures: Int)
        /// Nothing before a moment.
        case open(until: Duration)
        /// One request, which is under way.
        case halfOpen
    }

    /// Failures in a row that open it.
    public var threshold: Int
    /// How long it stays open, longer each time it reopens.
    public var pause: Backoff
    /// What it lets through now.
    public private(set) var state = State.closed(failures: 0)
    private var openings = 0

    /// Creates one that lets everything through.
    public init(threshold: Int = 5, pause: Backoff = Backoff(first: .seconds(60), limit: .seconds(900))) {
        self.threshold = threshold
        self.pause = pause
    }

    /// When something may be sent: `now`, the end of the pause, or nil while the trial is under way.
    public func nextPermit(at now: Duration) -> Duration? {
        switch state {
        case .closed: now
        case .open(let until): max(now, until)
        case .halfOpen: nil
        }
    }

    /// Notes that a request is sent; the first one after a pause is the trial.
    public mutating func begin(at now: Duration) {
        if case .open(let until) = state, now >= until { state = .halfOpen }
    }

    /// Notes an answer of which something could be used.
    public mutating func recordSuccess() {
        state = .closed(failures: 0)
        openings = 0
    }

    /// Notes a failure.
    ///
    /// - Parameter chance: a number from 0 to below 1, so that many do not come back together.
    public mutating func recordFailure(at now: Duration, chance: Double) {
        if case .closed(let failures) = state, failures + 1 < threshold {
            state = .closed(failures: failures + 1)
            return
        }
        // What was under way when it opened says nothing new.
        if case .open = state { return }
        openings += 1
        state = .open(until: now + pause.delay(failures: openings, chance: chance))
    }

    /// Notes a request that was given up by ourselves: it says nothing of the host.
    public mutating func recordNothing(at now: Duration) {
        if state == .halfOpen { state = .open(until: now) }
    }
}
