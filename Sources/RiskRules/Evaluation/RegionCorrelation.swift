import Market

/// How much the shares of a region move as one.
enum RegionCorrelation {
    /// Fewer shares say nothing about a region.
    private static let fewest = 3
    /// More shares change the mean by less than its last digit shown, and cost a read of their bars each.
    static let most = 400

    /// The mean correlation of each two series' daily returns over a window of common sessions; nil where fewer than
    /// three shares have them all.
    ///
    /// With every series of returns standardised, the variance of their mean over the window tells the mean of all the
    /// correlations at once: `r = (N² · var - N) / (N · (N - 1))`.
    static func mean(of bars: [[DailyBar]], window: Int) -> Double? {
        let dates = commonDates(bars, window + 1)
        guard dates.count == window + 1 else { return nil }
        var sums = [Double](repeating: 0, count: window)
        var count = 0
        for series in bars {
            guard let standardized = standardized(series, on: dates) else { continue }
            for index in sums.indices { sums[index] += standardized[index] }
            count += 1
        }
        guard count >= fewest else { return nil }
        let shares = Double(count)
        let squares = sums.reduce(0) { $0 + $1 * $1 } / Double(window)
        return (squares - shares) / (shares * (shares - 1))
    }

    /// The last sessions on which most of the shares have a close.
    private static func commonDates(_ bars: [[DailyBar]], _ count: Int) -> [CalendarDate] {
        var tally: [CalendarDate: Int] = [:]
        for series in bars {
            for bar in series.suffix(count) { tally[bar.date, default: 0] += 1 }
        }
        let most = tally.values.max() ?? 0
        return tally.filter { $0.value * 2 > most }.keys.sorted().suffix(count)
    }

    /// Returns on the dates with mean 0 and deviation 1; nil where a close is missing or nothing moved.
    private static func standardized(_ bars: [DailyBar], on dates: [CalendarDate]) -> [Double]? {
        let closes = Dictionary(bars.map { ($0.date, $0.close) }, uniquingKeysWith: { _, last in last })
        let chosen = dates.compactMap { closes[$0] }
        guard chosen.count == dates.count, chosen.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        let returns = zip(chosen, chosen.dropFirst()).map { $1 / $0 - 1 }
        let mean = returns.reduce(0, +) / Double(returns.count)
        let variance = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(returns.count)
        guard variance > 1e-20 else { return nil }
        return returns.map { ($0 - mean) / variance.squareRoot() }
    }
}
