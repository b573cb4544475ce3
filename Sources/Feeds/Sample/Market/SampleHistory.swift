import Market

/// Makes up the daily bars of a name: a walk that is bent to pass through its anchors, on ticks and within limits.
struct SampleHistory {
    let anchor: SampleAnchor
    let listing: SampleListing?
    /// What it follows; nil for all that have a walk of their own.
    let lead: SampleLead?
    private let grid: PriceGrid
    private var random: SeededRandom

    init(_ anchor: SampleAnchor, listing: SampleListing?, lead: SampleLead? = nil, seed: UInt64) {
        self.anchor = anchor
        self.listing = listing
        self.lead = lead
        grid = anchor.grid
        random = SeededRandom(seed: seed, name: anchor.instrument.symbol.rawValue)
    }

    /// The bars of sessions that are over.
    ///
    /// - Parameters:
    ///   - dates: the sessions' dates, oldest first.
    ///   - isCurrentIncluded: whether the last of them is the one that the anchor's price belongs to.
    mutating func bars(on dates: [CalendarDate], isCurrentIncluded: Bool, shocks: SampleShocks) -> [DailyBar] {
        let path = path(on: dates, isCurrentIncluded: isCurrentIncluded, shocks: shocks)
        var bars: [DailyBar] = []
        bars.reserveCapacity(dates.count)
        for (date, level) in zip(dates, path) {
            let limit = bars.last.flatMap {
                PriceLimit(reference: $0.close, instrument: anchor.instrument, on: date)
            }
            let close = grid.nearest(min(PortableMath.exp(level), listing?.highest ?? .infinity), within: limit)
            if let previous = bars.last?.close {
                bars.append(bar(on: date, previous: previous, close: close, limit: limit))
            } else {
                bars.append(firstBar(on: date, close: close))
            }
        }
        return bars
    }

    /// The bar of a session after the one that closed at `previous`.
    mutating func bar(on date: CalendarDate, previous: Double, close: Double, limit: PriceLimit?) -> DailyBar {
        let deviation = anchor.dailyVolatility
        let move = PortableMath.log(close / previous)
        let gap = 0.4 * move + 0.3 * deviation * random.gaussian()
        let open = price(previous * PortableMath.exp(gap), limit)
        let high = price(max(open, close) * PortableMath.exp(0.35 * deviation * abs(random.gaussian())), limit)
        let low = price(min(open, close) * PortableMath.exp(-0.35 * deviation * abs(random.gaussian())), limit)
        return DailyBar(
            date: date, open: open, high: max(high, open, close), low: min(low, open, close), close: close,
            volume: volume(move: move))
    }

    private mutating func firstBar(on date: CalendarDate, close: Double) -> DailyBar {
        guard let listing else { return bar(on: date, previous: close, close: close, limit: nil) }
        let low = min(listing.open, close) * PortableMath.exp(-0.3 * anchor.dailyVolatility * abs(random.gaussian()))
        return DailyBar(
            date: date, open: listing.open, high: max(listing.high, close), low: grid.nearest(low), close: close,
            volume: anchor.volume.map { ($0 * 2.6).rounded() })
    }

    private func price(_ price: Double, _ limit: PriceLimit?) -> Double {
        grid.nearest(min(price, listing?.highest ?? .infinity), within: limit)
    }

    /// More is traded on days of large moves.
    private mutating func volume(move: Double) -> Double? {
        guard let usual = anchor.volume else { return nil }
        let size = min(4, abs(move) / anchor.dailyVolatility)
        return (usual * PortableMath.exp(0.28 * random.gaussian() - 0.04) * (0.72 + 0.35 * size)).rounded()
    }

    /// Logarithms of the closes.
    private mutating func path(
        on dates: [CalendarDate], isCurrentIncluded: Bool, shocks: SampleShocks
    ) -> [Double] {
        guard dates.count > 1 else { return dates.map { _ in PortableMath.log(anchor.first) } }
        var path = [PortableMath.log(anchor.first)]
        var moves = [0.0]
        for (after, through) in zip(dates, dates.dropFirst()) {
            let own = random.gaussian()
            if let lead {
                moves.append(
                    lead.move(after: after, through: through) + SampleLead.own * own * anchor.dailyVolatility)
            } else {
                let move = shocks.move(of: anchor.instrument, after: after, through: through, own: own)
                moves.append(move * anchor.dailyVolatility)
            }
        }
        var start = 0
        for (end, price) in anchorPoints(dates, isCurrentIncluded: isCurrentIncluded) where end > start {
            let target = PortableMath.log(price)
            let free = moves[(start + 1)...end].reduce(path[start], +)
            let bend = (target - free) / Double(end - start)
            for index in start + 1...end { path.append(path[index - 1] + moves[index] + bend) }
            path[end] = target
            start = end
        }
        return path
    }

    private func anchorPoints(_ dates: [CalendarDate], isCurrentIncluded: Bool) -> [(index: Int, price: Double)] {
        var points: [(index: Int, price: Double)] = []
        for (year, price) in [(2024, anchor.end2024), (2025, anchor.end2025)] {
            if let price, let index = dates.lastIndex(where: { $0.year == year }) { points.append((index, price)) }
        }
        if isCurrentIncluded {
            points.append((dates.count - 2, anchor.before))
            points.append((dates.count - 1, anchor.price))
        } else {
            points.append((dates.count - 1, anchor.before))
        }
        return points
    }
}
