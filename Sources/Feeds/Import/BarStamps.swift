import Market

/// Whether a source stamps its intraday bars with their ends, and where each of them begins then.
///
/// A bar of the opening is stamped at the open by a source that gives starts, and never by one that gives ends, whose
/// last stamp is the close instead. What is not clear is left as it is.
struct BarStamps {
    /// Bars that one source makes in one way.
    private struct Kind: Hashable {
        var exchange: Exchange
        var minutes: Int
        var source: String
    }

    private var grids: [Kind: StampGrid] = [:]
    /// Whether no kind gives starts: those that are not clear, and those that come later, give ends then as well.
    private var isAlways = false
    private var last: (symbol: Symbol, exchange: Exchange?)?
    /// The lengths by which bars were moved.
    private var shifts: Set<Int> = []

    /// Nothing is moved.
    init() {}

    /// Finds out by the first rows of a source.
    init(_ outcomes: [LineOutcome]) {
        var stamps: [Kind: [Symbol: Set<Instant>]] = [:]
        for outcome in outcomes {
            guard case .success(.intraday(let symbol, let bar, let source)) = outcome.result,
                let kind = kind(symbol, bar, source)
            else { continue }
            stamps[kind, default: [:]][symbol, default: []].insert(bar.start)
        }
        var evidences: [Kind: StampEvidence] = [:]
        for (kind, stamps) in stamps {
            guard let calendar = kind.exchange.calendar else { continue }
            var evidence = StampEvidence(minutes: kind.minutes)
            for times in stamps.values { evidence.add(times, calendar) }
            evidences[kind] = evidence
        }
        guard evidences.values.contains(where: \.areEnds) else { return }
        isAlways = !evidences.values.contains(where: \.hasStarts)
        grids = evidences.filter { isAlways || $0.value.areEnds }.mapValues(\.grid)
    }

    /// What was assumed, a sentence for each length.
    var notes: [String] {
        shifts.sorted().map { "times are ends of bars: shifted by \($0) min" }
    }

    /// A row with the time at which its bar begins.
    mutating func moved(_ record: ImportRecord) -> ImportRecord {
        guard !grids.isEmpty, case .intraday(let symbol, var bar, let source) = record,
            let kind = kind(symbol, bar, source),
            let grid = grids[kind] ?? (isAlways ? StampGrid(minutes: bar.minutes) : nil)
        else { return record }
        let date = kind.exchange.zone.local(bar.start).date
        bar.start = grid.start(ofBarEnding: bar.start, in: kind.exchange.calendar?.session(on: date))
        shifts.insert(bar.minutes)
        return .intraday(symbol, bar, source: source)
    }

    /// Nil for what has no exchange, and for bars as long as a day.
    private mutating func kind(_ symbol: Symbol, _ bar: IntradayBar, _ source: String) -> Kind? {
        if last?.symbol != symbol { last = (symbol, Instrument(inferredFrom: symbol).exchange) }
        guard bar.minutes < 720, let exchange = last?.exchange else { return nil }
        return Kind(exchange: exchange, minutes: bar.minutes, source: source)
    }
}
