/// What a rule speaks about: who its names without `of` belong to.
public enum RuleScope: String, CaseIterable, Hashable, Sendable {
    /// One share, index or rate after another.
    case instrument
    /// Two lines of one company.
    case pair
    /// A region with its index and its stocks.
    case region
    /// A basket.
    case basket
    /// A program that fills the cache.
    case feed
    /// The market as a whole: what theses speak about.
    case market

    /// The scopes that rules may have; theses have the remaining one.
    public static let ofRules: [RuleScope] = [.instrument, .pair, .region, .basket, .feed]

    /// Reads a name of version 0.1 that is another one by now.
    init?(olderName: String) {
        guard olderName == "gauge" else { return nil }
        self = .basket
    }

    /// What messages call it.
    public var name: String {
        switch self {
        case .instrument: "an instrument"
        case .pair: "a pair"
        case .region: "a region"
        case .basket: "a basket"
        case .feed: "a feed"
        case .market: "the market"
        }
    }
}
