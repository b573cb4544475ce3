import Market

/// What New York's chip shares did since each Asian exchange last closed.
struct HandOverData: ViewData {
    /// One American line.
    struct Row: Hashable, Sendable {
        let instrument: Instrument
        /// The change since each Asian close, in the order of `closes`; nil where a close or a price is missing.
        let changes: [Double?]
    }

    /// An Asian exchange and its last close.
    struct Close: Hashable, Sendable {
        let exchange: Exchange
        let moment: Instant
    }

    let closes: [Close]
    let rows: [Row]

    /// What is watched: the index of the trade, its largest name, and Taipei's own in New York.
    static let symbols: [Symbol] = ["^SOX", "NVDA", "TSM", "^NDX"]

    init(_ model: Model) {
        let moment = model.displayedMoment
        let closes = Holidays.exchanges.filter(\.region.isAsian).compactMap { exchange in
            exchange.calendar?.completedSession(at: moment).map { Close(exchange: exchange, moment: $0.close) }
        }
        self.closes = closes
        let snapshot = model.snapshot
        rows = HandOverData.symbols.compactMap { symbol in
            guard let state = snapshot[symbol] else { return nil }
            let history = snapshot.histories[symbol]?.closes ?? []
            return Row(
                instrument: state.instrument,
                changes: closes.map { HandOverData.change(of: state, history, since: $0.moment) })
        }
    }

    /// The latest price against the last close that was known at a moment: zero where New York has not traded since.
    private static func change(of state: InstrumentState, _ history: [DatedClose], since moment: Instant) -> Double? {
        guard let price = state.price, let sessionDate = state.sessionDate,
            let base = Exchange.xnas.calendar?.completedSession(at: moment)?.date
        else { return nil }
        if sessionDate <= base { return 0 }
        guard let close = history.last(onOrBefore: base)?.close, close > 0 else { return nil }
        return price / close - 1
    }
}
