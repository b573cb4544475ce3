public import Market

/// The engine's only source of time, so that a virtual one can drive a whole day in no time.
public protocol FeedClock: Sendable {
    /// The time of day; it may jump, as clocks of machines do.
    func wall() -> Instant
    /// The time since some beginning; it never jumps and never goes back.
    func steady() -> Duration
    /// Waits until the steady time has come.
    func sleep(until moment: Duration) async throws(CancellationError)
}
