import Analytics
import Market

/// Why a stock of one's own matters today.
struct MorningReasons {
    private let snapshot: Snapshot
    private let day: MorningDay
    private let messages: [Symbol: [String]]
    private let events: [Symbol: [MarketEvent]]

    /// A limit is near within this part of the price.
    static let nearLimit = 0.03
    /// A volume counts as unusual from here on.
    static let unusualVolume = 1.5

    init(_ snapshot: Snapshot, _ flags: [RiskFlag], _ day: MorningDay) {
        (self.snapshot, self.day) = (snapshot, day)
        var messages: [Symbol: [String]] = [:]
        for flag in flags where flag.severity >= .warn {
            for symbol in flag.symbols { messages[symbol, default: []].append(flag.message) }
        }
        self.messages = messages
        let soon = day.today...day.today.advanced(days: 1)
        events = Dictionary(
            grouping: snapshot.events.filter { soon.contains($0.date) && $0.kind != "news" }, by: \.symbol)
    }

    /// The reasons, the most urgent first.
    func reasons(for state: InstrumentState, _ implied: ImpliedOpen?) -> [String] {
        let symbol = state.instrument.symbol
        var reasons = (events[symbol] ?? []).map { due($0) }
        if let words = limitWords(state, implied) { reasons.append(words) }
        reasons += (messages[symbol] ?? []).prefix(3)
        if day.phase != .before, let ratio = state.indicators.volumeRatio, ratio >= Self.unusualVolume {
            reasons.append("rel. volume " + NumberText.fixed(ratio, decimals: 1))
        }
        var seen: Set<String> = []
        return reasons.filter { seen.insert($0).inserted }
    }

    private func due(_ event: MarketEvent) -> String {
        let when = event.date == day.today ? "today" : "tomorrow"
        switch event.kind {
        case "earnings": return "reports \(when)"
        case "dividend": return "ex-dividend \(when)"
        case "lock-up", "lockup": return "lock-up ends \(when)"
        default: return event.kind.split { $0 == "_" }.joined(separator: " ") + " " + when
        }
    }

    /// How far a limit is: of the session that is on, before it of the next one from where it is expected to open.
    private func limitWords(_ state: InstrumentState, _ implied: ImpliedOpen?) -> String? {
        let limit: PriceLimit?
        let price: Double?
        if day.phase == .before, let implied {
            (price, limit) = (
                implied.price,
                PriceLimit(
                    reference: implied.basis.reference.close, instrument: state.instrument, on: implied.basis.session)
            )
        } else {
            (price, limit) = (state.price, state.limit)
        }
        guard let price, let limit, limit.distance(from: price) <= Self.nearLimit else { return nil }
        let distance = limit.distance(from: price)
        return distance <= 0 ? "at limit" : NumberText.fixed(distance * 100, decimals: 1) + "% to limit"
    }
}
