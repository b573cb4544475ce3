import Analytics
import Market

/// A basket, or the index it is held against.
struct BasketEntry: Encodable {
    struct Part: Encodable {
        @OrNull var region: String?
        let weight: Double
        let contribution: Double

        init(_ part: BasketContributions.Part) {
            weight = part.weight
            contribution = part.contribution
            region = part.region?.code
        }
    }

    struct Member: Encodable {
        let symbol: String
        let weight: Double
        let value: Double
        let contribution: Double
    }

    let id: String
    let name: String
    let members: Int
    let known: Int
    let returns: BothReturnsEntry
    @OrNull var weighting: String?
    @OrNull var rebalancing: String?
    @OrNull var missingRule: String?
    let missing: [String]
    let contributions: [Member]
    let regionContributions: [Part]
    let advancing: Int
    let declining: Int
    let unchanged: Int
    @OrNull var largest: String?
    @OrNull var largestWeight: Double?
    @OrNull var herfindahl: Double?
    @OrNull var effectiveNumber: Double?

    init(_ basket: BasketState, _ snapshot: Snapshot, _ period: Period, _ currency: ReturnCurrency) {
        id = basket.id
        name = basket.name
        self.members = basket.memberCount
        known = basket.knownCount
        returns = BothReturnsEntry(local: basket.local, usd: basket.usd)
        let analysis = basket.definition.map { definition in
            BasketAnalysis(
                definition, today: snapshot.figureDate, rates: snapshot.rates,
                history: { snapshot.histories[$0] }, state: { snapshot[$0] })
        }
        let parts = analysis?.contributions(over: period, in: currency)
        missing = parts?.missing.map(\.rawValue) ?? []
        contributions =
            parts?.members.map {
                Member(symbol: $0.symbol.rawValue, weight: $0.weight, value: $0.value, contribution: $0.contribution)
            } ?? []
        regionContributions = parts?.regions.map(Part.init) ?? []
        let breadth = analysis?.breadth ?? Breadth()
        (advancing, declining, unchanged) = (breadth.advancing, breadth.declining, breadth.unchanged)
        weighting = basket.definition.map(\.weighting.word)
        rebalancing = basket.definition?.rebalancing.rawValue
        missingRule = basket.definition?.missing.rawValue
        let concentration = analysis?.concentration
        largest = concentration?.largest.symbol.rawValue
        largestWeight = concentration?.largest.weight
        herfindahl = concentration?.herfindahl
        effectiveNumber = concentration?.effectiveNumber
    }
}

extension Basket.Weighting {
    /// What a file of baskets calls it.
    fileprivate var word: String {
        switch self {
        case .equal: "equal"
        case .marketValue: "market-value"
        case .fixed: "fixed"
        }
    }
}
