/// Sets bars aside that cannot be true, before any figure is made of them.
///
/// Three things are looked at: whether the bar's date has a session; whether a close is far from the closes around it
/// without staying there, where the exchange limits a day's move already beyond that; and whether a close has moved for good without a split that explains it, in which case what
/// lies before is on another footing and is quarantined. A bar's verdict rests on bars of its own time and on
/// later ones up to the date that is read, never on what came after.
public struct HistoryScreen: Sendable {
    /// A bar that was quarantined, with the reason.
    public struct Quarantined: Hashable, Sendable {
        /// The bar's date.
        public let date: CalendarDate
        /// Its close as it stands in the cache.
        public let close: Double
        /// Why, without a stop.
        public let reason: Reason

        /// Whether it was quarantined because everything before a date is on another footing.
        public var isOfBefore: Bool {
            if case .otherFooting = reason { true } else { false }
        }
    }

    /// Why a bar was quarantined.
    public enum Reason: Hashable, Sendable {
        /// The exchange has no session on its date.
        case noSession
        /// Nothing was traded at one price while the exchange's index has no bar.
        case likelyClosure
        /// Every figure is that of the bar before: a program filled a hole with it.
        case copy(of: CalendarDate)
        /// The dollar never bought this many.
        case noRate
        /// The close is this many times the one before it, and the next ones are not.
        case farFromNeighbours(Double)
        /// The close is beyond what the exchange allows after the session before, and the next close returns.
        case beyondLimits(Double, PriceLimit)
        /// The closes from this date on are this many times those before, and no split says why.
        case otherFooting(since: CalendarDate, Double)
    }

    private let instrument: Instrument
    private let book: SessionBook
    private let step: PlausibleStep
    private let limits: SessionLimits
    /// Closes from another level that may still be a few wrong rows rather than a lasting change.
    private static let longestRun = 10

    /// The screen of an instrument.
    public init(of instrument: Instrument, calendars: TradingCalendars = .shipped) {
        self.instrument = instrument
        book = SessionBook(of: instrument, calendars: calendars)
        step = PlausibleStep(of: instrument)
        limits = SessionLimits(of: instrument, calendars: calendars)
    }

    /// The bars that can be true, in their order, and those that cannot.
    ///
    /// - Parameters:
    ///   - bars: oldest first, on one footing as far as splits are known.
    ///   - isIndexSilent: whether the exchange's own index has no bar on a date while it has some around it.
    public func screened(
        _ bars: [DailyBar], isIndexSilent: (CalendarDate) -> Bool = { _ in false }
    ) -> (bars: [DailyBar], quarantined: [Quarantined]) {
        guard needsLook(bars) else { return (bars, []) }
        var quarantined: [Quarantined] = []
        var before: DailyBar?
        let inSession = bars.filter { bar in
            defer { before = bar }
            guard let reason = reason(bar, after: before, isIndexSilent) else { return true }
            quarantined.append(Quarantined(date: bar.date, close: bar.close, reason: reason))
            return false
        }
        return (plausible(inSession, &quarantined), quarantined.sorted { $0.date < $1.date })
    }

    /// Whether anything of these bars has to be looked at closely; as a rule nothing has.
    private func needsLook(_ bars: [DailyBar]) -> Bool {
        var before: Double?
        for (index, bar) in bars.enumerated() {
            if index > 0, bar.isCopy(of: bars[index - 1]) { return true }
            if book.hasSession(on: bar.date) == false || bar.isWithoutTrades || hasWildRange(bar) { return true }
            if !PlausibleRate.allows(bar.close, of: instrument) { return true }
            if let before, !step.allows(bar.close, after: before) || limits.mayRuleOut(bar.close, after: before) {
                return true
            }
            before = bar.close
        }
        return false
    }

    /// Whether two bars may be the same in everything, as far as close and volume tell.
    public static func mayHoldCopies(_ bars: [DailyBar]) -> Bool {
        zip(bars.dropFirst(), bars).contains { bar, before in
            bar.close == before.close && bar.volume == before.volume && bar.volume ?? 0 > 0
        }
    }

    private func reason(
        _ bar: DailyBar, after before: DailyBar?, _ isIndexSilent: (CalendarDate) -> Bool
    ) -> Reason? {
        if book.hasSession(on: bar.date) == false { return .noSession }
        if let before, bar.isCopy(of: before) { return .copy(of: before.date) }
        if !PlausibleRate.allows(bar.close, of: instrument) { return .noRate }
        return bar.isWithoutTrades && isIndexSilent(bar.date) ? .likelyClosure : nil
    }

