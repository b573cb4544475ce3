import Market

/// Makes up the five-minute bars of a session, or of its part so far, that add up to a given daily bar.
struct SampleIntraday {
    /// Minutes per bar.
    static let minutes = 5

    let hours: SampleHours
    let grid: PriceGrid
    var random: SeededRandom

    /// The bars from the open to a moment.
    ///
    /// - Parameters:
    ///   - day: what the bars add up to; its first price has to be known.
    ///   - end: the close, or the moment that the session has come to.
    mutating func bars(of day: DailyBar, until end: Instant) -> [IntradayBar] {
        let starts = starts(until: end)
        guard let high = day.high, let low = day.low, let open = day.open, !starts.isEmpty else { return [] }
        let points = path(from: open, to: day.close, low: low, high: high, steps: starts.count)
        let volumes = volumes(day.volume, starts, until: end)
        var bars: [IntradayBar] = []
        for (index, start) in starts.enumerated() {
            let (first, last) = (points[index], points[index + 1])
            let reach = 0.25 * (high - low) / Double(starts.count).squareRoot()
            let top = grid.nearest(min(high, max(first, last) + reach * abs(random.gaussian())))
            let bottom = grid.nearest(max(low, min(first, last) - reach * abs(random.gaussian())))
            bars.append(
                IntradayBar(
                    start: start, minutes: SampleIntraday.minutes, open: first, high: max(top, first, last),
                    low: min(bottom, first, last), close: last, volume: volumes?[index]))
        }
        touch(high: high, low: low, in: &bars)
        return bars
    }

    private func starts(until end: Instant) -> [Instant] {
        var starts: [Instant] = []
        var start = hours.open
        while start < min(end, hours.close) {
            if let lunch = hours.lunch, lunch.contains(start) { start = lunch.upperBound }
            starts.append(start)
            start = start.advanced(seconds: 60 * SampleIntraday.minutes)
        }
        return starts
    }

    /// A walk that begins and ends where it has to and stays within the day's range.
    private mutating func path(from open: Double, to close: Double, low: Double, high: Double, steps: Int) -> [Double] {
        var walk = [0.0]
        let deviation = 0.55 * (high - low) / Double(steps).squareRoot()
        for _ in 0..<steps { walk.append((walk.last ?? 0) + deviation * random.gaussian()) }
        let end = walk[steps]
        return walk.enumerated().map { index, value in
            let part = Double(index) / Double(steps)
            if index == 0 { return open }
            if index == steps { return close }
            let level = open + (close - open) * part + value - end * part
            return grid.nearest(min(max(level, low), high))
        }
    }

    private mutating func volumes(_ total: Double?, _ starts: [Instant], until end: Instant) -> [Double]? {
        guard let total else { return nil }
        let weights = starts.map { start in
            let stop = min(start.advanced(seconds: 60 * SampleIntraday.minutes), end)
            return (hours.volumePart(at: stop) - hours.volumePart(at: start)) * (0.6 + 0.8 * random.uniform())
        }
        let sum = weights.reduce(0, +)
        var (running, given) = (0.0, 0.0)
        return weights.map { weight in
            running += weight
            let upToHere = (total * running / sum).rounded()
            defer { given = upToHere }
            return upToHere - given
        }
    }

    /// The day's highest and lowest price are each touched by the bar that came nearest.
    private func touch(high: Double, low: Double, in bars: inout [IntradayBar]) {
        let top = bars.indices.max { (bars[$0].high ?? 0) < (bars[$1].high ?? 0) }
        let bottom = bars.indices.min { (bars[$0].low ?? 0) < (bars[$1].low ?? 0) }
        if let top { bars[top].high = high }
        if let bottom { bars[bottom].low = low }
    }
}
