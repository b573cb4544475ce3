public import FeedEngine
public import Market
import Synchronization

/// A clock that stands still until it is moved on to the next moment that a task waits for.
public final class VirtualClock: FeedClock {
    private struct Sleeper {
        let id: Int
        let until: Duration
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var start: Instant
        var steady = Duration.zero
        var sleepers: [Sleeper] = []
        var cancelled: Set<Int> = []
        var lastID = 0
    }

    private let state: Mutex<State>

    /// Starts at a moment.
    public init(_ start: Instant) {
        state = Mutex(State(start: start))
    }

    /// The time of day.
    public func wall() -> Instant {
        state.withLock { $0.start.advanced(milliseconds: VirtualClock.milliseconds($0.steady)) }
    }

    /// The time since the beginning.
    public func steady() -> Duration { state.withLock { $0.steady } }

    /// Waits until the clock has been moved so far.
    public func sleep(until moment: Duration) async throws(CancellationError) {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let isOver = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let result = state.withLock { state -> Bool? in
                    if state.cancelled.remove(id) != nil { return false }
                    if moment <= state.steady { return true }
                    state.sleepers.append(Sleeper(id: id, until: moment, continuation: continuation))
                    return nil
                }
                if let result { continuation.resume(returning: result) }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.sleepers.remove(at: index)
            }
            sleeper?.continuation.resume(returning: false)
        }
        _ = state.withLock { $0.cancelled.remove(id) }
        if !isOver { throw CancellationError() }
    }

    /// Moves the time of day without any time passing, as setting the machine's clock does.
    public func jump(seconds: Int) {
        state.withLock { $0.start = $0.start.advanced(seconds: seconds) }
    }

    /// Goes to the next moment that a task waits for; false if none waits, or none before the end.
    func advance(noFurtherThan end: Duration) -> Bool {
        let sleeper = state.withLock { state -> Sleeper? in
            guard let index = state.sleepers.indices.min(by: { state.sleepers[$0].until < state.sleepers[$1].until }),
                state.sleepers[index].until <= end
            else { return nil }
            let sleeper = state.sleepers.remove(at: index)
            state.steady = max(state.steady, sleeper.until)
            return sleeper
        }
        sleeper?.continuation.resume(returning: true)
        return sleeper != nil
    }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
