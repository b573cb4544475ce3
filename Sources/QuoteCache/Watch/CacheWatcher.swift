import Glibc
import Synchronization

/// Tells when the cache may have changed: a thread of its own that waits for the folder (inotify, a hint), asks SQLite
/// (`PRAGMA data_version`, the judge), and looks again every second in case a hint got lost.
///
/// The thread sleeps in `poll`; with nothing happening it wakes once a second.
public final class CacheWatcher: Sendable {
    /// Why the engine should look.
    public enum Signal: Hashable, Sendable {
        /// Somebody committed, the file was replaced, or the cache could not be asked.
        case changed
        /// A minute has passed.
        case minute
    }

    /// The signals; only the newest undelivered one is kept.
    public let signals: AsyncStream<Signal>
    private let continuation: AsyncStream<Signal>.Continuation
    private let shared: Shared

    /// What the thread and the outside share.
    final class Shared: Sendable {
        let isStopped = Atomic(false)
        let isRetryWanted = Atomic(false)
        let wakeUp: Pipe

        init(wakeUp: Pipe) {
            self.wakeUp = wakeUp
        }
    }

    /// A pipe that ends with its owner.
    final class Pipe: Sendable {
        let reading: Int32
        let writing: Int32

        init() {
            var ends: [Int32] = [-1, -1]
            if pipe(&ends) == 0 {
                for end in ends {
                    _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                    _ = fcntl(end, F_SETFL, O_NONBLOCK)
                }
            }
            (reading, writing) = (ends[0], ends[1])
        }

        deinit {
            close(reading)
            close(writing)
        }

        func wake() {
            var byte: UInt8 = 0
            _ = write(writing, &byte, 1)
        }
    }

    /// Starts watching.
    public init(file: CacheFile) {
        (signals, continuation) = AsyncStream.makeStream(of: Signal.self, bufferingPolicy: .bufferingNewest(1))
        shared = Shared(wakeUp: Pipe())
        let loop = WatchLoop(file: file, shared: shared, continuation: continuation)
        Thread.start { loop.run() }
    }

    deinit {
        stop()
    }

    /// Asks for a signal at the next look, a second from now at most, though nothing may have changed.
    public func retrySoon() {
        shared.isRetryWanted.store(true, ordering: .relaxed)
    }

    /// Ends the thread and the signals.
    public func stop() {
        shared.isStopped.store(true, ordering: .relaxed)
        shared.wakeUp.wake()
        continuation.finish()
    }
}

/// A detached POSIX thread.
private enum Thread {
    private final class Box {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }

    static func start(_ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Box(body))
        let status = pthread_create(&thread, nil, { argument in
            guard let argument else { return nil }
            Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }, box.toOpaque())
        if status == 0 { pthread_detach(thread) } else { box.release() }
    }
}
