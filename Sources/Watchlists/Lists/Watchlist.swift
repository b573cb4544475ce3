public import Market

/// A list of instruments that the user keeps: in groups, with notes, and with lots where some are owned.
public struct Watchlist: Hashable, Sendable {
    /// What is shown of it; the file's name where the file says none.
    public var name: String
    /// What values and profits are reported in.
    public var currency: Currency
    /// Its columns from left to right; nil: the usual ones.
    public var columns: [Column]?
    /// The groups in order; never two of one name.
    public var groups: [Group]

    /// Some instruments under a heading.
    public struct Group: Hashable, Sendable {
        /// The heading; empty for a list without groups.
        public var name: String
        /// The instruments in order.
        public var entries: [Entry]

        /// Creates a group.
        public init(name: String = "", entries: [Entry] = []) {
            self.name = name
            self.entries = entries
        }
    }

    /// One instrument.
    public struct Entry: Hashable, Sendable {
        /// Which; never twice in a list.
        public var symbol: Symbol
        /// What the user wrote beside it.
        public var note: String
        /// What the user owns of it.
        public var lots: [Lot]

        /// Creates an entry.
        public init(_ symbol: Symbol, note: String = "", lots: [Lot] = []) {
            self.symbol = symbol
            self.note = note
            self.lots = lots
        }
    }

    /// Creates a list.
    public init(name: String, currency: Currency = .usd, columns: [Column]? = nil, groups: [Group] = []) {
        self.name = name
        self.currency = currency
        self.columns = columns
        self.groups = groups
    }

    /// Every entry, group after group.
    public var entries: [Entry] { groups.flatMap(\.entries) }

    /// Whether anything of it is owned.
    public var hasLots: Bool { entries.contains { !$0.lots.isEmpty } }

    /// Where a symbol stands; nil where it is not in the list.
    public func place(of symbol: Symbol) -> (group: Int, entry: Int)? {
        for (group, content) in groups.enumerated() {
            if let entry = content.entries.firstIndex(where: { $0.symbol == symbol }) { return (group, entry) }
        }
        return nil
    }
}
