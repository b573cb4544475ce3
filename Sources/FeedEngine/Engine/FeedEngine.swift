public import Market
public import Providers
public import QuoteCache

/// Fills a quote cache from its sources: decides what is due, asks politely, saves what is true.
///
/// One task calls `run()`; everything else happens inside of it. Time comes from the clock that it is given, answers
/// from the transport.
public actor FeedEngine {
    /// How long it runs.
    public enum Mode: Sendable {
        /// Until its task is cancelled.
        case following
        /// Until everything that is due has been asked for once.
        case once
    }

    let transport: any Transport
    let clock: any FeedClock
    let writer: QuoteCacheWriter
    let focus: @Sendable () -> [Symbol]
    let report: @Sendable (FeedEvent) -> Void
    let chance: @Sendable () -> Double
    let wake = WakeSignal()

    var settings: FeedSettings
    var providers: [any Provider]
    var store: FeedStore
    var plan: FeedPlan
    var states: [NeedKey: NeedState] = [:]
    var routes: [NeedKey: [String]] = [:]
    var gates: [String: HostGate] = [:]
    var accesses: [String: AccessState] = [:]
    var ledger = StatusLedger()
    var quoteTimes: [Symbol: Instant] = [:]

    /// Requests that brought nothing, and requests that brought something, since the start.
    public internal(set) var requests = (failed: 0, answered: 0)
    var queue: [FeedJob] = []
    var running = 0
    var lastID = 0
    var mode = Mode.following

    var passes: [Symbol: HistoryPass] = [:]
    var marks: [Symbol: HistoryMark] = [:]
    var attempts: [Symbol: HistoryAttempts] = [:]
    var checkedThrough: [Symbol: CalendarDate] = [:]
    var nextHistoryCheck = Duration.zero
    var historyDone = 0

    var waiting = SavePlan()
    var saveFailures = 0
    var saveNotBefore = Duration.zero
    var prunedOn: CalendarDate?
    var newSettings: (settings: FeedSettings, providers: [any Provider])?

    /// How long the engine sleeps at most, so that jumps of the wall clock and new focus are noticed.
    static let longestSleep = Duration.seconds(10)
    /// Answers that may wait to be written before nothing more is asked for.
    static let mostWaiting = 200

    /// Creates an engine.
    ///
    /// - Parameters:
    ///   - providers: the sources, the preferred first.
    ///   - settings: what to follow and how.
    ///   - transport: what carries the requests.
    ///   - clock: the only source of time.
    ///   - writer: the cache.
    ///   - focus: the instruments on screen now, the most important first.
    ///   - report: takes what happens, for a log; called from inside of the engine, so it must be quick.
    ///   - chance: numbers from 0 to below 1 that spread waits.
    public init(
        providers: [any Provider], settings: FeedSettings, transport: any Transport, clock: any FeedClock,
        writer: QuoteCacheWriter, focus: @escaping @Sendable () -> [Symbol] = { [] },
        report: @escaping @Sendable (FeedEvent) -> Void = { _ in },
        chance: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.providers = providers
        self.settings = settings
        self.transport = transport
        self.clock = clock
        self.writer = writer
        self.focus = focus
        self.report = report
        self.chance = chance
        store = FeedStore(writer: writer, calendars: settings.calendars)
        plan = FeedPlan(pace: settings.pace, calendars: settings.calendars)
    }

    /// Follows other settings and sources from the next round on; what is under way ends as it began.
    public func update(_ settings: FeedSettings, providers: [any Provider]) {
        newSettings = (settings, providers)
        wake.wake()
    }

    /// Runs until its task is cancelled, or until everything was asked for once.
    ///
    /// Whatever was fetched is in the cache when it returns, and every source's row says `stopped` (after `once` it
    /// keeps its state).
    ///
    /// - Throws: `CacheFault` where the cache cannot be read at the start.
    public func run(_ mode: Mode = .following) async throws {
        self.mode = mode
        try remember()
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                // First what came, since it decides what is missing.
                flush()
                takeNewSettings()
                plan.follow(settings.universe, focus: focus())
                let now = clock.steady()
                keepHouse()
                let due = askForWhatIsDue(now)
                let admission = dispatch(now) { job in group.addTask { await self.perform(job) } }
                if mode == .once, isDone(due, now) { break }
                await sleep(until: [due, admission, saveRetry].compactMap { $0 }.min())
            }
            group.cancelAll()
        }
        if case .following = mode { ledger.stop(providers.map(\.name)) }
        saveNotBefore = .zero
        flush()
    }

    private var saveRetry: Duration? { waiting.isEmpty ? nil : saveNotBefore }

    private func isDone(_ due: Duration?, _ now: Duration) -> Bool {
        queue.isEmpty && running == 0 && (due.map { $0 > now } ?? true) && (waiting.isEmpty || saveFailures > 3)
    }

    /// Sleeps until a moment, until news come, or until it is time to look around.
    private func sleep(until moment: Duration?) async {
        let now = clock.steady()
        var end = now + FeedEngine.longestSleep
        if let moment { end = min(end, max(moment, now + .milliseconds(1))) }
        if let change = plan.phases.nextChange(after: clock.wall()) {
            end = min(end, now + .milliseconds(max(1, change.milliseconds(since: clock.wall()))))
        }
        await withTaskGroup(of: Void.self) { [clock, wake, end] group in
            group.addTask { try? await clock.sleep(until: end) }
            group.addTask { await wake.wait() }
            await group.next()
            group.cancelAll()
        }
    }

    private func takeNewSettings() {
        guard let (settings, providers) = newSettings else { return }
        newSettings = nil
        for job in queue { release(job.keys, askedAgain: true) }
        queue = []
        for name in accesses.keys { accesses[name]?.isBusy = false }
        routes = [:]
        passes = passes.filter(\.value.isWhole)
        checkedThrough = [:]
        nextHistoryCheck = .zero
        self.settings = settings
        self.providers = providers
        store = FeedStore(writer: writer, calendars: settings.calendars)
        plan = FeedPlan(pace: settings.pace, calendars: settings.calendars)
    }

    /// Takes from the cache what former runs knew, so that a start asks for no more than a pause did.
    private func remember() throws {
        let now = clock.steady()
        let wall = clock.wall()
        let names = Set(providers.map(\.name))
        try writer.write { cache in
            let contents = cache.contents
            ledger.adopt(try contents.feedStatus(), try contents.feedInstrumentStatus(), named: names)
            for quote in try contents.quotes() { quoteTimes[quote.symbol] = quote.time }
            for (key, text) in try contents.notes(under: HistoryMark.prefix) {
                marks[Symbol(rawValue: String(key.dropFirst(HistoryMark.prefix.count)))] = HistoryMark(text)
            }
            for (key, text) in try contents.notes(under: FeedEngine.knowledgePrefix) {
                guard let asked = Instant(text), asked <= wall else { continue }
                let symbol = Symbol(rawValue: String(key.dropFirst(FeedEngine.knowledgePrefix.count)))
                states[.knowledge(symbol), default: NeedState()].askedAt =
                    now - .milliseconds(wall.milliseconds(since: asked))
            }
            for symbol in try contents.symbolsWithIntradayBars() {
                guard let bar = try contents.lastIntradayBar(of: symbol, endingBy: wall) else { continue }
                states[.intraday(symbol), default: NeedState()].askedAt =
                    now - .milliseconds(wall.milliseconds(since: bar.end))
            }
        }
    }

    static let knowledgePrefix = "feed:knowledge:"

    /// Once a day what is older than the retention allows goes.
    private func keepHouse() {
        let wall = clock.wall()
        let today = TimeZoneRule.utc.local(wall).date
        guard prunedOn != today, waiting.isEmpty else { return }
        do {
            let pruned = try writer.prune(settings.retention, now: wall)
            prunedOn = today
            if pruned.total > 0 { report(.pruned(pruned)) }
        } catch {
            // The next round tries again; what keeps the cache from being written is reported where rows wait.
            prunedOn = nil
        }
    }
}
