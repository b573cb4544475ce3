private import HashTreeCollections

/// The states of all instruments by symbol.
///
/// A copy shares everything with its original, and a change copies only the few nodes on its way: thousands of
/// snapshots of thousands of instruments cost what changed between them.
public struct InstrumentTable: Sendable, Sequence {
    private var states: TreeDictionary<Symbol, InstrumentState> = [:]

    /// Creates an empty table.
    public init() {}

    /// How many instruments there are.
    public var count: Int { states.count }

    /// Whether there are none.
    public var isEmpty: Bool { states.isEmpty }

    /// The state of a symbol's instrument.
    public subscript(symbol: Symbol) -> InstrumentState? {
        get { states[symbol] }
        set { states[symbol] = newValue }
    }

    /// The states in no order.
    public func makeIterator() -> AnyIterator<InstrumentState> {
        var iterator = states.values.makeIterator()
        return AnyIterator { iterator.next() }
    }
}
