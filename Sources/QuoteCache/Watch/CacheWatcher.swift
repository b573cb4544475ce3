import Synchronization
import SystemFiles

/// Tells when the cache may have changed: a thread of its own that waits for the folder (inotify, a hint), asks SQLite
/// (`PRAGMA data_version`, the judge), and looks again every second in case a hint got lost.
///
/// The thread sleeps in `poll`; with nothing happening it wakes once a second.
public final class CacheWatcher: Sendable {
    /// One element for each commit, and whenever the file became another one, it can no longer be read or can again,
    /// the alarm went off or something is due. Elements not yet taken are merged into one.
    public let signals: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let shared: Shared

    /// What the thread and the outside share.
    final class Shared: Sendable {
        let isStopped = Atomic(false)
        let wakeUp = WakeUpPipe()
        private let alarm = Atomic(Int64.max)

        func setAlarm(_ time: Int64) { alarm.store(time, ordering: .relaxed) }

        /// Whether the alarm went off; it does so once.
        func takeAlarm() -> Bool {
            let time = alarm.load(ordering: .relaxed)
            guard Pacing.clock() >= time else { return false }
            return alarm.compareExchange(expected: time, desired: .max, ordering: .relaxed).exchanged
        }
    }

    /// Starts watching.
    ///
    /// - Parameter isDue: asked about once a second, on the watcher's thread, whether there is another reason to signal.
    public init(file: CacheFile, isDue: @escaping @Sendable () -> Bool = { false }) {
        (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        shared = Shared()
        let loop = WatchLoop(file: file, shared: shared, continuation: continuation, isDue: isDue)
        DetachedThread.start { loop.run() }
    }

    deinit {
        stop()
    }

    /// Asks for a signal at the first look after some time, though nothing may have changed by then.
    public func signal(afterMilliseconds milliseconds: Int64) {
        shared.setAlarm(Pacing.clock() + milliseconds)
    }

    /// Signals at once, though nothing changed: any code that follows has work left.
    public func signal() { continuation.yield() }

    /// Ends the thread and the signals.
    public func stop() {
        shared.isStopped.store(true, ordering: .relaxed)
        shared.wakeUp.wake()
        continuation.finish()
    }
}
