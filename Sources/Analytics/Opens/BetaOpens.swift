package import Market

/// A stock's opens from an index of New York: its return since the last local session times the stock's beta to it over
/// sixty sessions, each answering New York's day before. Every morning knows only what was there before it.
package struct BetaOpens: Sendable {
    /// Every morning that could be judged, oldest first.
    package let mornings: [OpenMorning]
    /// The beta before the session that is asked for.
    package let beta: Double?
    /// The last close before that session.
    package let reference: DatedClose?
    /// The index's close that this one answered: its return counts from here.
    package let since: DatedClose?

    /// The sessions that beta is of.
    package static let window = BenchmarkBase.window

    /// Judges the mornings before a session.
    ///
    /// - Parameters:
    ///   - bars: the stock's sessions; those from `session` on are left out.
    ///   - index: the index's closes.
    package init(_ bars: [OpenBar], index: [DatedClose], before session: CalendarDate) {
        let bars = bars.prefix { $0.date < session }
        let closes = bars.map { DatedClose(date: $0.date, close: $0.close) }
        let pairs = AlignedReturns(local: closes, foreign: index, alignment: .nextDay)
        let betas = IndicatorSeries.beta(pairs, window: BetaOpens.window)
        var judged: [OpenMorning] = []
        var next = 0
        for (last, bar) in zip(bars, bars.dropFirst()) {
            // The pairs of the sessions before this morning.
            while next < pairs.dates.count, pairs.dates[next] < bar.date { next += 1 }
            guard next > 0, let beta = betas[next - 1], let open = bar.open, open > 0,
                next < pairs.dates.count, pairs.dates[next] == bar.date
            else { continue }
            judged.append(
                OpenMorning(
                    date: bar.date, estimate: last.close * (1 + beta * pairs.foreign[next]), reference: last.close,
                    open: open))
        }
        mornings = judged
        beta = betas.last ?? nil
        reference = closes.last
        since = closes.last.flatMap { index.last(onOrBefore: $0.date.advanced(days: -1)) }
    }
}
