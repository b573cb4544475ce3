/// What a text that should name an instrument comes to.
public enum SymbolReading: Hashable, Sendable {
    /// One instrument.
    case symbol(Symbol)
    /// Several instruments are written like this; the likeliest first.
    case ambiguous([Symbol])
    /// A market or an instrument that has no symbol here, such as a future.
    case notCovered(String)
    /// The text is not written like a symbol.
    case unreadable

    /// The symbol, where there is exactly one.
    public var symbol: Symbol? {
        if case .symbol(let symbol) = self { symbol } else { nil }
    }
}
