import Glibc
public import Market
public import QuoteCache
import Synchronization
import SystemFiles

/// Runs a user's program and writes the rows that it prints as they come: JSON Lines of quotes, bars, facts, targets,
/// events and instruments, one a line.
///
/// A program that ends is started again, later and later; a bad line is counted, named and skipped. Where the cache cannot
/// be written the program's output is not read on, so that it waits.
public actor CommandFeed {
    private let settings: CommandSettings
    private let environment: [String: String]
    private let clock: any FeedClock
    private let report: @Sendable (FeedEvent) -> Void
    private let stopSignal = StopSignal()
    private var keeper: CommandKeeper
    private var words = CommandWords()

    /// Creates a feed that does nothing yet.
    ///
    /// - Parameters:
    ///   - settings: the program.
    ///   - environment: its variables.
    ///   - writer: the cache.
    ///   - calendars: the sessions that decide which daily bars are finished.
    ///   - clock: the time.
    ///   - report: takes what happens.
    public init(
        _ settings: CommandSettings, environment: [String: String], writer: QuoteCacheWriter,
        calendars: TradingCalendars = .shipped, clock: any FeedClock,
        report: @escaping @Sendable (FeedEvent) -> Void = { _ in }
    ) {
        self.settings = settings
        self.environment = environment
        self.clock = clock
        self.report = report
        keeper = CommandKeeper(
            feed: settings.name, store: FeedStore(writer: writer, calendars: calendars), clock: clock)
    }

    /// Starts the program again and again until the task is cancelled; whatever it has printed by then is in the cache
    /// when this returns.
    public func run() async {
        await withTaskCancellationHandler {
            // Cancelling the task must not cancel the run: what the program has printed is read to its end.
            await Task { await follow() }.value
        } onCancel: {
            stopSignal.stop()
        }
    }

    private static let restartPause = Backoff(first: .seconds(2), limit: .seconds(600))
    /// A program that ran for so long did not fail at its start.
    private static let healthyRun = Duration.seconds(60)

    private func follow() async {
        var failures = 0
        while !stopSignal.isStopping {
            let begun = clock.steady()
            let ending = await runOnce()
            failures = clock.steady() - begun >= CommandFeed.healthyRun ? 1 : failures + 1
            if stopSignal.isStopping { break }
            let pause = CommandFeed.restartPause.delay(failures: failures, chance: .random(in: 0..<1))
            keeper.recordEnding(ending, pause: pause)
            await save()
            report(.program(feed: settings.name, ending))
            await stopSignal.wait(pause)
        }
        keeper.stop()
        await save()
    }

    /// Runs the program to its end and says how it ended.
    private func runOnce() async -> String {
        words = CommandWords()
        keeper.begin()
        let program = UserProgram(settings.arguments, environment: environment)
        let ending = await program.run { group in
            await self.started(group)
        } output: { bytes in
            await self.take(bytes)
        } errors: { bytes in
            await self.hear(bytes)
        }
        tell(keeper.finish())
        await save()
        stopSignal.ended()
        return words(of: ending)
    }

    private func started(_ group: ProcessGroup) {
        report(.program(feed: settings.name, "started as process \(group.id)"))
        stopSignal.began(group)
    }

    private func take(_ bytes: [UInt8]) async {
        tell(keeper.take(bytes.span))
        await save()
    }

    private func hear(_ bytes: [UInt8]) {
        for line in words.take(bytes) { report(.said(feed: settings.name, line)) }
    }

    private func words(of ending: UserProgram.Ending) -> String {
        switch ending {
        case .exited(let status): return "exited with status \(status)"
        case .signalled(let signal): return "was killed by signal \(signal)"
        case .notStarted(let code):
            let program = DisplayText.sanitized(settings.arguments.first ?? "", limit: 80)
            return "\(program) cannot be started (\(SystemFault(path: program, code: code).reason))"
        }
    }

    private func tell(_ problems: [ImportProblemText]) {
        for problem in problems { report(.badLine(feed: settings.name, problem)) }
    }

    /// Writes what waits, until it is written.
    private func save() async {
        var failures = 0
        while true {
            do {
                return try keeper.save()
            } catch {
                failures += 1
                report(.saveFailed(reason: "\(error)", waiting: keeper.waiting))
                if stopSignal.isStopping && failures > 3 { return }
                await stopSignal.wait(
                    Backoff(first: .milliseconds(200), limit: .seconds(30)).delay(failures: failures, chance: 1))
            }
        }
    }
}
