import Glibc
import Synchronization
import SystemFiles

/// Asks a running program to end, and cuts pauses short, once a feed is to stop.
///
/// The program gets SIGTERM and three seconds later SIGKILL, with everything in its process group.
final class StopSignal: Sendable {
    private struct State {
        var isStopping = false
        var group: ProcessGroup?
        var waiting: [Int: Task<Void, Never>] = [:]
        var waits = 0
    }

    private let state = Mutex(State())

    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// Stops what runs now and whatever begins later.
    func stop() {
        let group = state.withLock { state in
            state.isStopping = true
            for task in state.waiting.values { task.cancel() }
            return state.group
        }
        if let group { end(group) }
    }

    /// A program has begun.
    func began(_ group: ProcessGroup) {
        let isStopping = state.withLock { state in
            state.group = group
            return state.isStopping
        }
        if isStopping { end(group) }
    }

    /// The program has ended; what it left behind in its group goes with it.
    func ended() {
        state.withLock { state in
            state.group?.signal(SIGKILL)
            state.group = nil
        }
    }

    /// Waits for a time, or until the feed is to stop.
    func wait(_ time: Duration) async {
        let task = Task { _ = try? await Task.sleep(for: time) }
        let number = state.withLock { state in
            state.waits += 1
            state.waiting[state.waits] = task
            if state.isStopping { task.cancel() }
            return state.waits
        }
        await task.value
        state.withLock { $0.waiting[number] = nil }
    }

    private func end(_ group: ProcessGroup) {
        group.signal(SIGTERM)
        Task { [self] in
            try? await Task.sleep(for: .seconds(3))
            state.withLock { if $0.group == group { group.signal(SIGKILL) } }
        }
    }
}
