import Analytics
import Market

/// How far prices went since a look: the biggest moves of the user's stocks, and each region's index.
struct AwayMoves {
    let lines: [AwayLine]

    init(_ model: Model, _ look: Presence.Look) {
        func moves(_ symbols: [Symbol], _ section: AwayLine.Section, _ line: (InstrumentState) -> (String, Target))
            -> [AwayLine]
        {
            symbols.compactMap { symbol -> AwayLine? in
                guard let state = model.snapshot[symbol], let before = look.snapshot[symbol],
                    let former = AwayMoves.price(before, after: state), let price = state.price,
                    let change = Returns.simple(price, against: former), abs(change) >= AwayReport.leastMove
                else { return nil }
                let (name, target) = line(state)
                let prices = [former, price].map { PriceText.text($0, state.instrument) }
                return AwayLine(
                    section: section, name: name, change: change, region: state.instrument.region,
                    words: prices.joined(separator: " → "), target: target)
            }.sorted { abs($0.change ?? 0) > abs($1.change ?? 0) }
        }
        let mine = moves(model.listed.sorted(), .myMoves) { ($0.instrument.shownName, .stock($0.instrument.symbol)) }
        let indices = Dictionary(
            model.snapshot.regions.compactMap { region in region.index.map { ($0, region.region) } },
            uniquingKeysWith: { first, _ in first })
        let regions = moves(model.snapshot.regions.compactMap(\.index), .regions) { state in
            let symbol = state.instrument.symbol
            return (state.instrument.shownName, indices[symbol].map { .region($0) } ?? .stock(symbol))
        }
        lines = mine.prefix(AwayReport.mostMoves) + regions
    }

    /// A former price on today's shares: a split since then is not a move.
    private static func price(_ before: InstrumentState, after: InstrumentState) -> Double? {
        guard var price = before.price else { return nil }
        guard let first = before.sessionDate, let last = after.sessionDate, first < last else { return price }
        for split in after.splits where first < split.date && split.date <= last {
            if SplitAdjustment.footing(split, before: price, after: after.price) == .raw { price /= split.ratio }
        }
        return price
    }
}
