import Market

/// What is wrong with a line.
enum LineFault: Error, Hashable {
    /// A value that lines hold, by the name it has in messages.
    enum Field: String {
        case date, time, symbol, price, open, high, low, close, volume, bid, ask, minutes, type, source
        case previousClose = "previous close"
        case metric, value, text, unit, firm, previous, currency, kind, title, name, exchange, region, segment, sample
        case asOf = "as_of"
        case nativeName = "native_name"
        case listedOn = "listed_on"
    }

    case overlong
    case brokenQuotes
    case tooManyFields(found: Int, wanted: Int)
    case missing(Field)
    case notANumber(Field, String)
    case notAboveZero(Field)
    case belowZero(Field)
    case tooLarge(Field)
    case highBelowLow
    case wrongDate(String)
    case inTheFuture(String)
    case beforeTime(String)
    case wrongSymbol(String)
    case ambiguousSymbol(String, [Symbol])
    case contradicts(String)
    case contradictsDetails(String)
    case notBegun(String)
    case timeInDailyBars
    /// A live row between two bars; counted, not complained about.
    case oddRow
    case noTimeInIntradayBars
    case unknownInterval
    case wrongMinutes
    case notJSON(String)
    case wrongKind(Field, wanted: String)
    case unknownType(String)
    case unknownCurrency(String)
    case otherCurrency(Currency, Symbol, Currency)
    case neitherValueNorText
}

extension LineFault: CustomStringConvertible {
    /// One clause without a stop.
    var description: String {
        switch self {
        case .overlong: "the line is longer than \(LineSplitter.longestLine / 1024) KiB"
        case .brokenQuotes: "a quoted field is not closed, or has text after its closing quote"
        case .tooManyFields(let found, let wanted): "\(found) fields, the header has \(wanted)"
        case .missing(let field): "\(field.rawValue) is missing"
        case .notANumber(let field, let text):
            "\(field.rawValue) is not a plain number such as 1234.5: \(LineFault.excerpt(text))"
        case .notAboveZero(let field): "\(field.rawValue) is not above zero"
        case .belowZero(let field): "\(field.rawValue) is below zero"
        case .tooLarge(let field): "\(field.rawValue) is too large"
        case .highBelowLow: "high is below low"
        case .wrongDate(let text): "not a date such as 2026-01-13: \(LineFault.excerpt(text))"
        case .inTheFuture(let text): "\(LineFault.excerpt(text)) is in the future"
        case .beforeTime(let text): "\(LineFault.excerpt(text)) is before 1970"
        case .wrongSymbol(let text): "not a symbol: \(LineFault.excerpt(text))"
        case .ambiguousSymbol(let text, let candidates):
            "\(LineFault.excerpt(text)) may be \(candidates.map(\.rawValue).joined(separator: " or ")); write one of them"
        case .contradicts(let text):
            "\(text) is duplicated with other prices; the row with more volume is kept, else the lower close"
        case .contradictsDetails(let text):
            "\(LineFault.excerpt(text)) is duplicated with other values; one of the two is kept"
        case .notBegun(let text): "the session of \(text) has not begun"
        case .oddRow: "a row between two bars"
        case .timeInDailyBars: "a time of day among daily bars"
        case .noTimeInIntradayBars: "the time of day is missing"
        case .unknownInterval: "the bars' length is unknown; name the file like SYMBOL_5m.csv"
        case .wrongMinutes: "minutes is not a whole number from 1 to 1440"
        case .notJSON(let what): "not JSON: \(what)"
        case .wrongKind(let field, let wanted): "\(field.rawValue) must be \(wanted)"
        case .unknownType(let text):
            "unknown type, expected \(JSONRecordReader.types.joined(separator: ", ")): \(LineFault.excerpt(text))"
        case .unknownCurrency(let text): "not a currency such as TWD: \(LineFault.excerpt(text))"
        case .otherCurrency(let found, let symbol, let own): "the price is in \(found), \(symbol) is quoted in \(own)"
        case .neitherValueNorText: "neither value nor text"
        }
    }

    private static func excerpt(_ text: String) -> String { DisplayText.sanitized(text, limit: 40) }
}
