public import Market

/// The events of each instrument, made once for many rounds of evaluation.
public struct EventIndex: Sendable {
    private let events: [Symbol: [MarketEvent]]

    /// Sorts events by whom they concern.
    public init(_ events: [MarketEvent]) {
        self.events = Dictionary(grouping: events, by: \.symbol)
    }

    /// The events of an instrument.
    public subscript(symbol: Symbol) -> [MarketEvent] { events[symbol] ?? [] }
}

extension RuleData {
    /// The data in a snapshot.
    ///
    /// - Parameters:
    ///   - events: the snapshot's own, sorted; rebuild it when they change.
    ///   - feeds: how the feeds do, which snapshots do not say.
    ///   - bars: daily bars, if more than the snapshot's closes are at hand; without, windows over volume are
    ///     unknown.
    public init(
        _ snapshot: Snapshot, events: EventIndex, feeds: [FeedStatus] = [],
        bars: ((Symbol, Int) -> [DailyBar])? = nil
    ) {
        self.init(now: snapshot.asOf)
        isHistorical = snapshot.isHistorical
        calendars = snapshot.calendars
        rates = snapshot.rates
        symbols = { snapshot.instruments.map(\.instrument.symbol) }
        state = { snapshot.instruments[$0] }
        facts = { snapshot.facts[$0] ?? [] }
        targets = { snapshot.targets[$0] ?? [] }
        self.events = { events[$0] }
        pairs = { snapshot.parity }
        regions = { snapshot.regions }
        regionOfMember = { symbol in
            guard let instrument = snapshot.instruments[symbol]?.instrument, instrument.kind == .equity else {
                return nil
            }
            return instrument.region
        }
        baskets = { snapshot.baskets }
        self.feeds = { feeds }
        self.bars =
            bars ?? { symbol, count in
                (snapshot.histories[symbol]?.closes.suffix(count) ?? []).map {
                    DailyBar(date: $0.date, close: $0.close)
                }
            }
        flagCount = { query in
            guard query.region == nil else { return nil }
            return snapshot.flags.count { $0.severity >= query.severity }
        }
    }
}
