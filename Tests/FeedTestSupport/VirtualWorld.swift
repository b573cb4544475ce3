import Foundation
import Synchronization

/// Runs tasks on one thread and moves a virtual clock on whenever none of them has anything left to do: days pass in
/// no time, and always the same way.
public enum VirtualWorld {
    /// Runs a body until it returns, or until the clock has come to an end; then its task is cancelled and waited for.
    public static func run(
        _ clock: VirtualClock, for length: Duration, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let end = clock.steady() + length
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let thread = Thread {
                let executor = VirtualExecutor()
                let outcome = Mutex<Result<Void, any Error>?>(nil)
                let task = Task(executorPreference: executor) {
                    do {
                        try await body()
                        outcome.withLock { $0 = .success(()) }
                    } catch {
                        outcome.withLock { $0 = .failure(error) }
                    }
                }
                while true {
                    executor.drain()
                    if let result = outcome.withLock({ $0 }) {
                        continuation.resume(with: result)
                        return
                    }
                    if !clock.advance(noFurtherThan: end) {
                        if task.isCancelled {
                            continuation.resume(throwing: Stall())
                            return
                        }
                        task.cancel()
                    }
                }
            }
            thread.stackSize = 1 << 23
            thread.start()
        }
    }

    /// Nothing can go on and nothing waits for the clock.
    public struct Stall: Error {}
}

/// Keeps jobs until the one thread that owns it runs them.
private final class VirtualExecutor: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
    }

    func drain() {
        while true {
            let batch = jobs.withLock { jobs in
                defer { jobs = [] }
                return jobs
            }
            if batch.isEmpty { return }
            for job in batch { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }
}
