/// How long to wait after failures: twice as long each time up to a limit, and never exactly, so that many who failed
/// together do not come back together.
public struct Backoff: Hashable, Sendable {
    /// The longest wait after the first failure.
    public var first: Duration
    /// The longest wait ever.
    public var limit: Duration

    /// Creates a rule.
    public init(first: Duration, limit: Duration) {
        self.first = first
        self.limit = limit
    }

    /// The wait after so many failures in a row: between half of the step and the whole of it.
    ///
    /// - Parameter chance: a number from 0 to below 1.
    public func delay(failures: Int, chance: Double) -> Duration {
        guard failures > 0 else { return .zero }
        var step = first
        for _ in 1..<max(2, min(failures, 40)) where failures > 1 {
            if step >= limit { break }
            step = step * 2
        }
        return min(step, limit) * (0.5 + 0.5 * min(max(chance, 0), 1))
    }
}
