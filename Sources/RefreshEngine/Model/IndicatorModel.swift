import Analytics
import Market
import QuoteCache

/// What the technical figures rest on: for each instrument a fixed number of numbers, made from a year and more of its
/// bars, which are read in slices after the board is on screen.
struct IndicatorModel: Sendable {
    private struct Entry: Sendable {
        let base: IndicatorBase
        /// The bar of the session that the base does not hold, where the cache has it.
        let today: DailyBar?
        /// How its volume is spread over the day, where parts of sessions tell.
        let profile: VolumeProfile?
    }

    /// What has to be known of an instrument to read its bars.
    struct Scope {
        let instrument: Instrument
        /// The date of its newest bar that is known.
        let lastDate: CalendarDate
        /// The session of its latest price.
        let today: CalendarDate
        let rawSplits: [Split]
        let hasIntraday: Bool
        /// Whether its open is estimated.
        let wantsOpens: Bool
    }

    private var entries: [Symbol: Entry] = [:]
    /// Whose bars have to be read, in two ranks: those that views need most come first.
    private var urgent: Set<Symbol> = []
    private var others: Set<Symbol> = []
    private var benchmark: [DatedClose] = []
    private var ranks: [Symbol: Int] = [:]
    private(set) var areRanksDue = false
    /// The last sessions of those whose bars were read since they were taken, for their opens.
    private var opens: [(instrument: Instrument, bars: [OpenBar])] = []

    /// What beta and correlation are counted against.
    static let benchmark: Symbol = "^SOX"
    /// Enough bars for a year's window, and for averages that remember to forget where they began.
    private static let barCount = 320
    /// Instruments whose bars are read at a time.
    private static let slice = 400

    /// Whether bars have to be read.
    var isDue: Bool { !urgent.isEmpty || !others.isEmpty }

    /// Notes that an instrument's bars, or the session of its latest price, are other ones now.
    mutating func barsChanged(of symbol: Symbol, isUrgent: Bool) {
        if isUrgent { urgent.insert(symbol) } else if !urgent.contains(symbol) { others.insert(symbol) }
    }

    /// Forgets an instrument.
    mutating func remove(_ symbol: Symbol) {
        entries[symbol] = nil
        urgent.remove(symbol)
        others.remove(symbol)
        areRanksDue = ranks.removeValue(forKey: symbol) != nil || areRanksDue
    }

    /// Reads one slice of what has to be read. Returns whose figures differ.
    ///
    /// - Parameter scope: nil where there is no price.
    mutating func refresh(_ reading: ScreenedReading, scope: (Symbol) -> Scope?) throws -> [Symbol] {
        if urgent.remove(Self.benchmark) != nil || others.remove(Self.benchmark) != nil {
            try readBenchmark(reading, scope: scope)
        }
        let chosen = Array(urgent.prefix(Self.slice)) + others.prefix(max(0, Self.slice - urgent.count))
        for symbol in chosen {
            entries[symbol] = try scope(symbol).flatMap { scope -> Entry? in
                let bars = try reading.dailyBars(
                    of: scope.instrument, through: scope.lastDate, limit: Self.barCount, splits: scope.rawSplits)
                if scope.wantsOpens {
                    opens.append((scope.instrument, bars.suffix(OpenModel.length).map { OpenBar($0) }))
                }
                guard !bars.isEmpty else { return nil }
                let count = bars.last.map { $0.date >= scope.today } == true ? bars.count - 1 : bars.count
                return Entry(
                    base: IndicatorBase(Array(bars[..<count]), benchmark: series(for: scope.instrument, scope.today)),
                    today: count < bars.count ? bars.last : nil,
                    profile: scope.hasIntraday
                        ? try reading.volumeProfile(of: scope.instrument, before: scope.today, bars) : nil)
            }
            urgent.remove(symbol)
            others.remove(symbol)
        }
        if !chosen.isEmpty { areRanksDue = true }
        return chosen
    }

    /// Hands on the sessions that were read for opens.
    mutating func takeOpens() -> [(instrument: Instrument, bars: [OpenBar])] {
        defer { opens = [] }
        return opens
    }

    /// Where the benchmark has a session more, everybody's pairs of returns have to be rebuilt.
    private mutating func readBenchmark(_ reading: ScreenedReading, scope: (Symbol) -> Scope?) throws {
        guard let scope = scope(Self.benchmark) else { return }
        let closes = try reading.closes(
            of: scope.instrument, through: scope.lastDate, limit: Self.barCount, splits: scope.rawSplits
        ).closes.filter { $0.date < scope.today }
        others.insert(Self.benchmark)
        guard closes != benchmark else { return }
        benchmark = closes
        others.formUnion(entries.keys)
    }

    /// Asia answers New York's day on its next one.
    private func series(for instrument: Instrument, _ today: CalendarDate) -> BenchmarkSeries? {
        guard instrument.symbol != Self.benchmark, instrument.kind != .fx, !benchmark.isEmpty else { return nil }
        let isAsian = instrument.exchange?.region.isAsian ?? false
        return BenchmarkSeries(
            closes: isAsian ? benchmark.filter { $0.date < today } : benchmark,
            alignment: isAsian ? .nextDay : .sameDay)
    }

    /// The figures of an instrument at its latest price; empty as long as its bars were not read.
    mutating func indicators(
        of state: InstrumentState, volumeShare: Double, benchmark: DatedClose?
    ) -> Indicators {
        guard let entry = entries[state.instrument.symbol] else { return Indicators() }
        var indicators = entry.base.indicators(
            with: bar(of: state, entry), volumeShare: volumeShare, benchmarkClose: benchmark)
        indicators.relativeStrengthRank = ranks[state.instrument.symbol]
        areRanksDue = true
        return indicators
    }

    /// How an instrument's volume is spread over the day.
    func profile(of symbol: Symbol) -> VolumeProfile? { entries[symbol]?.profile }

    /// The session's figures from its daily bar, for prices that came without any.
    func session(of state: InstrumentState) -> SessionFigures? {
        guard let bar = entries[state.instrument.symbol]?.today, bar.date == state.sessionDate else { return nil }
        return SessionFigures(open: bar.open, high: bar.high, low: bar.low, volume: bar.volume)
    }

    private func bar(of state: InstrumentState, _ entry: Entry) -> DailyBar? {
        guard let price = state.price, let date = state.sessionDate else { return entry.today }
        let session = state.session
        return DailyBar(
            date: date, open: session.open, high: session.high, low: session.low, close: price, volume: session.volume)
    }

    /// Ranks all shares again. Returns whose rank differs.
    mutating func rank(_ states: InstrumentTable) -> [Symbol] {
        areRanksDue = false
        let shares = states.filter { $0.instrument.kind == .equity && $0.isCounted }
        let scores = shares.map { state in
            entries[state.instrument.symbol].flatMap { $0.base.relativeStrengthScore(with: bar(of: state, $0)) }
        }
        var changed: [Symbol] = []
        for (state, rank) in zip(shares, RelativeStrengthRank.ranks(scores)) {
            let symbol = state.instrument.symbol
            guard ranks[symbol] != rank else { continue }
            ranks[symbol] = rank
            changed.append(symbol)
        }
        return changed
    }

    /// The rank of a share.
    func rank(of symbol: Symbol) -> Int? { ranks[symbol] }
}
