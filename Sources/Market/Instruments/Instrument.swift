/// What an instrument is.
public enum InstrumentKind: String, CaseIterable, Hashable, Sendable {
    /// A share or a depositary receipt.
    case equity
    /// An index.
    case index
    /// A currency rate: how many units of a currency one US dollar buys, or what its symbol says.
    case fx
}

/// Something with a price: who it is and where it trades.
public struct Instrument: Hashable, Sendable {
    /// The Yahoo symbol.
    public let symbol: Symbol
    /// What it is.
    public let kind: InstrumentKind
    /// The English name; the symbol where none is known.
    public let name: String
    /// The name in the script of its own market; nil where unknown or the same.
    public let nativeName: String?
    /// Where it trades; nil where unknown.
    public let exchange: Exchange?
    /// What its price is in; nil where unknown.
    public let currency: Currency?
    /// The region whose pane it stands in; nil for rates and unknown exchanges.
    public let region: Region?
    /// What it does, such as `foundry` or `memory`; nil where unknown.
    public let segment: String?
    /// Its first trading day, where known.
    public let listedOn: CalendarDate?

    /// Whether it buys chips rather than makes them: such rows count in no mean or breadth of stocks.
    public var isHyperscaler: Bool { segment == "hyperscaler" }

    /// Creates an instrument from all its parts.
    public init(
        symbol: Symbol, kind: InstrumentKind, name: String, nativeName: String? = nil, exchange: Exchange? = nil,
        currency: Currency? = nil, region: Region? = nil, segment: String? = nil, listedOn: CalendarDate? = nil
    ) {
        self.symbol = symbol
        self.kind = kind
        self.name = name
        self.nativeName = nativeName == name ? nil : nativeName
        self.exchange = exchange
        self.currency = currency
        self.region = region
        self.segment = segment
        self.listedOn = listedOn
    }

    /// The clock its session dates are counted on: its exchange's, or UTC.
    public var zone: TimeZoneRule { exchange?.zone ?? .utc }
}

extension Instrument {
    /// The currency that this instrument's price converts into US dollars; nil for everything but those rates.
    public var convertedCurrency: Currency? {
        guard kind == .fx else { return nil }
        if symbol == Currency.eur.dollarRateSymbol { return .eur }
        return currency?.dollarRateSymbol == symbol ? currency : nil
    }

    /// What a symbol alone tells: the directory's entry where there is one, else what its spelling says.
    ///
    /// A symbol without a suffix is taken for an American one.
    public init(inferredFrom symbol: Symbol) {
        if let known = InstrumentDirectory.shared[symbol] {
            self = known
            return
        }
        let kind = symbol.spelledKind
        let hasSuffix = symbol.rawValue.contains(".")
        let exchange = Exchange(symbolSuffixOf: symbol) ?? (kind == .equity && !hasSuffix ? .xnas : nil)
        self.init(
            symbol: symbol, kind: kind, name: symbol.rawValue, exchange: exchange,
            currency: kind == .fx ? Currency(symbol.rawValue.dropLast(2).suffix(3)) : exchange?.currency,
            region: exchange?.region)
    }
}
