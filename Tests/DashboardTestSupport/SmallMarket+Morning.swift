public import Market

extension SmallMarket {
    /// Thursday 15 January 2026, 08:45 in Taipei.
    public static let morningMoment = moment.advanced(seconds: 81_900)

    /// The small market on the morning after: New York has closed, Taipei is about to open.
    public static func morning() -> Snapshot { at(morningMoment) }

    /// The small market as of another moment of the day or the next.
    public static func at(_ moment: Instant) -> Snapshot {
        var snapshot = everything()
        snapshot.asOf = moment
        snapshot.isHistorical = true
        snapshot.rates.set(
            [DatedClose(date: yesterday.advanced(days: 1), close: 31.4)], for: .twd)
        addOpens(to: &snapshot)
        addMoney(to: &snapshot)
        snapshot.events.append(
            MarketEvent(
                symbol: "2330.TW", date: yesterday.advanced(days: 2), kind: "earnings", title: "14:00 Q4 results",
                source: "company calendar"))
        return snapshot
    }

    /// By its ADR, by beta, and one that is not known.
    private static func addOpens(to snapshot: inout Snapshot) {
        let today = yesterday.advanced(days: 1)
        for symbol in ["TSM", "^SOX", "^NDX", "NVDA", "MU"] as [Symbol] {
            snapshot.instruments[symbol]?.sessionDate = today
        }
        let adr = ParityPair(kind: .adr, foreign: "TSM", home: "2330.TW", ratio: 5)
        let sox = DatedClose(date: yesterday, close: 7700)
        let beta = OpenBasis.Method.beta(1.32, index: "^SOX", since: sox)
        snapshot.opens = [
            "2330.TW": basis(snapshot, "2330.TW", .adr(adr, premium: 0.22, sessions: 5), 0.0075, 0.0095),
            "000660.KS": basis(snapshot, "000660.KS", beta, 0.0212, 0.0349),
            "6857.T": basis(snapshot, "6857.T", beta, 0.0147, 0.0196),
            "2454.TW": basis(snapshot, "2454.TW", beta, 0.0199, 0.0181),
        ]
    }

    private static func basis(
        _ snapshot: Snapshot, _ symbol: Symbol, _ method: OpenBasis.Method, _ error: Double, _ closeError: Double
    ) -> OpenBasis {
        OpenBasis(
            session: yesterday.advanced(days: 2),
            reference: DatedClose(date: yesterday.advanced(days: 1), close: snapshot[symbol]?.price ?? 1),
            method: method, record: OpenRecord(error: error, closeError: closeError, mornings: 60))
    }

    private static func addMoney(to snapshot: inout Snapshot) {
        let figures: [(Symbol, Double, Double)] = [
            ("TWD=X", 31.62, 31.58), ("KRW=X", 1471.2, 1468.4), ("JPY=X", 158.31, 158.5), ("CNH=X", 6.9712, 6.9722),
            ("^VIX", 16.2, 15.98), ("^TNX", 4.15, 4.17),
        ]
        for (symbol, price, before) in figures {
            var state = InstrumentState(instrument: Instrument(inferredFrom: symbol))
            (state.price, state.previousClose) = (price, before)
            (state.time, state.sessionDate, state.staleness) = (moment, yesterday.advanced(days: 1), .current)
            state.local.day = price / before - 1
            let waves: [Double] = (0..<20).map { Double($0 % 7 - 3) * 0.002 + 1 }
            state.closes = waves.map { $0 * before } + [price]
            snapshot.instruments[symbol] = state
        }
    }
}
