public import Market

/// Something that the cache wants of the world, before anybody says where it comes from.
public enum ProviderNeed: Hashable, Sendable {
    /// The latest prices of instruments.
    case quotes([Symbol])
    /// The daily bars of an instrument from one session date through another.
    case daily(Symbol, from: CalendarDate, through: CalendarDate)
    /// The parts of an instrument's newest session, each so many minutes long.
    case intraday(Symbol, minutes: Int)
    /// What is known of a share besides its price: valuation, growth expected, targets, the next report.
    case knowledge(Symbol)
    /// Units of currencies per US dollar from one date through another.
    case dollarRates([Currency], from: CalendarDate, through: CalendarDate)

    /// The instruments whose figures it brings; rates bring those of their symbols.
    public var symbols: [Symbol] {
        switch self {
        case .quotes(let symbols): symbols
        case .daily(let symbol, _, _), .intraday(let symbol, _), .knowledge(let symbol): [symbol]
        case .dollarRates(let currencies, _, _): currencies.compactMap(\.dollarRateSymbol)
        }
    }
}
