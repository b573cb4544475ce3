import Market

/// Puts the rows of a pane into order.
enum RowOrder {
    /// Rows by the board's sort; nil where their own order stands.
    static func rows(
        of members: [Symbol], board: BoardState, snapshot: Snapshot, flagged: [Symbol: RiskFlag.Severity]
    ) -> [Symbol]? {
        if board.sort == .watchlist { return board.isInverted ? members.reversed() : nil }
        if board.sort == .name {
            let named = members.map { (key: snapshot[$0]?.instrument.name.lowercased() ?? "", symbol: $0) }
            let sorted = named.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
            return finish(sorted.map(\.element.symbol), board)
        }
        let keyed = members.map { (key: key(of: $0, board, snapshot, flagged), symbol: $0) }
        // The biggest first; rows without a number stay at the end whichever way round.
        let known = keyed.enumerated().filter { $0.element.key != nil }
            .sorted { left, right in
                guard left.element.key != right.element.key else { return left.offset < right.offset }
                return (left.element.key ?? 0) > (right.element.key ?? 0)
            }
        let unknown = keyed.filter { $0.key == nil }.map(\.symbol)
        return finish(known.map(\.element.symbol), board) + unknown
    }

    private static func finish(_ symbols: [Symbol], _ board: BoardState) -> [Symbol] {
        board.isInverted ? symbols.reversed() : symbols
    }

    private static func key(
        of symbol: Symbol, _ board: BoardState, _ snapshot: Snapshot, _ flagged: [Symbol: RiskFlag.Severity]
    ) -> Double? {
        switch board.sort {
        case .change: snapshot[symbol]?.returns(in: board.currency).day
        case .period: snapshot[symbol]?.returns(in: board.currency)[board.period]
        case .flags: flagged[symbol].map { Double($0.rawValue) }
        case .volume: snapshot[symbol]?.indicators.volumeRatio
        case .value: snapshot[symbol]?.marketValue
        case .strength: snapshot[symbol]?.indicators.relativeStrengthRank.map(Double.init)
        case .column(let column): snapshot[symbol].flatMap { figure(column, of: $0, board) }
        case .watchlist, .name: nil
        }
    }

    private static func figure(_ column: RowColumn, of state: InstrumentState, _ board: BoardState) -> Double? {
        if let period = column.returnPeriod { return state.returns(in: board.currency)[period] }
        switch column {
        case .price: return state.price
        case .usd: return state.usd[board.period]
        case .strengthIndex: return state.indicators.relativeStrengthIndex
        case .volatility: return state.indicators.volatility
        case .drawdown: return state.indicators.drawdown
        case .beta: return state.indicators.beta
        default: return nil
        }
    }
}
