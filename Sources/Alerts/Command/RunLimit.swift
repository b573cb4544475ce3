import Glibc
import Synchronization
import SystemFiles

/// Stops a run that takes too long: SIGTERM, a second later SIGKILL, to everything in its process group.
final class RunLimit: Sendable {
    private struct State {
        var task: Task<Void, Never>?
        var hasStopped = false
        var hasEnded = false
    }

    private let seconds: Int
    private let state = Mutex(State())

    init(seconds: Int) { self.seconds = seconds }

    /// Begins to count.
    func begin(_ group: ProcessGroup) {
        let task = Task { [self] in
            guard await passes(.seconds(seconds)), stop() else { return }
            group.signal(SIGTERM)
            if await passes(.seconds(1)) { signalIfRunning(group) }
        }
        state.withLock { $0.task = task }
    }

    /// The run has ended. Returns whether it was stopped.
    func end() -> Bool {
        state.withLock { state in
            state.hasEnded = true
            state.task?.cancel()
            return state.hasStopped
        }
    }

    private func stop() -> Bool {
        state.withLock { state in
            state.hasStopped = !state.hasEnded
            return state.hasStopped
        }
    }

    /// The lock is held over the signal, so that the number is still the run's.
    private func signalIfRunning(_ group: ProcessGroup) {
        state.withLock { if !$0.hasEnded { group.signal(SIGKILL) } }
    }

    private func passes(_ time: Duration) async -> Bool {
        do {
            try await Task.sleep(for: time)
            return true
        } catch {
            return false
        }
    }
}
