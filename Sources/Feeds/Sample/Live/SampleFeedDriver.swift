internal import Market
public import QuoteCache

/// Writes the living sample market into a cache as its clock goes on.
public struct SampleFeedDriver: Sendable {
    /// Steps that may wait for a cache that another program keeps locked.
    static let patience = 240

    private let writer: QuoteCacheWriter
    private let clock: DemoClock
    private let interval: Duration
    private let feed: SampleFeed

    /// Creates a driver.
    ///
    /// - Parameters:
    ///   - feed: the market, where it stands when the clock begins.
    ///   - writer: the cache, which holds that market already.
    ///   - clock: what time it is in the demonstration.
    ///   - interval: real time between two steps.
    public init(
        _ feed: SampleFeed, writer: QuoteCacheWriter, clock: DemoClock, interval: Duration = .milliseconds(250)
    ) {
        self.feed = feed
        self.writer = writer
        self.clock = clock
        self.interval = interval
    }

    /// Steps until the task is cancelled, one transaction per step; steps in which nothing happened write nothing.
    ///
    /// - Throws: `CacheFault` where the cache cannot be written; a locked one is waited for.
    public func run() async throws {
        var feed = feed
        var waiting: [SampleTick] = []
        var attempts = 0
        while !Task.isCancelled {
            waiting += feed.step(to: clock.now())
            do {
                try save(waiting)
                waiting = []
                attempts = 0
            } catch let fault as CacheFault where fault.kind == .locked && attempts < SampleFeedDriver.patience {
                attempts += 1
            }
            // Sleep throws only where the task was cancelled.
            do { try await Task.sleep(for: interval) } catch { return }
        }
    }

    private func save(_ ticks: [SampleTick]) throws {
        guard !ticks.isEmpty else { return }
        try writer.write { transaction in
            for tick in ticks { try tick.save(in: transaction) }
        }
    }
}
