import Glibc
public import Market
public import QuoteCache
import Synchronization
import SystemFiles

/// Runs a user's program and writes the rows that it prints as they come: JSON Lines of quotes, bars, facts, targets,
/// events and instruments, one a line.
///
/// A thread of its own waits for the program. One that ends is started again, later and later; a bad line is counted,
/// named and skipped.
public final class CommandFeed: Sendable {
    private struct State {
        var isStopping = false
        var hasEnded = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let settings: CommandSettings
    private let environment: [String: String]
    private let store: FeedStore
    private let clock: any FeedClock
    private let report: @Sendable (FeedEvent) -> Void
    private let wakeUp = WakeUpPipe()
    private let state = Mutex(State())

    /// Creates a feed that does nothing yet.
    ///
    /// - Parameters:
    ///   - settings: the program.
    ///   - environment: its variables.
    ///   - writer: the cache.
    ///   - calendars: the sessions that decide which daily bars are finished.
    ///   - clock: the time.
    ///   - report: takes what happens, on the feed's own thread.
    public init(
        _ settings: CommandSettings, environment: [String: String], writer: QuoteCacheWriter,
        calendars: TradingCalendars = .shipped, clock: any FeedClock,
        report: @escaping @Sendable (FeedEvent) -> Void = { _ in }
    ) {
        self.settings = settings
        self.environment = environment
        store = FeedStore(writer: writer, calendars: calendars)
        self.clock = clock
        self.report = report
    }

    /// Starts the program again and again until the task is cancelled; whatever it has printed by then is in the cache
    /// when this returns.
    public func run() async {
        await withTaskCancellationHandler {
            DetachedThread.start { [self] in
                follow()
                let waiter = state.withLock { state in
                    state.hasEnded = true
                    return state.waiter
                }
                waiter?.resume()
            }
            await withCheckedContinuation { continuation in
                let hasEnded = state.withLock { state in
                    if !state.hasEnded { state.waiter = continuation }
                    return state.hasEnded
                }
                if hasEnded { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.isStopping = true }
            wakeUp.wake()
        }
    }

    private var isStopping: Bool { state.withLock { $0.isStopping } }

    private static let restartPause = Backoff(first: .seconds(2), limit: .seconds(600))
    /// A program that ran for so long did not fail at its start.
    private static let healthyRun = Duration.seconds(60)

    private func follow() {
        var failures = 0
        var keeper = CommandKeeper(feed: settings.name, store: store, clock: clock)
        while !isStopping {
            let begun = clock.steady()
            let ending = runOnce(&keeper)
            failures = clock.steady() - begun >= CommandFeed.healthyRun ? 1 : failures + 1
            if isStopping { break }
            let pause = CommandFeed.restartPause.delay(failures: failures, chance: .random(in: 0..<1))
            keeper.recordEnding(ending, pause: pause)
            save(&keeper)
            report(.program(feed: settings.name, ending))
            wakeUp.wait(milliseconds: Int32(clamping: Int64(pause / .milliseconds(1))))
        }
        keeper.stop()
        save(&keeper)
    }

    /// Runs the program to its end and says how it ended.
    private func runOnce(_ keeper: inout CommandKeeper) -> String {
        let child: CommandChild
        do {
            child = try CommandChild(settings.arguments, environment: environment)
        } catch {
            return
                "\(DisplayText.sanitized(settings.arguments.first ?? "", limit: 80)) cannot be started (\(error.reason))"
        }
        report(.program(feed: settings.name, "started as process \(child.process.id)"))
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var words = CommandWords()
        keeper.begin()
        while !isStopping {
            var descriptors = [
                pollfd(fd: child.output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: words.hasEnded ? -1 : child.errors, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wakeUp.reading, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&descriptors, 3, -1) > 0 || errno == EINTR else { break }
            if descriptors[1].revents != 0 {
                let lines = words.read(child.errors, &buffer)
                for line in lines { report(.said(feed: settings.name, line)) }
            }
            guard descriptors[0].revents != 0 else { continue }
            let count = read(child.output, &buffer, buffer.count)
            if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { break }
            if count > 0 { tell(keeper.take(buffer.span.extracting(0..<count))) }
            if keeper.isFull || !CommandFeed.hasMore(child.output) { save(&keeper) }
        }
        // What it has printed so far counts, even where we are the ones who end it.
        while case let count = read(child.output, &buffer, buffer.count), count > 0 {
            tell(keeper.take(buffer.span.extracting(0..<count)))
            if keeper.isFull { save(&keeper) }
        }
        tell(keeper.finish())
        save(&keeper)
        for line in words.read(child.errors, &buffer) { report(.said(feed: settings.name, line)) }
        return child.end(patienceMilliseconds: 3000)
    }

    private static func hasMore(_ descriptor: Int32) -> Bool {
        var descriptors = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        return poll(&descriptors, 1, 0) > 0
    }

    private func tell(_ problems: [ImportProblemText]) {
        for problem in problems { report(.badLine(feed: settings.name, problem)) }
    }

    /// Writes what waits. Where the cache cannot be written the program is not read on until it can.
    private func save(_ keeper: inout CommandKeeper) {
        var failures = 0
        while true {
            do {
                return try keeper.save()
            } catch {
                failures += 1
                report(.saveFailed(reason: "\(error)", waiting: keeper.waiting))
                if isStopping && failures > 3 { return }
                let pause = Backoff(first: .milliseconds(200), limit: .seconds(30)).delay(failures: failures, chance: 1)
                wakeUp.wait(milliseconds: Int32(clamping: Int64(pause / .milliseconds(1))))
            }
        }
    }
}

extension WakeUpPipe {
    /// Waits so long, or until it was woken.
    fileprivate func wait(milliseconds: Int32) {
        var descriptors = [pollfd(fd: reading, events: Int16(POLLIN), revents: 0)]
        poll(&descriptors, 1, milliseconds)
    }
}
