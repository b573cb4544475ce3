public import Market
public import QuoteCache

/// Notices what other programs write to the quote cache, reads only that, works it out and hands snapshots on.
///
/// It never waits for a screen and no screen waits for it. Where the cache cannot be read, the last good data stay in
/// the snapshots with the fault beside them, and it tries again for as long as it runs.
public actor RefreshEngine {
    private let file: CacheFile
    private let clock: MarketClock
    private let publish: @Sendable (Snapshot) -> Void
    private let signals: AsyncStream<CacheWatcher.Signal>
    private let watcher: CacheWatcher
    private var model: MarketModel
    private var reader: QuoteCacheReader?
    private var version: UInt64 = 0
    private var condition = CacheCondition.loading
    private var lastChange: Instant?

    /// Creates an engine that does nothing until `run`.
    ///
    /// - Parameters:
    ///   - asOf: the present, or a moment to look back to; the file is then watched all the same.
    ///   - publish: gets every snapshot, on a thread of the engine's; it must not block.
    public init(
        file: CacheFile, watchlist: Watchlist = .everything, asOf: AsOf = .present, clock: MarketClock,
        publish: @escaping @Sendable (Snapshot) -> Void
    ) {
        self.file = file
        self.clock = clock
        self.publish = publish
        watcher = CacheWatcher(file: file)
        signals = watcher.signals
        model = MarketModel(watchlist: watchlist, asOf: asOf, clock: clock)
    }

    /// Reads, then follows the cache until the task is cancelled.
    public func run() async {
        refresh()
        for await signal in signals {
            if Task.isCancelled { break }
            switch signal {
            case .changed: refresh()
            case .minute: passMinute()
            }
        }
        watcher.stop()
    }

    /// Shows another moment, or the present again.
    public func show(_ asOf: AsOf) {
        model = MarketModel(watchlist: model.watchlist, asOf: asOf, clock: clock)
        refresh()
    }

    /// Reads what changed and publishes where anything did, or where the fault is another one.
    private func refresh() {
        let before = condition
        do {
            let reader = try openReader()
            model.readClock(clock)
            let isFirst = model.sequence < 0
            let hasChanged = try reader.read { cache in try model.applyChanges(cache) }
            if hasChanged || isFirst { lastChange = model.moment }
            condition = .live(lastChange: lastChange)
            if hasChanged || isFirst || before.fault != nil { send() }
            if !model.rotation.isLoaded { try loadRotation(reader) }
            if hasChanged { refreshRotation() }
        } catch {
            fail(error)
        }
    }

    /// The rotation's history is long: the board is on screen before it is read.
    private func loadRotation(_ reader: QuoteCacheReader) throws(CacheFault) {
        try reader.read { cache in try model.loadRotation(cache) }
        guard model.rotation.isLoaded else { return }
        model.refreshRotation()
        send()
    }

    private func refreshRotation() {
        if model.refreshRotation() { send() }
    }

    private func passMinute() {
        model.readClock(clock)
        if model.isNewDay() { model.sequence = -1 }
        guard condition.fault == nil else { return refresh() }
        if model.sequence < 0 { return refresh() }
        model.updateAges()
        send()
    }

    private func openReader() throws(CacheFault) -> QuoteCacheReader {
        if let reader, reader.identity == file.identity() { return reader }
        let isReplacement = reader != nil
        reader = nil
        let fresh = try QuoteCacheReader(file: file)
        if isReplacement || condition.fault != nil { model.sequence = -1 }
        reader = fresh
        return fresh
    }

    private func fail(_ fault: CacheFault) {
        // A damaged file may be whole again under the same name: start over with a new connection.
        reader = nil
        watcher.retrySoon()
        if condition.fault == fault { return }
        condition = .failed(fault, since: lastChange ?? clock.now())
        send()
    }

    private func send() {
        version += 1
        publish(model.snapshot(version: version, condition: condition))
    }
}

extension RefreshEngine {
    /// One snapshot of a cache, for commands that print and end.
    ///
    /// - Throws: `CacheFault` where the cache cannot be read.
    public static func snapshot(
        of file: CacheFile, watchlist: Watchlist = .everything, asOf: AsOf = .present, clock: MarketClock
    ) throws -> Snapshot {
        let reader = try QuoteCacheReader(file: file)
        var model = MarketModel(watchlist: watchlist, asOf: asOf, clock: clock)
        try reader.read { cache in
            try model.loadAll(cache)
            try model.loadRotation(cache)
        }
        model.refreshRotation()
        return model.snapshot(version: 1, condition: .live(lastChange: model.moment))
    }
}

extension AsOf {
    /// The moment itself, or what the clock says.
    func moment(_ clock: MarketClock) -> Instant {
        switch self {
        case .present: clock.now()
        case .moment(let moment): moment
        }
    }
}
