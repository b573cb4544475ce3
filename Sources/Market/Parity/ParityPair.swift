/// Two lines of one company's shares on different exchanges, and how many of one make one of the other.
public struct ParityPair: Hashable, Sendable {
    /// What the foreign listing is.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// American depositary receipts.
        case adr = "ADR"
        /// Global depositary receipts.
        case gdr = "GDR"
        /// Shares on a foreign register.
        case registered = "NYRS"
        /// Shares in mainland China (A) held against those in Hong Kong (H).
        case ah = "A/H"
    }

    /// What the foreign listing is.
    public let kind: Kind
    /// The line whose premium is reported: the receipt, or the A share.
    public let foreign: Symbol
    /// The line it is held against: the ordinary share, or the H share.
    public let home: Symbol
    /// How many home shares one foreign unit stands for.
    public private(set) var ratio: Double
    /// Whether the ratio and both symbols come from a public reference; else they still have to be checked.
    public let isVerified: Bool

    /// Creates a pair.
    public init(kind: Kind, foreign: Symbol, home: Symbol, ratio: Double, isVerified: Bool = true) {
        self.kind = kind
        self.foreign = foreign
        self.home = home
        self.ratio = ratio
        self.isVerified = isVerified
    }

    /// The pair after splits of either line since its ratio was noted: ten new home shares for an old one are ten times
    /// as many for a receipt, unless the receipt was split too.
    public func split(foreign: [Split], home: [Split]) -> ParityPair {
        var pair = self
        pair.ratio *=
            SplitAdjustment.ratio(home, after: ParityPair.noted)
            / SplitAdjustment.ratio(foreign, after: ParityPair.noted)
        return pair
    }

    /// When the shipped ratios were noted, 14 January 2026.
    private static let noted = CalendarDate(daysSince1970: 20_467)
}
