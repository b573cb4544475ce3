import Market

/// One pair of lines.
struct ParityEntry: Encodable {
    struct Leg: Encodable {
        let price: Double
        let currency: String
        let time: String
        let rate: Double
        @OrNull var rateDate: String?

        init(_ leg: ParityState.Leg) {
            price = leg.price
            currency = leg.currency.code
            time = leg.time.description
            rate = leg.rate
            rateDate = leg.rateDate?.description
        }
    }

    let kind: String
    let foreign: String
    let home: String
    let ratio: Double
    let ratioVerified: Bool
    @OrNull var foreignLeg: Leg?
    @OrNull var homeLeg: Leg?
    @OrNull var impliedHomePrice: Double?
    @OrNull var premium: Double?
    @OrNull var percentile: Double?
    let concerns: [String]
    /// The symbols of the prices and rates that are missing.
    let missing: [String]

    init(_ state: ParityState) {
        kind = state.pair.kind.rawValue
        foreign = state.pair.foreign.rawValue
        home = state.pair.home.rawValue
        ratio = state.pair.ratio
        ratioVerified = state.pair.isVerified
        missing = state.missing.map(\.rawValue)
        concerns = state.concerns.map(\.word)
        foreignLeg = state.foreign.map(Leg.init)
        homeLeg = state.home.map(Leg.init)
        impliedHomePrice = state.impliedHomePrice
        premium = state.premium
        percentile = state.percentile
    }
}

extension ParityState.Concern {
    /// A word for programs.
    fileprivate var word: String {
        switch self {
        case .foreignStale: "foreign-stale"
        case .homeStale: "home-stale"
        case .differentSessions: "different-sessions"
        case .rateOld: "rate-old"
        case .missing: "missing"
        }
    }
}
