import Analytics
import Market
import QuoteCache

/// About a year of closes of everything that baskets, graphs and pairs are made of.
struct HistoryModel: Sendable {
    /// The closes before the session of each latest price.
    private(set) var histories: [Symbol: PriceHistory] = [:]
    private var bars: [Symbol: [DatedClose]] = [:]
    private var today: [Symbol: CalendarDate] = [:]
    private var wanted: Set<Symbol> = []
    private var unread: Set<Symbol> = []

    /// Days of closes that are kept: a year, its reference and the longest closure.
    private static let span = 400

    /// Whether closes have to be read.
    var isDue: Bool { !unread.isEmpty }

    /// Takes whose closes are wanted; all are read again at the next `refresh`.
    mutating func arrange(_ symbols: Set<Symbol>) {
        wanted = symbols
        bars = bars.filter { symbols.contains($0.key) }
        histories = histories.filter { symbols.contains($0.key) }
        unread = symbols
    }

    /// Notes that closes have to be read again.
    mutating func barsChanged(of symbol: Symbol) {
        if wanted.contains(symbol) { unread.insert(symbol) }
    }

    /// Takes the session of a latest price: what is dated later was not known with it.
    mutating func take(_ state: InstrumentState) {
        let symbol = state.instrument.symbol
        guard wanted.contains(symbol), let date = state.sessionDate, today[symbol] != date else { return }
        today[symbol] = date
        cut(symbol)
    }

    /// Reads what has to be read. Returns whether anything was.
    ///
    /// - Parameter scope: the instrument of a symbol, the date of its newest bar that is known and the splits that its bars
    ///   show as raw steps.
    mutating func refresh(
        _ reading: ScreenedReading,
        scope: (Symbol) -> (instrument: Instrument, lastDate: CalendarDate, rawSplits: [Split])?
    ) throws -> Bool {
        guard !unread.isEmpty else { return false }
        for symbol in unread {
            guard let (instrument, last, splits) = scope(symbol) else {
                bars[symbol] = nil
                histories[symbol] = nil
                continue
            }
            bars[symbol] = try reading.closes(
                of: instrument, from: last.advanced(days: -Self.span), through: last, splits: splits)
            histories[symbol] = PriceHistory(closes: [], currency: instrument.currency)
            cut(symbol)
        }
        unread = []
        return true
    }

    /// The closes with the latest price at their end.
    func history(with state: InstrumentState) -> PriceHistory? {
        histories[state.instrument.symbol]?.adding(latestOf: state)
    }

    private mutating func cut(_ symbol: Symbol) {
        guard let bars = bars[symbol] else { return }
        histories[symbol]?.closes = today[symbol].map { date in Array(bars.prefix { $0.date < date }) } ?? bars
    }
}
