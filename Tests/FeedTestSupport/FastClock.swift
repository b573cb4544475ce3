public import FeedEngine
public import Market

/// A clock on which so many seconds pass in one of the machine's: waits of minutes are over in moments, while a real
/// network goes on as it does.
public struct FastClock: FeedClock {
    private let start: Instant
    private let speed: Double
    private let beginning = ContinuousClock.now

    /// Starts at a moment.
    public init(_ start: Instant, speed: Double) {
        self.start = start
        self.speed = speed
    }

    /// The time of day.
    public func wall() -> Instant { start.advanced(milliseconds: Int64(steady() / .milliseconds(1))) }

    /// The time since the beginning.
    public func steady() -> Duration { (ContinuousClock.now - beginning) * speed }

    /// Waits until a moment.
    public func sleep(until moment: Duration) async throws(CancellationError) {
        do {
            try await Task.sleep(until: beginning + moment / speed, clock: .continuous)
        } catch {
            throw CancellationError()
        }
    }
}
