import Feeds
public import Market
public import QuoteCache

/// Plays a tape into a cache, faster or slower than it was: for tests and demonstrations.
public struct Replay: Sendable {
    /// What the cache calls it.
    public static let feed = "replay"
    /// Rows that are written together at most.
    private static let mostRows = 8192

    private let tape: ReplayTape
    private let speed: Double
    private let clock: any FeedClock
    private let store: FeedStore

    /// Creates a replay.
    ///
    /// - Parameters:
    ///   - speed: seconds of the tape that pass in one of the clock's; infinity for all of it at once.
    public init(
        _ tape: ReplayTape, speed: Double, clock: any FeedClock, writer: QuoteCacheWriter,
        calendars: TradingCalendars = .shipped
    ) {
        self.tape = tape
        self.speed = max(speed, 0.001)
        self.clock = clock
        store = FeedStore(writer: writer, calendars: calendars)
    }

    /// Plays until the end, or until the task is cancelled; the feed's row then says `stopped`.
    ///
    /// - Throws: what the cache throws.
    public func run() async throws {
        guard let first = tape.items.first?.at else { return }
        let begun = clock.steady()
        var status = FeedStatus(feed: Replay.feed, state: "ok")
        try write(tape.head[...], status)
        var next = 0
        while next < tape.items.count, !Task.isCancelled {
            let elapsed = (clock.steady() - begun) / .milliseconds(1) * speed
            var end = next
            while end < tape.items.count, end - next < Replay.mostRows,
                Double(tape.items[end].at.milliseconds(since: first)) <= elapsed + 0.5
            { end += 1 }
            if end > next {
                status.lastSuccess = clock.wall()
                try write(tape.items[next..<end].map(\.record)[...], status)
                next = end
            } else {
                let wait = Double(tape.items[next].at.milliseconds(since: first)) / speed
                do { try await clock.sleep(until: begun + .milliseconds(Int64(wait.rounded(.up)))) } catch { break }
            }
        }
        status.state = "stopped"
        try write([], status)
    }

    private func write(_ records: ArraySlice<ImportRecord>, _ status: FeedStatus) throws {
        var plan = SavePlan()
        plan.answers = [SavePlan.Answer(feed: Replay.feed, rows: Array(records))]
        plan.feeds = [status]
        if records.contains(.sampleMark) { try store.writer.write { try $0.markAsSample() } }
        _ = try store.save(plan, now: clock.wall())
    }
}
