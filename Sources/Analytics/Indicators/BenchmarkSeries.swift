public import Market

/// What beta and correlation are counted against.
public struct BenchmarkSeries: Hashable, Sendable {
    /// The benchmark's closes, ordered by date. For `.nextDay` none may be dated like the session that will be today's,
    /// or later: it would hide the one that today answers.
    public var closes: [DatedClose]
    /// Which of its returns belongs to which of the instrument's.
    public var alignment: AlignedReturns.Alignment

    /// Creates a series.
    public init(closes: [DatedClose], alignment: AlignedReturns.Alignment) {
        self.closes = closes
        self.alignment = alignment
    }
}

/// The pairs of returns before today's, and what today's counts from.
struct BenchmarkBase: Hashable, Sendable {
    static let window = 60

    private let alignment: AlignedReturns.Alignment
    private let before: PairedMoments
    private let full: PairedMoments?
    /// The closes that today's two returns count from.
    private let localReference: DatedClose
    private let foreignReference: DatedClose
    /// The benchmark's last close known.
    private let foreignLast: DatedClose

    /// From the sessions before today; nil where there are fewer than 59 pairs.
    init?(_ bars: ArraySlice<DailyBar>, _ benchmark: BenchmarkSeries) {
        guard let last = bars.last, let foreignLast = benchmark.closes.last else { return nil }
        // Twice the window is enough unless many days have no pair.
        let closes = bars.suffix(2 * BenchmarkBase.window + 10).map { DatedClose(date: $0.date, close: $0.close) }
        let pairs = BenchmarkBase.pairs(closes, among: bars, benchmark)
        guard pairs.local.count >= BenchmarkBase.window - 1 else { return nil }
        self.foreignLast = foreignLast
        alignment = benchmark.alignment
        before = PairedMoments(
            own: pairs.local.suffix(BenchmarkBase.window - 1), other: pairs.foreign.suffix(BenchmarkBase.window - 1))
        full =
            pairs.local.count < BenchmarkBase.window
            ? nil
            : PairedMoments(
                own: pairs.local.suffix(BenchmarkBase.window), other: pairs.foreign.suffix(BenchmarkBase.window))
        switch benchmark.alignment {
        case .nextDay:
            guard let answered = benchmark.closes.last(onOrBefore: last.date.advanced(days: -1)) else { return nil }
            (localReference, foreignReference) = (DatedClose(date: last.date, close: last.close), answered)
        case .sameDay:
            guard let common = BenchmarkBase.lastCommon(closes, benchmark.closes) else { return nil }
            (localReference, foreignReference) = common
        }
    }

    private static func pairs(
        _ closes: [DatedClose], among bars: ArraySlice<DailyBar>, _ benchmark: BenchmarkSeries
    ) -> AlignedReturns {
        let start = closes.first.map { $0.date.advanced(days: -2 * ReferenceCloses.maximumGap) }
        let foreign = start.map { benchmark.closes.suffix(after: $0) } ?? []
        let pairs = AlignedReturns(local: closes, foreign: foreign, alignment: benchmark.alignment)
        if pairs.local.count >= window || closes.count == bars.count { return pairs }
        let all = bars.map { DatedClose(date: $0.date, close: $0.close) }
        return AlignedReturns(local: all, foreign: benchmark.closes, alignment: benchmark.alignment)
    }

    private static func lastCommon(_ local: [DatedClose], _ foreign: [DatedClose]) -> (DatedClose, DatedClose)? {
        for close in local.reversed() {
            if let match = foreign.last(onOrBefore: close.date), match.date == close.date { return (close, match) }
        }
        return nil
    }

    /// The figures with today's pair, or without one where the benchmark has no return that belongs to it.
    func report(_ today: DailyBar?, _ benchmark: DatedClose?, into indicators: inout Indicators) {
        var moments = full
        if let today, let foreign = foreignClose(for: today.date, benchmark),
            let pair = AlignedReturns.pair(
                (localReference, DatedClose(date: today.date, close: today.close)), (foreignReference, foreign))
        {
            moments = before.adding(own: pair.local, other: pair.foreign)
        }
        indicators.beta = moments?.beta
        indicators.correlation = moments?.correlation
    }

    private func foreignClose(for date: CalendarDate, _ latest: DatedClose?) -> DatedClose? {
        switch alignment {
        case .sameDay:
            if let latest, latest.date == date { return latest }
            return foreignLast.date == date ? foreignLast : nil
        case .nextDay:
            var newest = foreignLast
            if let latest, latest.date < date, latest.date >= newest.date || newest.date >= date { newest = latest }
            return newest.date < date && newest.date > foreignReference.date ? newest : nil
        }
    }
}

extension Array where Element == DatedClose {
    /// The closes later than a date.
    func suffix(after date: CalendarDate) -> [DatedClose] {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].date > date { high = middle } else { low = middle + 1 }
        }
        return Array(self[low...])
    }
}
