public import Market
public import QuoteCache
public import RiskRules

/// Notices what other programs write to the quote cache, reads only that, works it out and hands snapshots on.
///
/// It never waits for a screen and no screen waits for it. Where the cache cannot be read, the last good data stay in
/// the snapshots with the fault beside them, and it tries again for as long as it runs.
public actor RefreshEngine {
    private let clock: MarketClock
    private let publish: @Sendable (Snapshot) -> Void
    private let publishDetail: @Sendable (InstrumentDetail) -> Void
    private let publishPast: @Sendable (RiskPast) -> Void
    private let keeper: FlagKeeper?
    private let watcher: CacheWatcher
    private let agenda: Agenda
    private var asOf: AsOf
    private var model: MarketModel
    private var connection: CacheConnection
    private var version: UInt64 = 0
    private var condition = CacheCondition.loading
    private var lastChange: Instant?
    private var rotationWorkedOut: ContinuousClock.Instant?
    private var ranksWorkedOut: ContinuousClock.Instant?
    private var failures = 0
    private var details = DetailModel()
    private var past = PastSchedule()
    /// What was published of the weeks before.
    private var told = RiskPast()
    /// The date on which records of rules were worked out.
    private var recordDate: CalendarDate?
    /// What was remembered at the start, with when something last happened to it.
    private var known: [FlagKey: Instant] = [:]
    /// The date on which flags were first judged: they are as old as bars tell until the next.
    private var firstDate: CalendarDate?
    private var hasTakenOver = false

    /// The rotation's history rests on a year of closes: it follows at its own pace.
    private static let rotationPause = Duration.seconds(1)
    /// A share's place among all others moves slowly.
    private static let rankPause = Duration.seconds(5)
    /// The watcher tells when the file can be read again; what only the engine stumbles over is tried ever more rarely.
    private static let retryMilliseconds: [Int64] = [1000, 1000, 2000, 4000, 8000, 15_000]

    /// Creates an engine that does nothing until `run`.
    ///
    /// - Parameters:
    ///   - asOf: the present, or a moment to look back to; the file is then watched all the same.
    ///   - keeper: remembers flags and knows the manual risks; nil without one. It learns nothing of the past.
    ///   - publish: gets every snapshot, on a thread of the engine's; it must not block.
    ///   - details: gets the bars of the instruments that are followed, likewise.
    ///   - past: gets how flags and statements stood in the weeks before the moment shown, some time after the first
    ///     snapshot and again when bars of those weeks changed.
    public init(
        file: CacheFile, settings: MarketSettings = MarketSettings(), asOf: AsOf = .present, clock: MarketClock,
        keeper: FlagKeeper? = nil, publish: @escaping @Sendable (Snapshot) -> Void,
        details: @escaping @Sendable (InstrumentDetail) -> Void = { _ in },
        past: @escaping @Sendable (RiskPast) -> Void = { _ in }
    ) {
        self.clock = clock
        self.keeper = keeper
        self.publish = publish
        publishDetail = details
        publishPast = past
        self.asOf = asOf
        let agenda = Agenda()
        self.agenda = agenda
        watcher = CacheWatcher(file: file) { agenda.isDue(at: clock.now()) }
        connection = CacheConnection(file: file)
        model = MarketModel(settings, asOf: asOf, clock: clock)
        model.risk.isWaiting = keeper != nil
    }

    /// Reads, then follows the cache until the task is cancelled.
    public func run() async {
        refresh()
        await resumeFlags()
        for await _ in watcher.signals {
            if Task.isCancelled { break }
            refresh()
        }
        watcher.stop()
        past.restart()
        connection.close()
    }

    /// Judges for the first time, with what was raised when the program ended last. The board is on screen by then.
    private func resumeFlags() async {
        guard let keeper else { return }
        let records = await keeper.open { [weak self] items in await self?.take(items) }
        known = records.flags.mapValues(\.updatedAt)
        model.risk.take(records.items)
        model.risk.resume(asOf == .present ? Array(records.flags.values) : [])
        send()
    }

    /// Takes the manual risks that people entered.
    private func take(_ items: [ManualRisk]) {
        model.risk.take(items)
        if !model.risk.isWaiting { send() }
    }

    /// Shows another moment, or the present again; the old one stays in the snapshots until the new one has been read.
    public func show(_ asOf: AsOf) {
        self.asOf = asOf
        past.restart()
        told = RiskPast()
        refresh()
    }

    /// Hands on the bars of these instruments at once, and again whenever they change, until others are named.
    ///
    /// - Parameter symbols: those on screen; at most `DetailModel.mostSymbols` of them are followed, the first ones.
    public func follow(_ symbols: [Symbol]) {
        details.follow(symbols)
        // Before the first look there is nothing to read from; that look brings them.
        if lastChange != nil { refresh() }
    }

    /// Reads what changed and publishes where anything did, or where the fault is another one.
    private func refresh() {
        do throws(CacheFault) {
            let wasFaulty = condition.fault != nil
            let (reader, isFresh) = try connection.current()
            let isFirst = lastChange == nil
            let hasChanged = try reader.read { cache in try follow(cache, isFresh: isFresh) }
            if hasChanged { lastChange = model.moment }
            condition = .live(lastChange: lastChange)
            failures = 0
            if hasChanged || wasFaulty { send() }
            if isFirst {
                // The rotation's history is long: the board is on screen before it is read.
                try reader.read { cache in try refreshRotation(cache) }
                send()
            }
            try sendDetails(reader)
            planSlowWork()
            workOutPast()
        } catch {
            fail(error)
        }
    }

    /// One consistent look at the cache.
    private func follow(_ cache: CacheRead, isFresh: Bool) throws -> Bool {
        if asOf != model.asOf {
            var other = MarketModel(model.settings, asOf: asOf, clock: clock)
            other.risk.adopt(model.risk, isPresent: asOf == .present)
            try other.reload(cache)
            model = other
            details.noteEverything()
        }
        model.readClock(clock)
        if isFresh { model.bookmark = nil }
        let isTimeDue = agenda.isDue(at: model.moment)
        var hasChanged = try model.follow(cache)
        if isTimeDue {
            hasChanged = try model.passTime(cache) || hasChanged
            details.passTime()
        }
        if isTimeDue || agenda.isEmpty { agenda.plan(model) }
        return try workSlowly(cache) || hasChanged
    }

    /// What rests on long histories: the rotation, technical figures a slice at a time, ranks. Returns whether anything
    /// was worked out.
    private func workSlowly(_ cache: CacheRead) throws -> Bool {
        func isRested(_ last: ContinuousClock.Instant?, _ pause: Duration) -> Bool {
            last.map { .now - $0 >= pause } ?? false
        }
        var hasWorked = false
        if model.isRotationDue, isRested(rotationWorkedOut, RefreshEngine.rotationPause) {
            try refreshRotation(cache)
            hasWorked = true
        }
        // The board comes first, then the rotation, then the figures of everybody.
        guard rotationWorkedOut != nil else { return hasWorked }
        if model.indicators.isDue {
            try model.refreshIndicators(cache)
            ranksWorkedOut = .now
            return true
        }
        if model.indicators.areRanksDue, isRested(ranksWorkedOut, RefreshEngine.rankPause) {
            model.rankShares()
            ranksWorkedOut = .now
            return true
        }
        return hasWorked
    }

    /// Comes back for what is left.
    private func planSlowWork() {
        if model.indicators.isDue {
            watcher.signal()
        } else if model.isRotationDue || model.indicators.areRanksDue {
            watcher.signal(afterMilliseconds: RefreshEngine.rotationPause.milliseconds)
        }
    }

    private func refreshRotation(_ cache: CacheRead) throws {
        try model.refreshRotation(cache)
        rotationWorkedOut = .now
    }

    /// The board is on screen before anybody's bars are read.
    private func sendDetails(_ reader: QuoteCacheReader) throws(CacheFault) {
        details.note(&model.rebarred)
        guard details.isDue else { return }
        let read = try reader.read { cache in try details.read(cache, model) }
        for detail in read { publishDetail(detail) }
    }

    private func fail(_ fault: CacheFault) {
        // A damaged file may be whole again under the same name: start over with a new connection.
        connection.close()
        agenda.clear()
        let retries = RefreshEngine.retryMilliseconds
        watcher.signal(afterMilliseconds: retries[min(failures, retries.count - 1)])
        failures += 1
        if condition.fault == fault { return }
        let since = if case .failed(_, let since) = condition { since } else { lastChange ?? clock.now() }
        condition = .failed(fault, since: since)
        send()
    }

    private func send() {
        version += 1
        let connection = connection
        var snapshot = model.snapshot(version: version, condition: condition)
        model.judge(&snapshot) { body in
            // A rule over an unusual window; without its bars it is unknown.
            (try? connection.read(body)) ?? []
        }
        publish(snapshot)
        report(snapshot)
    }

    /// Tells the keeper what the rules say; nothing before the figures that they read are all there.
    private func report(_ snapshot: Snapshot) {
        guard let keeper, asOf == .present, isComplete else { return }
        let (update, names, old) = model.risk.takeUnsent()
        keeper.tell(
            RiskReport(update: update, names: names, old: old, theses: snapshot.theses, at: snapshot.asOf))
    }

    /// Whether every figure that rules read is there.
    private var isComplete: Bool {
        !model.risk.isWaiting && rotationWorkedOut != nil && !model.indicators.isDue && condition.fault == nil
    }

    // MARK: The weeks before

    /// Goes through the weeks before the moment shown, behind everything else.
    private func workOutPast() {
        if model.isPastNew { past.isDue = true }
        model.isPastNew = false
        guard isComplete, let wait = past.wait(at: .now) else { return }
        guard wait == .zero else { return planPast() }
        let work = PastWork(connection.file, model.settings, clock: clock, before: model.moment)
        let wantsRecords = told.records == nil || recordDate != model.today
        recordDate = model.today
        past.begin(at: .now) { [asOf] run in
            Task.detached(priority: .utility) { [weak self] in
                // Where the cache cannot be read, the engine says so itself.
                let result = try? work.run()
                await self?.take(result, of: run)
                let records = wantsRecords && result != nil ? try? work.records(asOf: asOf) : nil
                await self?.end(run, with: records)
            }
        }
    }

    private func take(_ result: PastWork.Result?, of run: Int) {
        guard past.run == run, let result else { return }
        let records = told.records
        told = result.past
        told.records = records
        publishPast(told)
        firstDate = firstDate ?? model.today
        guard asOf != .present || firstDate == model.today else { return }
        model.risk.takeOver(result.risk, except: known, isFirst: !hasTakenOver)
        hasTakenOver = hasTakenOver || asOf == .present
        send()
    }

    private func end(_ run: Int, with records: RuleRecords?) {
        guard past.end(run, at: .now) else { return }
        if let records {
            told.records = records
            publishPast(told)
        }
        planPast()
    }

    /// Comes back for bars that were written meanwhile.
    private func planPast() {
        guard let wait = past.wait(at: .now) else { return }
        watcher.signal(afterMilliseconds: wait.milliseconds + 1000)
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1000 }
}
