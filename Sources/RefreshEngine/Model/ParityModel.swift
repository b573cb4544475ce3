import Analytics
import Market

/// The pairs of lines of one company, recomputed where something they rest on changed.
struct ParityModel: Sendable {
    private struct Entry: Sendable {
        /// As it ships.
        let noted: ParityPair
        var analysis: ParityAnalysis
        var state: ParityState
    }

    private var entries: [Entry] = []
    private var touched: Set<Symbol> = []
    private var isEverythingDue = true
    /// Whether past premiums rest on rates that differ since.
    private(set) var areHistoriesDue = true

    /// Takes the pairs of which at least one line is in the cache.
    mutating func arrange(_ isKnown: (Symbol) -> Bool) {
        entries = ParityDirectory.shared.pairs.filter { isKnown($0.foreign) || isKnown($0.home) }.map { pair in
            let none = PriceHistory(closes: [], currency: nil)
            return Entry(
                noted: pair, analysis: ParityAnalysis(pair, foreign: none, home: none, rates: DollarRates()),
                state: ParityState(pair: pair))
        }
        isEverythingDue = true
    }

    /// Everybody whose closes are needed.
    var symbols: Set<Symbol> { Set(entries.flatMap { [$0.analysis.pair.foreign, $0.analysis.pair.home] }) }

    /// Notes that rates differ.
    mutating func ratesChanged() { (isEverythingDue, areHistoriesDue) = (true, true) }

    /// Notes a line's new state.
    mutating func take(_ state: InstrumentState) { touched.insert(state.instrument.symbol) }

    /// Works the past premiums out again, after closes were read.
    mutating func readHistories(
        _ histories: HistoryModel, rates: DollarRates, lookUp: (Symbol) -> InstrumentState?
    ) {
        for index in entries.indices {
            let pair = ParityModel.pair(entries[index].noted, lookUp)
            let none = PriceHistory(closes: [], currency: nil)
            entries[index].analysis = ParityAnalysis(
                pair, foreign: histories.histories[pair.foreign] ?? none, home: histories.histories[pair.home] ?? none,
                rates: rates)
        }
        (isEverythingDue, areHistoriesDue) = (true, false)
    }

    /// The pairs as they stand.
    mutating func states(
        rates: DollarRates, calendars: TradingCalendars, lookUp: (Symbol) -> InstrumentState?
    ) -> [ParityState] {
        for index in entries.indices {
            let pair = entries[index].analysis.pair
            guard isEverythingDue || touched.contains(pair.foreign) || touched.contains(pair.home) else { continue }
            entries[index].analysis.follow(ParityModel.pair(entries[index].noted, lookUp))
            entries[index].state = entries[index].analysis.state(
                foreign: lookUp(pair.foreign), home: lookUp(pair.home), rates: rates, calendars: calendars)
        }
        isEverythingDue = false
        touched.removeAll(keepingCapacity: true)
        return entries.map(\.state)
    }

    /// The pair with the ratio of the shares that both latest prices are of.
    private static func pair(_ noted: ParityPair, _ lookUp: (Symbol) -> InstrumentState?) -> ParityPair {
        func splits(_ symbol: Symbol) -> [Split] {
            guard let state = lookUp(symbol), !state.splits.isEmpty, let date = state.sessionDate else { return [] }
            return state.splits.filter { $0.date <= date }
        }
        return noted.split(foreign: splits(noted.foreign), home: splits(noted.home))
    }
}
