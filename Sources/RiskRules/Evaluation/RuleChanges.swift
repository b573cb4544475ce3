public import Market

/// What differs since rules were evaluated last.
public struct RuleChanges: Hashable, Sendable {
    /// The instruments whose state, facts, targets or events differ, that came or went; nil where any may.
    public var symbols: Set<Symbol>?
    /// The instruments of which closes of sessions that are over were reread.
    public var histories: Set<Symbol>
    /// Whether any rate differs.
    public var rates: Bool
    /// Whether any feed's status differs.
    public var feeds: Bool
    /// Whether time has passed: say so about once a minute, and ages and timers are looked at.
    public var time: Bool

    /// Creates changes.
    public init(
        symbols: Set<Symbol>? = [], histories: Set<Symbol> = [], rates: Bool = false, feeds: Bool = false,
        time: Bool = false
    ) {
        self.symbols = symbols
        self.histories = histories
        self.rates = rates
        self.feeds = feeds
        self.time = time
    }

    /// Everything may differ: the first time, and after everything was read again.
    public static let everything = RuleChanges(symbols: nil, rates: true, feeds: true, time: true)
}
