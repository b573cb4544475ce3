import FeedEngine
import Market
import QuoteCache
import ServiceLifecycle

/// The user's programs: as many as the configuration names, others after it is reread.
final class CommandFeeds: Service {
    private let writer: QuoteCacheWriter
    private let clock: any FeedClock
    private let environment: [String: String]
    private let report: @Sendable (FeedEvent) -> Void
    private let changes: AsyncStream<FeedSetup>
    private let continuation: AsyncStream<FeedSetup>.Continuation

    init(
        _ setup: FeedSetup, writer: QuoteCacheWriter, clock: any FeedClock, environment: [String: String],
        report: @escaping @Sendable (FeedEvent) -> Void
    ) {
        self.writer = writer
        self.clock = clock
        self.environment = environment
        self.report = report
        (changes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        continuation.yield(setup)
    }

    /// Runs other programs from now on; one that stays the same goes on.
    func update(_ setup: FeedSetup) { continuation.yield(setup) }

    func run() async {
        var running: [CommandSettings: Task<Void, Never>] = [:]
        for await setup in changes.cancelOnGracefulShutdown() {
            for (command, task) in running where !setup.commands.contains(command) {
                task.cancel()
                await task.value
                running[command] = nil
            }
            for command in setup.commands where running[command] == nil {
                let feed = CommandFeed(
                    command, environment: environment, writer: writer, calendars: setup.settings.calendars,
                    clock: clock, report: report)
                running[command] = Task { await feed.run() }
            }
        }
        for task in running.values { task.cancel() }
        for task in running.values { await task.value }
    }
}
