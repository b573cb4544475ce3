public import Market

/// How much of a basket hangs on few of its members.
public struct Concentration: Hashable, Sendable {
    /// The member that counts most.
    public let largest: MemberWeight
    /// The sum of the squared weights (Herfindahl's index): 1 for one member alone, 1 / n for n alike.
    public let herfindahl: Double

    /// Of some weights, which need not add up to one; nil where none is above zero.
    public init?(_ weights: [MemberWeight]) {
        let counted = weights.filter { $0.weight > 0 }
        let total = counted.reduce(0) { $0 + $1.weight }
        guard let largest = counted.max(by: { $0.weight < $1.weight }), total.isFinite else { return nil }
        self.largest = MemberWeight(symbol: largest.symbol, weight: largest.weight / total)
        herfindahl = counted.reduce(0) { $0 + ($1.weight / total) * ($1.weight / total) }
    }

    /// How many members alike would be as concentrated: `1 / herfindahl`.
    public var effectiveNumber: Double { 1 / herfindahl }
}
