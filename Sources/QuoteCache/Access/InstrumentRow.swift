public import Market

/// A row of the table `instrument` as it is: what it leaves out is worked out from the symbol by any code that reads.
public struct InstrumentRow: Hashable, Sendable {
    /// The Yahoo symbol.
    public var symbol: Symbol
    /// English name.
    public var name: String?
    /// Name in the script of its own market.
    public var nativeName: String?
    /// Market identifier code (ISO 10383).
    public var exchange: String?
    /// What its prices are in (ISO 4217).
    public var currency: Currency?
    /// `TW`, `KR`, `JP`, `HK`, `CN` or `US`.
    public var region: String?
    /// What it does, such as `foundry`.
    public var segment: String?
    /// `equity`, `index` or `fx`.
    public var kind: String?
    /// First trading day.
    public var listedOn: CalendarDate?

    /// Creates a row that says nothing but the symbol.
    public init(symbol: Symbol) {
        self.symbol = symbol
    }
}
