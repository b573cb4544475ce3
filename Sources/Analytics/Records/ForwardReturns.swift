public import Market

/// What stocks did in the sessions after a date, against the stocks around them.
///
/// The return of a stock is its close so many of its own sessions later over the close of the date, less one. From it
/// the mean return of its region's stocks is taken, itself among them, each from its last close on or before the same
/// two dates. A region is held against the mean of all stocks in the same way; its sessions are the dates on which most
/// of its stocks have a close.
public struct ForwardReturns: Sendable {
    /// After how many sessions one looks.
    public static let horizons = [1, 5, 20]

    /// A close that is so many days older than the date it stands for says nothing about it.
    private static let oldest = 10

    private let closes: [Symbol: [DatedClose]]
    private let members: [Region: [Symbol]]
    private let sessions: [Region: [CalendarDate]]
    private var means: [Window: Double?] = [:]

    /// Whose mean, between which dates; nil: all regions'.
    private struct Window: Hashable {
        let region: Region?
        let first: CalendarDate
        let last: CalendarDate
    }

    /// Creates the returns of some closes.
    ///
    /// - Parameters:
    ///   - closes: of each stock, oldest first, on one footing.
    ///   - members: the stocks that count for each region.
    public init(closes: [Symbol: [DatedClose]], members: [Region: [Symbol]]) {
        self.closes = closes
        self.members = members
        sessions = members.mapValues { symbols in
            var tally: [CalendarDate: Int] = [:]
            for symbol in symbols { for close in closes[symbol] ?? [] { tally[close.date, default: 0] += 1 } }
            let known = symbols.count { !(closes[$0] ?? []).isEmpty }
            return tally.filter { $0.value * 2 > known }.keys.sorted()
        }
    }

    /// A stock's return over the sessions after a date less its region's; nil where either is unknown.
    public mutating func excess(
        of symbol: Symbol, in region: Region, after date: CalendarDate, sessions count: Int
    ) -> Double? {
        let series = closes[symbol] ?? []
        guard let start = Self.place(of: date, in: series), series.indices.contains(start + count) else { return nil }
        let (first, last) = (series[start], series[start + count])
        guard let mean = mean(of: region, first.date, last.date) else { return nil }
        return last.close / first.close - 1 - mean
    }

    /// A region's return over the sessions after a date less that of all stocks; nil where either is unknown.
    public mutating func excess(of region: Region, after date: CalendarDate, sessions count: Int) -> Double? {
        guard let (first, last) = dates(of: region, after: date, sessions: count),
            let own = mean(of: region, first, last), let all = mean(of: nil, first, last)
        else { return nil }
        return own - all
    }

    /// One region's mean return over the sessions of the first after a date less the other's; nil where either is
    /// unknown.
    public mutating func difference(
        of regions: [Region], to other: Region, after date: CalendarDate, sessions count: Int
    ) -> Double? {
        guard let (first, last) = dates(of: other, after: date, sessions: count), let own = mean(of: other, first, last)
        else { return nil }
        let means = regions.compactMap { mean(of: $0, first, last) }
        guard !means.isEmpty else { return nil }
        return means.reduce(0, +) / Double(means.count) - own
    }

    private func dates(
        of region: Region, after date: CalendarDate, sessions count: Int
    ) -> (first: CalendarDate, last: CalendarDate)? {
        let dates = sessions[region] ?? []
        guard let start = dates.lastIndex(where: { $0 <= date }), dates.indices.contains(start + count),
            date.daysSince1970 - dates[start].daysSince1970 <= Self.oldest
        else { return nil }
        return (dates[start], dates[start + count])
    }

    private mutating func mean(of region: Region?, _ first: CalendarDate, _ last: CalendarDate) -> Double? {
        let window = Window(region: region, first: first, last: last)
        if let known = means[window] { return known }
        let symbols = region.map { members[$0] ?? [] } ?? Region.allCases.flatMap { members[$0] ?? [] }
        var (sum, count) = (0.0, 0)
        for symbol in symbols {
            let series = closes[symbol] ?? []
            guard let start = Self.place(of: first, in: series), let end = Self.place(of: last, in: series) else {
                continue
            }
            sum += series[end].close / series[start].close - 1
            count += 1
        }
        let mean = count > 0 ? sum / Double(count) : nil
        means[window] = .some(mean)
        return mean
    }

    /// The place of the last close on or before a date; nil where that is too old to stand for it.
    private static func place(of date: CalendarDate, in series: [DatedClose]) -> Int? {
        var (low, high) = (0, series.count)
        while low < high {
            let middle = (low + high) / 2
            if series[middle].date <= date { low = middle + 1 } else { high = middle }
        }
        guard low > 0, date.daysSince1970 - series[low - 1].date.daysSince1970 <= oldest else { return nil }
        return low - 1
    }
}
