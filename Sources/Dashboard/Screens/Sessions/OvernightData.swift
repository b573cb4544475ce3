import Analytics
import Market

/// What New York's chip shares did since each Asian exchange last closed.
struct OvernightData: Sendable {
    /// One American line.
    struct Row: Hashable, Sendable {
        let state: InstrumentState
        /// The change since the close of each group; zero where New York has not traded since, nil where a close or a
        /// price is missing or the price is older than that.
        let changes: [Double?]
    }

    /// Asian exchanges that closed last between the same two sessions of New York.
    struct Group: Hashable, Sendable {
        var exchanges: [Exchange]
        /// The date of their last session.
        let date: CalendarDate
        /// New York's last session before.
        let base: CalendarDate
    }

    let groups: [Group]
    let rows: [Row]

    /// What is watched: the index of the trade, its largest name, Taipei's own in New York, then the others.
    static let symbols: [Symbol] = ["^SOX", "NVDA", "TSM", "^NDX", "MU", "AVGO", "AMD", "ASML", "INTC", "AMAT"]

    init(_ model: Model) {
        let snapshot = model.snapshot
        let groups = OvernightData.groups(at: model.displayedMoment)
        self.groups = groups
        rows = OvernightData.symbols.compactMap { symbol in
            guard let state = snapshot[symbol] else { return nil }
            let history = snapshot.histories[symbol] ?? PriceHistory(closes: [], currency: nil)
            return Row(
                state: state,
                changes: groups.map { OvernightData.change(of: state, history, since: $0, at: model.displayedMoment) })
        }
    }

    private static func groups(at moment: Instant) -> [Group] {
        var groups: [Group] = []
        for exchange in Holidays.exchanges where exchange.region.isAsian {
            guard let closed = exchange.calendar?.completedSession(at: moment),
                let base = Exchange.xnas.calendar?.completedSession(at: closed.close)?.date
            else { continue }
            if let index = groups.firstIndex(where: { $0.base == base && $0.date == closed.date }) {
                groups[index].exchanges.append(exchange)
            } else {
                groups.append(Group(exchanges: [exchange], date: closed.date, base: base))
            }
        }
        return groups
    }

    private static func change(
        of state: InstrumentState, _ history: PriceHistory, since group: Group, at moment: Instant
    ) -> Double? {
        guard let exchange = group.exchanges.first, let date = state.sessionDate else { return nil }
        // A price of an earlier session than that tells nothing of what happened since.
        if date < group.base { return nil }
        if date == group.base { return 0 }
        return Overnight(of: state, history: history, since: exchange, at: moment)?.value
    }
}
