public import Market
public import QuoteCache

/// A row as it goes into the cache.
public enum ImportRecord: Hashable, Sendable {
    /// A session's bar, and who said so.
    case daily(Symbol, DailyBar, source: String)
    /// The bar of a part of a session, and who said so.
    case intraday(Symbol, IntradayBar, source: String)
    /// A latest price.
    case quote(Quote)
    /// A fact.
    case fact(Fact)
    /// A price target.
    case target(PriceTarget)
    /// An event.
    case event(MarketEvent)
    /// What is known of an instrument.
    case instrument(InstrumentRow)
    /// The word that the prices beside it are made up.
    case sampleMark

    /// Whose row it is; nil for what is reported of the whole cache.
    public var symbol: Symbol? {
        switch self {
        case .daily(let symbol, _, _), .intraday(let symbol, _, _): symbol
        case .quote(let quote): quote.symbol
        case .fact(let fact): fact.symbol
        case .target(let target): target.symbol
        case .event(let event): event.symbol
        case .instrument(let row): row.symbol
        case .sampleMark: nil
        }
    }

    /// What sets it apart from the symbol's other rows, in an order that follows time.
    var key: ImportRecordKey {
        switch self {
        case .daily(_, let bar, _): ImportRecordKey(kind: 0, position: Int64(bar.date.daysSince1970))
        case .intraday(_, let bar, _): ImportRecordKey(kind: bar.minutes, position: bar.start.milliseconds)
        case .quote: ImportRecordKey(kind: -1)
        case .fact(let fact):
            ImportRecordKey(kind: -2, position: Int64(fact.asOf.daysSince1970), name: fact.metric)
        case .target(let target):
            ImportRecordKey(kind: -3, position: Int64(target.asOf.daysSince1970), name: target.firm)
        case .event(let event):
            ImportRecordKey(
                kind: -4, position: Int64(event.date.daysSince1970), name: event.kind + "\n" + event.title)
        case .instrument: ImportRecordKey(kind: -5)
        case .sampleMark: ImportRecordKey(kind: -6)
        }
    }
}

/// What sets a row apart from the other rows of its symbol.
struct ImportRecordKey: Hashable {
    /// The bar's minutes, 0 for daily bars, below zero for every other kind of row.
    var kind: Int
    /// Its place on the kind's own scale of time.
    var position: Int64 = 0
    /// What tells rows of one date apart.
    var name = ""
}

/// What became of a line.
struct LineOutcome: Hashable {
    /// The line's number.
    var line: Int
    /// The row, or what is wrong.
    var result: Result<ImportRecord, LineFault>
    /// Whether it is a bar whose time names no zone and was read as UTC.
    var isNaive = false
}
