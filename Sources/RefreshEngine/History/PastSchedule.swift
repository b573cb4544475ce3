import Market

/// When the weeks before the moment shown are gone through again.
///
/// At once where nothing is known of them; otherwise at a pace that keeps the work a small part of the time, since a
/// cache that is being filled changes its past with every row.
struct PastSchedule {
    /// What a run belongs to; the result of another one is not used.
    private(set) var run = 0
    /// Whether bars of the past differ from those that were gone through.
    var isDue = true
    private(set) var task: Task<Void, Never>?
    private var rest: ContinuousClock.Instant?
    private var started: ContinuousClock.Instant?

    /// Time between two runs, as a multiple of what a run takes, and the least.
    private static let pace = (factor: 20, least: Duration.seconds(15))

    /// How long a run that is due has to wait; nil where none is due or one is under way.
    func wait(at now: ContinuousClock.Instant) -> Duration? {
        guard isDue, task == nil else { return nil }
        return rest.map { max(.zero, $0 - now) } ?? .zero
    }

    /// Begins a run.
    mutating func begin(at now: ContinuousClock.Instant, _ work: (Int) -> Task<Void, Never>) {
        run += 1
        (isDue, started) = (false, now)
        task = work(run)
    }

    /// Ends a run. Returns whether it is the one that was waited for.
    mutating func end(_ run: Int, at now: ContinuousClock.Instant) -> Bool {
        guard run == self.run else { return false }
        let taken = started.map { now - $0 } ?? .zero
        rest = now + max(Self.pace.least, taken * Self.pace.factor)
        task = nil
        return true
    }

    /// Gives up what is under way: another moment is shown.
    mutating func restart() {
        task?.cancel()
        run += 1
        (task, rest, isDue) = (nil, nil, true)
    }
}
