import Market

/// A row as it goes into the cache.
enum ImportRecord: Hashable {
    case daily(Symbol, DailyBar)
    case intraday(Symbol, IntradayBar)
    case quote(Quote)

    /// Whose row it is.
    var symbol: Symbol {
        switch self {
        case .daily(let symbol, _), .intraday(let symbol, _): symbol
        case .quote(let quote): quote.symbol
        }
    }

    /// What sets it apart from the symbol's other rows, in an order that follows time.
    var key: ImportRecordKey {
        switch self {
        case .daily(_, let bar): ImportRecordKey(kind: 0, position: Int64(bar.date.daysSince1970))
        case .intraday(_, let bar): ImportRecordKey(kind: bar.minutes, position: bar.start.milliseconds)
        case .quote: ImportRecordKey(kind: -1, position: 0)
        }
    }
}

/// What sets a row apart from the other rows of its symbol.
struct ImportRecordKey: Hashable {
    /// The bar's minutes, 0 for daily bars, -1 for the quote.
    var kind: Int
    /// Its place on the kind's own scale of time.
    var position: Int64
}

/// What became of a line.
struct LineOutcome: Hashable {
    /// The line's number.
    var line: Int
    /// The row, or what is wrong.
    var result: Result<ImportRecord, LineFault>
}
