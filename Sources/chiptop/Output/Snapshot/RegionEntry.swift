import Market

/// One region.
struct RegionEntry: Encodable {
    let region: String
    let name: String
    @OrNull var nativeName: String?
    let phase: String
    @OrNull var nextChange: String?
    @OrNull var index: String?
    let members: [String]
    let advancing: Int
    let declining: Int
    let unchanged: Int
    @OrNull var forwardPE: Double?
    @OrNull var forwardPEAsOf: String?
    @OrNull var forwardPESource: String?
    @OrNull var epsGrowth: Double?
    @OrNull var epsGrowthAsOf: String?
    @OrNull var epsGrowthSource: String?
    @OrNull var peg: Double?
    @OrNull var discountToUS: Double?
    let meanReturns: BothReturnsEntry

    init(_ state: RegionState, against unitedStates: Valuation?) {
        region = state.region.code
        name = state.region.name
        phase = state.status.phase.rawValue
        members = state.members.map(\.rawValue)
        advancing = state.breadth.advancing
        declining = state.breadth.declining
        unchanged = state.breadth.unchanged
        meanReturns = BothReturnsEntry(local: state.means(in: .local), usd: state.means(in: .usd))
        nativeName = state.region.nativeName
        nextChange = state.status.next?.description
        index = state.index?.rawValue
        let valuation = state.valuation
        forwardPE = valuation.forwardPE
        forwardPEAsOf = valuation.forwardPEFact?.asOf.description
        forwardPESource = valuation.forwardPEFact?.source
        epsGrowth = valuation.earningsGrowth
        epsGrowthAsOf = valuation.earningsGrowthFact?.asOf.description
        epsGrowthSource = valuation.earningsGrowthFact?.source
        peg = valuation.priceEarningsToGrowth
        discountToUS = unitedStates.flatMap { valuation.discount(to: $0) }
    }
}

extension RegionState {
    /// The mean returns of its instruments in a currency.
    fileprivate func means(in currency: ReturnCurrency) -> PeriodReturns {
        var means = PeriodReturns()
        for period in Period.allCases { means[period] = mean(over: period, in: currency) }
        return means
    }
}
