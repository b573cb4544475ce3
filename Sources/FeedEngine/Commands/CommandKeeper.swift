import Feeds
import Market
import Providers
import QuoteCache

/// What a user's program has printed and what is reported of it, until it is in the cache.
struct CommandKeeper {
    /// Seconds after which the status row of a program that prints is written again.
    private static let statusPause = Duration.seconds(5)

    private let feed: String
    private let store: FeedStore
    private let clock: any FeedClock
    private var reader: JSONLinesReader
    private var rows: [ImportRecord] = []
    private var badLines = 0
    private var status: FeedStatus
    private var isStatusNew = false
    private var statusSavedAt: Duration?

    init(feed: String, store: FeedStore, clock: any FeedClock) {
        self.feed = feed
        self.store = store
        self.clock = clock
        reader = JSONLinesReader(name: feed, source: feed)
        status = FeedStatus(feed: feed, state: "ok")
    }

    /// How many rows wait.
    var waiting: Int { rows.count }

    /// Begins with a new run, whose lines are counted from 1.
    mutating func begin() {
        reader = JSONLinesReader(name: feed, source: feed)
    }

    /// Takes bytes and returns the bad lines among them.
    mutating func take(_ bytes: Span<UInt8>) -> [ImportProblemText] { keep(reader.take(bytes, now: clock.wall())) }

    /// Takes the end of a run.
    mutating func finish() -> [ImportProblemText] { keep(reader.finish(now: clock.wall())) }

    private mutating func keep(_ reading: JSONLinesReader.Reading) -> [ImportProblemText] {
        rows += reading.records
        badLines += reading.problems.count
        let problems = reading.problems.map { ImportProblemText(line: $0.line, reason: $0.reason) }
        if let last = problems.last {
            status.message =
                "\(badLines) bad \(badLines == 1 ? "line" : "lines"), "
                + "the last on line \(last.line): \(last.reason)"
            isStatusNew = true
        }
        if !reading.records.isEmpty {
            (status.state, status.failures, status.lastSuccess) = ("ok", 0, clock.wall())
            status.nextAttempt = nil
            if statusSavedAt.map({ clock.steady() - $0 >= CommandKeeper.statusPause }) ?? true { isStatusNew = true }
        }
        return problems
    }

    /// Notes how a run ended and when the next one begins.
    mutating func recordEnding(_ sentence: String, pause: Duration) {
        status.failures += 1
        (status.state, status.message, status.lastFailure) = ("failing", sentence, clock.wall())
        status.nextAttempt = clock.wall().advanced(milliseconds: Int64(pause / .milliseconds(1)))
        isStatusNew = true
    }

    /// Notes that there is no next one.
    mutating func stop() {
        (status.state, status.nextAttempt) = ("stopped", nil)
        isStatusNew = true
    }

    /// Writes what waits in one transaction.
    mutating func save() throws {
        guard !rows.isEmpty || isStatusNew else { return }
        var plan = SavePlan()
        if !rows.isEmpty { plan.answers = [SavePlan.Answer(feed: feed, rows: rows)] }
        if isStatusNew { plan.feeds = [status] }
        _ = try store.save(plan, now: clock.wall())
        if isStatusNew { statusSavedAt = clock.steady() }
        rows.removeAll(keepingCapacity: true)
        isStatusNew = false
    }
}

extension SavePlan.Answer {
    /// What rows from outside are.
    init(feed: String, rows: [ImportRecord]) {
        self.init(feed: feed, batch: ProviderBatch())
        for row in rows {
            switch row {
            case .daily(let symbol, let bar, _): batch.daily[symbol, default: []].append(bar)
            case .intraday(let symbol, let bar, _): batch.intraday[symbol, default: []].append(bar)
            case .quote(let quote): batch.quotes.append(quote)
            case .fact(let fact): batch.facts.append(fact)
            case .target(let target): batch.targets.append(target)
            case .event(let event): batch.events.append(event)
            case .instrument(let row): instruments.append(row)
            case .sampleMark: break
            }
        }
    }
}
