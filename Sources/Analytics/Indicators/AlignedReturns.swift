public import Market

/// The returns of two instruments that trade at different hours, paired so that each pair answers the same news.
public struct AlignedReturns: Hashable, Sendable {
    /// Which return of the one belongs to which of the other.
    public enum Alignment: String, CaseIterable, Hashable, Sendable {
        /// The returns between consecutive dates on which both traded.
        case sameDay = "same-day"
        /// The local return of a session with the foreign return of the day before: New York's day is answered by
        /// Asia's next one.
        case nextDay = "next-day"

        /// The usual one: Asia answers America the next day, all others move together.
        public init(local: Region?, foreign: Region?) {
            self = local?.isAsian == true && foreign == .unitedStates ? .nextDay : .sameDay
        }
    }

    /// The local session that each pair stands at.
    public private(set) var dates: [CalendarDate] = []
    /// The local returns, as fractions.
    public private(set) var local: [Double] = []
    /// The foreign returns, as fractions.
    public private(set) var foreign: [Double] = []

    /// Pairs two series of closes, each ordered by date.
    ///
    /// - `.sameDay`: both returns run from the last common date to this one, however many days one side was closed.
    /// - `.nextDay`: the local return runs from one local session to the next, the foreign one from the last close
    ///   before the first of them to the last close before the second: while the local exchange keeps a holiday, the
    ///   foreign days add up, and a local session before which there was no foreign one has no pair.
    ///
    /// A pair that spans more than `ReferenceCloses.maximumGap` days, on either side, is a hole and left out.
    public init(local: [DatedClose], foreign: [DatedClose], alignment: Alignment) {
        dates.reserveCapacity(local.count)
        self.local.reserveCapacity(local.count)
        self.foreign.reserveCapacity(local.count)
        switch alignment {
        case .sameDay: pairCommonDates(local, foreign)
        case .nextDay: pairNextSessions(local, foreign)
        }
    }

    private mutating func pairCommonDates(_ local: [DatedClose], _ foreign: [DatedClose]) {
        var next = 0
        var before: (local: DatedClose, foreign: DatedClose)?
        for close in local {
            while next < foreign.count, foreign[next].date < close.date { next += 1 }
            guard next < foreign.count else { return }
            guard foreign[next].date == close.date else { continue }
            if let before { append((before.local, close), (before.foreign, foreign[next])) }
            before = (close, foreign[next])
        }
    }

    private mutating func pairNextSessions(_ local: [DatedClose], _ foreign: [DatedClose]) {
        var next = 0
        var answered: DatedClose?
        for index in local.indices {
            let start = next
            while next < foreign.count, foreign[next].date < local[index].date { next += 1 }
            let latest = next > 0 ? foreign[next - 1] : nil
            if index > 0, next > start, let answered, let latest {
                append((local[index - 1], local[index]), (answered, latest))
            }
            answered = latest
        }
    }

    private mutating func append(_ own: (DatedClose, DatedClose), _ other: (DatedClose, DatedClose)) {
        guard let pair = AlignedReturns.pair(own, other) else { return }
        dates.append(own.1.date)
        local.append(pair.local)
        foreign.append(pair.foreign)
    }

    /// The two returns of a pair; nil across a hole.
    static func pair(
        _ own: (DatedClose, DatedClose), _ other: (DatedClose, DatedClose)
    ) -> (local: Double, foreign: Double)? {
        guard !ReferenceCloses.isHole(from: own.0.date, to: own.1.date),
            !ReferenceCloses.isHole(from: other.0.date, to: other.1.date),
            let first = Returns.simple(own.1.close, against: own.0.close),
            let second = Returns.simple(other.1.close, against: other.0.close)
        else { return nil }
        return (first, second)
    }
}

extension IndicatorSeries {
    /// The slope of the local over the foreign returns of the window's pairs: covariance over the foreign variance.
    /// One value for each pair; nil while the window is not full and where the foreign price never moved.
    public static func beta(_ returns: AlignedReturns, window: Int = 60) -> [Double?] {
        comovement(returns, window) { $0.beta }
    }

    /// Pearson's correlation of the returns of the window's pairs, -1 to 1; likewise.
    public static func correlation(_ returns: AlignedReturns, window: Int = 60) -> [Double?] {
        comovement(returns, window) { $0.correlation }
    }

    private static func comovement(
        _ returns: AlignedReturns, _ window: Int, _ figure: (PairedMoments) -> Double?
    ) -> [Double?] {
        returns.local.indices.map { index in
            guard window > 1, index + 1 >= window else { return nil }
            let range = (index + 1 - window)...index
            return figure(PairedMoments(own: returns.local[range], other: returns.foreign[range]))
        }
    }
}
