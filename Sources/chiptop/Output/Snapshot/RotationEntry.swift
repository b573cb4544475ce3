import Analytics
import Market

/// The comparison of the first basket with the Nasdaq 100.
struct RotationEntry: Encodable {
    /// The first basket's return less the benchmark's, by currency and period.
    let spread: [String: ReturnsEntry]
    /// The rest speaks of the document's period and currency.
    @OrNull var ratio: Double?
    @OrNull var zScore: Double?
    let streak: Int
    @OrNull var shareAhead: Double?

    init(_ rotation: RotationState, _ period: Period, _ currency: ReturnCurrency) {
        spread = Dictionary(
            uniqueKeysWithValues: ReturnCurrency.allCases.map { currency in
                (currency.rawValue, ReturnsEntry { rotation.spread(over: $0, in: currency) })
            })
        let statistics = RotationStatistics(rotation.history[currency]?[period] ?? [])
        streak = statistics.streak
        ratio = statistics.ratioLine.last?.value
        zScore = statistics.zScore
        shareAhead = statistics.shareAhead
    }
}

/// Where a region stands in the relative rotation graph against the Nasdaq 100, its tail oldest first.
struct RelativeRotationEntry: Encodable {
    struct Point: Encodable {
        let date: String
        let ratio: Double
        let momentum: Double
    }

    let region: String
    @OrNull var quadrant: String?
    let tail: [Point]

    static func all(of snapshot: Snapshot, _ currency: ReturnCurrency) -> [RelativeRotationEntry] {
        guard let benchmark = snapshot.history(of: "^NDX") else { return [] }
        let graph = RelativeRotation(against: benchmark, in: currency, rates: snapshot.rates)
        return snapshot.regions.map { region in
            let tail = graph.tail(ofGroup: snapshot.countedHistories(of: region))
            return RelativeRotationEntry(
                region: region.region.code, quadrant: tail.last?.quadrant.rawValue,
                tail: tail.map { Point(date: $0.date.description, ratio: $0.ratio, momentum: $0.momentum) })
        }
    }
}

/// What an American instrument did since an Asian exchange last closed.
struct OvernightEntry: Encodable {
    let symbol: String
    let since: String
    @OrNull var value: Double?
    let sessions: [String]

    static func all(of snapshot: Snapshot) -> [OvernightEntry] {
        let asian = Region.allCases.filter(\.isAsian).map(\.leadingExchange)
        return (["^SOX", "NVDA", "TSM"] as [Symbol]).flatMap { symbol in
            asian.compactMap { exchange -> OvernightEntry? in
                guard let state = snapshot[symbol], let history = snapshot.histories[symbol] else { return nil }
                let move = Overnight(
                    of: state, history: history, since: exchange, at: snapshot.asOf, calendars: snapshot.calendars)
                return OvernightEntry(
                    symbol: symbol.rawValue, since: exchange.mic, value: move?.value,
                    sessions: move?.sessions.map(\.description) ?? [])
            }
        }
    }
}
