public import Market

/// What is wrong with, or dangerous about, the price of one instrument.
public enum InstrumentIssue: Hashable, Sendable {
    /// There is no price at all.
    case missing
    /// The price is older than it should be.
    case stale(Staleness)
    /// The price stands at its upper (or else lower) limit for the day.
    case atLimit(isUpper: Bool)
    /// The price is this fraction away from its upper (or else lower) limit.
    case nearLimit(isUpper: Bool, distance: Double)

    /// A price nearer to its limit than this fraction is flagged.
    public static let nearLimit = 0.03

    /// The worst issue of an instrument; nil where all is well.
    public init?(_ state: InstrumentState) {
        guard let price = state.price else {
            self = .missing
            return
        }
        if state.staleness.isBehind {
            self = .stale(state.staleness)
            return
        }
        guard let limit = state.limit else { return nil }
        let isUpper = limit.up - price <= price - limit.down
        let distance = limit.distance(from: price)
        if distance < 1e-9 {
            self = .atLimit(isUpper: isUpper)
        } else if distance < InstrumentIssue.nearLimit {
            self = .nearLimit(isUpper: isUpper, distance: distance)
        } else {
            return nil
        }
    }

    /// Whether it says that the data, not the market, is the matter.
    var isAboutData: Bool {
        switch self {
        case .missing, .stale: true
        case .atLimit, .nearLimit: false
        }
    }
}
