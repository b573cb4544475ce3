import Market

/// Brings bars whose times name no zone to the clock that the sessions of their source fit.
struct NaiveBars {
    private var clock: SpelledClock?
    private let check: PriceCheck

    /// - Parameters:
    ///   - outcomes: the first rows of a source.
    ///   - zone: the clock that was asked for.
    init(_ outcomes: [LineOutcome] = [], zone: TimeZoneRule?, now: Instant) {
        check = PriceCheck(now: now)
        let bars = outcomes.compactMap { outcome -> (symbol: Symbol, time: SpelledTime)? in
            guard outcome.isNaive, case .success(.intraday(let symbol, let bar, _)) = outcome.result else { return nil }
            return (symbol, SpelledTime(naive: bar.start))
        }
        clock = bars.isEmpty ? nil : zone.map(SpelledClock.init) ?? SpelledClock(bars)
    }

    /// What was assumed, a sentence each.
    var notes: [String] { clock?.note.map { [$0] } ?? [] }

    /// A row with its own moment.
    mutating func zoned(_ outcome: LineOutcome) -> LineOutcome {
        guard outcome.isNaive, case .success(.intraday(let symbol, var bar, let source)) = outcome.result else {
            return outcome
        }
        var time = SpelledTime(naive: bar.start)
        time.assume(clock?.zone(of: symbol))
        bar.start = time.instant
        var outcome = outcome
        outcome.result = Result { () throws(LineFault) in
            try check.check(bar.start)
            return .intraday(symbol, bar, source: source)
        }
        return outcome
    }
}

extension SpelledTime {
    /// A time without a zone that was read as UTC.
    fileprivate init(naive instant: Instant) {
        let (date, time) = TimeZoneRule.utc.local(instant)
        self.init(date: date, timeOfDay: Int64(time.seconds) * 1000)
    }
}
