package import Market

/// A stock's opens from its ADR: the ADR's last price at the newest rate and ratio, less its usual premium.
///
/// The usual premium is the median over the last common sessions. A premium that drifts leaves a long median behind, one
/// that is noisy wants a long one: of four lengths the one counts whose estimates were nearest on the sixty mornings
/// before, the longest while there are few. Every morning knows only what was there before it.
package struct PremiumOpens: Sendable {
    /// Every morning that could be judged, oldest first.
    package let mornings: [OpenMorning]
    /// The usual premium before the session that is asked for, as a fraction, and how many common sessions it is of.
    package let premium: (value: Double, sessions: Int)?
    /// The last home close before that session.
    package let reference: DatedClose?

    /// The lengths, the one that counts without a record first.
    package static let windows = [20, 10, 5, 3]

    /// Judges the mornings before a session.
    ///
    /// - Parameters:
    ///   - foreign: the ADR's closes.
    ///   - home: the local listing's sessions; those from `session` on are left out.
    ///   - rates: what one dollar bought; a morning knows those of the dates before it.
    package init(
        _ pair: ParityPair, foreign: PriceHistory, home: [OpenBar], currency: Currency, before session: CalendarDate,
        rates: DollarRates
    ) {
        var past = Past(pair, foreign, currency, rates)
        for (index, bar) in home.enumerated() {
            guard bar.date < session else { break }
            if index > 0 { past.judge(bar, after: home[index - 1]) }
            past.close(bar)
        }
        mornings = past.mornings
        premium = past.premium(of: past.best)
        reference = home.last { $0.date < session }.map { DatedClose(date: $0.date, close: $0.close) }
    }
}

extension PremiumOpens {
    /// What is known as the mornings go by.
    private struct Past {
        let pair: ParityPair
        let foreign: PriceHistory
        let home: Currency
        let rates: DollarRates
        /// What was estimated with the best window of each morning.
        var mornings: [OpenMorning] = []
        private var premiums: [Double] = []
        /// The errors of each window.
        private var errors = Array(repeating: [Double](), count: PremiumOpens.windows.count)

        init(_ pair: ParityPair, _ foreign: PriceHistory, _ home: Currency, _ rates: DollarRates) {
            (self.pair, self.foreign, self.home, self.rates) = (pair, foreign, home, rates)
        }

        private func parity(on date: CalendarDate) -> ParityRates? {
            guard let currency = foreign.currency, let foreignRate = rates.rate(of: currency, on: date),
                let homeRate = rates.rate(of: home, on: date)
            else { return nil }
            return ParityRates(pair, foreignRate: foreignRate, homeRate: homeRate)
        }

        /// Adds the premium of a session on which both traded.
        mutating func close(_ bar: OpenBar) {
            guard let close = foreign.closes.last(onOrBefore: bar.date), close.date == bar.date,
                let premium = parity(on: bar.date)?.premium(foreign: close.close, home: bar.close)
            else { return }
            premiums.append(premium)
        }

        /// The place of the window whose estimates were nearest so far.
        var best: Int {
            let records = errors.map { Array($0.suffix(OpenMorning.count)).median }
            guard let first = records.first, var least = first, errors[0].count >= OpenRecord.fewest else { return 0 }
            var best = 0
            for (index, record) in records.enumerated() {
                if let record, record < least { (best, least) = (index, record) }
            }
            return best
        }

        func premium(of window: Int) -> (value: Double, sessions: Int)? {
            let count = PremiumOpens.windows[window]
            guard premiums.count >= PremiumOpens.windows[0],
                let median = Array(premiums.suffix(count)).median
            else { return nil }
            return (median, count)
        }

        /// Holds what every window said of an open against it.
        mutating func judge(_ bar: OpenBar, after last: OpenBar) {
            guard let open = bar.open, open > 0, !ReferenceCloses.isHole(from: last.date, to: bar.date),
                let close = foreign.closes.last(onOrBefore: bar.date.advanced(days: -1)), close.date >= last.date,
                let price = parity(on: bar.date.advanced(days: -1))?.homePrice(ofForeign: close.close)
            else { return }
            let best = best
            for index in PremiumOpens.windows.indices {
                guard let premium = premium(of: index)?.value else { return }
                let morning = OpenMorning(
                    date: bar.date, estimate: price / (1 + premium), reference: last.close, open: open)
                errors[index].append(morning.error)
                if index == best { mornings.append(morning) }
            }
        }
    }
}
