public import Market

/// The instruments that a feed follows.
public struct FeedUniverse: Hashable, Sendable {
    /// Every instrument, once, the most important first.
    public let instruments: [Instrument]

    /// Follows instruments, each once.
    public init(_ instruments: [Instrument]) {
        var seen: Set<Symbol> = []
        self.instruments = instruments.filter { seen.insert($0.symbol).inserted }
    }

    /// What a watchlist shows and what the board needs beside it: for a region without symbols every instrument that
    /// ships, the indices that stand for the regions, the Nasdaq 100, and the dollar rates of every currency in it.
    ///
    /// - Parameter others: what the user watches besides.
    public init(_ watchlist: RowLayout, and others: [Symbol] = []) {
        let shipped = InstrumentDirectory.shared.instruments
        var chosen: [Instrument] = []
        for group in watchlist.groups {
            chosen +=
                group.symbols?.map { Instrument(inferredFrom: $0) }
                ?? shipped.filter { $0.region == group.region && $0.kind == .equity }
        }
        let indices = Region.allCases.flatMap(\.benchmarks) + ["^NDX"]
        chosen += (indices + others).map { Instrument(inferredFrom: $0) }
        var currencies: [Currency] = []
        for currency in chosen.compactMap(\.currency) where !currencies.contains(currency) {
            currencies.append(currency)
        }
        chosen += currencies.compactMap(\.dollarRateSymbol).map { Instrument(inferredFrom: $0) }
        self.init(chosen)
    }

    /// These instruments and others behind them.
    func adding(_ symbols: [Symbol]) -> FeedUniverse {
        FeedUniverse(instruments + symbols.map { Instrument(inferredFrom: $0) })
    }
}
