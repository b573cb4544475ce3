import Market
import Watchlists

/// Puts the rows of a pane into order.
enum RowOrder {
    /// Rows by the order that is chosen; nil where their own order stands.
    static func rows(
        of members: [Symbol], shown: Shown, snapshot: Snapshot, flagged: [Symbol: RiskFlag.Severity]
    ) -> [Symbol]? {
        if shown.sort == .watchlist { return shown.isInverted ? members.reversed() : nil }
        if shown.sort == .name {
            let named = members.map { (key: snapshot[$0]?.instrument.name.lowercased() ?? "", symbol: $0) }
            let sorted = named.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
            return finish(sorted.map(\.element.symbol), shown)
        }
        let keyed = members.map { (key: key(of: $0, shown, snapshot, flagged), symbol: $0) }
        // The biggest first; rows without a number stay at the end whichever way round.
        let known = keyed.enumerated().filter { $0.element.key != nil }
            .sorted { left, right in
                guard left.element.key != right.element.key else { return left.offset < right.offset }
                return (left.element.key ?? 0) > (right.element.key ?? 0)
            }
        let unknown = keyed.filter { $0.key == nil }.map(\.symbol)
        return finish(known.map(\.element.symbol), shown) + unknown
    }

    /// Whether an order rests on the instruments' states and names alone, not on flags, facts or price targets.
    static func followsFromFigures(_ sort: SortOrder) -> Bool {
        switch sort {
        case .change, .period, .volume, .value, .strength, .watchlist, .name: true
        case .flags, .column: false
        }
    }

    private static func finish(_ symbols: [Symbol], _ shown: Shown) -> [Symbol] {
        shown.isInverted ? symbols.reversed() : symbols
    }

    private static func key(
        of symbol: Symbol, _ shown: Shown, _ snapshot: Snapshot, _ flagged: [Symbol: RiskFlag.Severity]
    ) -> Double? {
        switch shown.sort {
        case .change: snapshot[symbol]?.returns(in: shown.currency).day
        case .period: snapshot[symbol]?.returns(in: shown.currency)[shown.period]
        case .flags: flagged[symbol].map { Double($0.rawValue) }
        case .volume: snapshot[symbol]?.indicators.volumeRatio
        case .value: snapshot[symbol]?.marketValue
        case .strength: snapshot[symbol]?.indicators.relativeStrengthRank.map(Double.init)
        case .column(let column): snapshot[symbol].flatMap { column.value(of: $0, in: snapshot, shown) }
        case .watchlist, .name: nil
        }
    }
}
