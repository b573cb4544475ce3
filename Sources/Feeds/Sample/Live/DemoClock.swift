public import Market

/// The clock of a demonstration: it begins at a moment of its own and may run faster than real time.
public struct DemoClock: Sendable {
    /// How many seconds of the demonstration pass in a real one.
    public let speed: Double
    private let beginning: Instant
    private let start: ContinuousClock.Instant

    /// Begins now.
    public init(beginning: Instant = SampleMarket.asOf, speed: Double = 1) {
        self.beginning = beginning
        self.speed = speed
        start = .now
    }

    /// What it shows.
    public func now() -> Instant { now(at: .now) }

    func now(at real: ContinuousClock.Instant) -> Instant {
        let passed = (real - start).components
        let milliseconds = Double(passed.seconds) * 1000 + Double(passed.attoseconds) / 1e15
        return beginning.advanced(milliseconds: Int64((milliseconds * speed).rounded(.down)))
    }
}
