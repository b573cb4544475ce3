/// The definition of a basket: who is in it and how much each counts.
public struct Basket: Hashable, Sendable {
    /// Who belongs to it.
    public enum Membership: Hashable, Sendable {
        /// These, in this order.
        case symbols([Symbol])
        /// Every share of the shipped directory in these regions, and where segments are given, in one of them.
        case directory(regions: [Region], segments: [String])
    }

    /// How much each member counts when the weights are set.
    public enum Weighting: Hashable, Sendable {
        /// All alike.
        case equal
        /// By market value in US dollars.
        case marketValue
        /// As given; need not add up to one.
        case fixed([Symbol: Double])
    }

    /// When the weights are set again; in between they drift with the prices.
    public enum Rebalancing: String, CaseIterable, Hashable, Sendable {
        /// Only at the start of the period a return is counted over: bought and held.
        case never
        /// At the last close of every month.
        case monthly
        /// At the last close of every quarter.
        case quarterly
    }

    /// What becomes of a member whose return is unknown.
    public enum MissingRule: String, CaseIterable, Hashable, Sendable {
        /// The others take its weight.
        case leaveOut = "leave-out"
        /// Its weight earns nothing.
        case hold
        /// The basket is unknown as long as anybody is missing.
        case unknown
    }

    /// A short name for programs, such as `asia-tech`.
    public var id: String
    /// What people read.
    public var name: String
    /// Who belongs to it.
    public var membership: Membership
    /// How much each counts.
    public var weighting: Weighting
    /// When that is set again.
    public var rebalancing: Rebalancing
    /// The currency its returns are always in; nil for whichever the screen shows.
    public var currency: ReturnCurrency?
    /// What becomes of members without a return.
    public var missing: MissingRule

    /// Creates a definition.
    public init(
        id: String, name: String, membership: Membership, weighting: Weighting = .equal,
        rebalancing: Rebalancing = .never, currency: ReturnCurrency? = nil, missing: MissingRule = .leaveOut
    ) {
        self.id = id
        self.name = name
        self.membership = membership
        self.weighting = weighting
        self.rebalancing = rebalancing
        self.currency = currency
        self.missing = missing
    }

    /// The default: every Asian stock of the directory, all alike.
    public static let asiaTech = Basket(
        id: "asia-tech", name: "Asia tech",
        membership: .directory(regions: Region.allCases.filter(\.isAsian), segments: []))

    /// The members in order; of a company that the directory has twice, as A and H share, only the home listing.
    public var members: [Symbol] {
        switch membership {
        case .symbols(let symbols): return symbols
        case .directory(let regions, let segments):
            let matching = InstrumentDirectory.shared.instruments.filter { instrument in
                guard instrument.kind == .equity, let region = instrument.region, regions.contains(region) else {
                    return false
                }
                return segments.isEmpty || instrument.segment.map(segments.contains) ?? false
            }
            return ParityDirectory.shared.companies(among: matching.map(\.symbol))
        }
    }
}
