public import Market

/// What each member added to a basket's return over a period; the parts add up to the whole.
public struct BasketContributions: Hashable, Sendable {
    /// One member's part.
    public struct Member: Hashable, Sendable {
        /// Who.
        public let symbol: Symbol
        /// Where it belongs.
        public let region: Region?
        /// Its part of the basket at the period's start, as a fraction.
        public let weight: Double
        /// Its own return while it was a member, as a fraction.
        public let value: Double
        /// What it added to the basket's return, as a fraction: weight times return, and where weights were set again
        /// in between, that of every leg times what the basket had grown to before.
        public let contribution: Double
    }

    /// One region's part: the sum of its members'.
    public struct Part: Hashable, Sendable {
        /// Which; nil for members that belong to none.
        public let region: Region?
        /// How many of its members have a return.
        public let count: Int
        /// Its part of the basket at the period's start, as a fraction.
        public let weight: Double
        /// What it added to the basket's return, as a fraction.
        public let contribution: Double
    }

    /// The basket's return, as a fraction; nil where it is unknown.
    public let total: Double?
    /// Every member that has a return, in the basket's order.
    public let members: [Member]
    /// Who has none, in the basket's order.
    public let missing: [Symbol]

    /// The regions with members that have a return, in the board's order; what belongs to none comes last.
    public var regions: [Part] {
        (Region.allCases.map(Optional.some) + [nil]).compactMap { region in
            let own = members.filter { $0.region == region }
            guard !own.isEmpty else { return nil }
            return Part(
                region: region, count: own.count, weight: own.reduce(0) { $0 + $1.weight },
                contribution: own.reduce(0) { $0 + $1.contribution })
        }
    }
}