    private func hasWildRange(_ bar: DailyBar) -> Bool {
        [bar.open, bar.high, bar.low].contains { $0.map { !step.allows($0, after: bar.close) } ?? false }
    }

    private func plausible(_ bars: [DailyBar], _ quarantined: inout [Quarantined]) -> [DailyBar] {
        guard var level = anchor(bars) else { return bars }
        var kept: [DailyBar] = []
        kept.reserveCapacity(bars.count)
        var index = 0
        while index < bars.count {
            let bar = bars[index]
            if step.allows(bar.close, after: level) {
                if let limit = limits.ruleOut(bar, after: kept, book), !isConfirmed(bar, by: bars[index...], level) {
                    let reason = Reason.beyondLimits(bar.close / level, limit)
                    quarantined.append(Quarantined(date: bar.date, close: bar.close, reason: reason))
                    index += 1
                    continue
                }
                kept.append(withoutWildRange(bar))
                level = bar.close
                index += 1
                continue
            }
            let rest = bars[index...].prefix(HistoryScreen.longestRun + 1)
            let isBack = rest.dropFirst().contains { step.allows($0.close, after: level) }
            let stays = rest.dropFirst().first.map { step.allows($0.close, after: bar.close) } ?? false
            if isBack || !stays {
                let reason = Reason.farFromNeighbours(bar.close / level)
                quarantined.append(Quarantined(date: bar.date, close: bar.close, reason: reason))
            } else {
                let reason = Reason.otherFooting(since: bar.date, bar.close / level)
                quarantined += kept.map { Quarantined(date: $0.date, close: $0.close, reason: reason) }
                kept = [withoutWildRange(bar)]
                level = bar.close
            }
            index += 1
        }
        return kept
    }

    /// Whether the bar that follows is nearer to a bar than to the level before it.
    private func isConfirmed(_ bar: DailyBar, by rest: ArraySlice<DailyBar>, _ level: Double) -> Bool {
        guard let next = rest.dropFirst().first else { return false }
        func distance(_ one: Double, _ other: Double) -> Double { max(one / other, other / one) }
        return distance(next.close, bar.close) < distance(next.close, level)
    }

    /// The level that the first bars stand at: their median, so that a wrong first bar decides nothing.
    private func anchor(_ bars: [DailyBar]) -> Double? {
        let first = bars.prefix(5).map(\.close).sorted()
        return first.isEmpty ? nil : first[first.count / 2]
    }

    /// A price of the range that cannot belong to the close is unknown.
    private func withoutWildRange(_ bar: DailyBar) -> DailyBar {
        guard hasWildRange(bar) else { return bar }
        func sound(_ price: Double?) -> Double? { price.flatMap { step.allows($0, after: bar.close) ? $0 : nil } }
        var bar = bar
        (bar.open, bar.high, bar.low) = (sound(bar.open), sound(bar.high), sound(bar.low))
        return bar
    }
}

extension DailyBar {
    /// Whether nothing was traded and every price is the same.
    fileprivate var isWithoutTrades: Bool { volume == 0 && open == close && high == close && low == close }

    /// Whether all figures are those of another bar, and too many for chance: a round volume may come again.
    fileprivate func isCopy(of other: DailyBar) -> Bool {
        guard close == other.close, let volume, volume == other.volume, volume.hasManyDigits, let high, let low,
            high > low,
            open != nil
        else { return false }
        return open == other.open && high == other.high && low == other.low
    }
}

extension Double {
    /// Whether a whole number has five digits or more before the zeros at its end.
    fileprivate var hasManyDigits: Bool {
        guard var rest = Int64(exactly: self), rest > 0 else { return false }
        while rest.isMultiple(of: 10) { rest /= 10 }
        return rest >= 10_000
    }
}

extension HistoryScreen.Quarantined: CustomStringConvertible {
    /// The date and the reason, without a stop.
    public var description: String { "\(date): \(reason)" }
}

extension HistoryScreen.Reason: CustomStringConvertible {
    /// The reason in words, without a stop.
    public var description: String {
        switch self {
        case .noSession: "no session on this date"
        case .likelyClosure: "no trades and no index bar: probably a closure"
        case .copy(let date): "a copy of the bar of \(date)"
        case .noRate: "not a dollar rate: inverted or in another unit"
        case .farFromNeighbours(let ratio): "\(PlausibleStep.words(ratio)) the closes around it"
        case .beyondLimits(let ratio, let limit):
            "\(PlausibleStep.words(ratio)) the close before, beyond the day's limits \(PriceLimit.words(limit))"
        case .otherFooting(let date, let ratio):
            "closes since \(date) are \(PlausibleStep.words(ratio)) those before, without a split"
        }
    }
}
