import Market

/// The rows of regions, baskets, pairs and feeds; what is unknown is NaN.
enum OtherRows {
    /// How many of a region's instruments have old prices or none.
    struct Tally: Hashable, Sendable {
        var members = 0
        var behind = 0
        var missing = 0
    }

    static func region(_ state: RegionState, tally: Tally, index: InstrumentState?) -> [Double] {
        var row = [Double](repeating: .nan, count: RegionFigure.count)
        func set(_ figure: RegionFigure, _ value: Double?) {
            if let value { row[figure.rawValue] = value }
        }
        let breadth = state.breadth
        let known = breadth.advancing + breadth.declining + breadth.unchanged
        set(.advancing, Double(breadth.advancing))
        set(.declining, Double(breadth.declining))
        set(.unchanged, Double(breadth.unchanged))
        if known > 0 { set(.breadth, Double(breadth.advancing) / Double(known)) }
        set(.members, Double(tally.members))
        set(.behind, Double(tally.behind))
        set(.missing, Double(tally.missing))
        set(.forwardPE, state.valuation.forwardPE)
        set(.earningsGrowth, state.valuation.earningsGrowth)
        if state.status.phase != .unknown { set(.isOpen, state.status.phase.isTrading ? 1 : 0) }
        row.fill(returns(state.local), at: RegionFigure.place(of: .day, .meanLocal))
        row.fill(returns(state.usd), at: RegionFigure.place(of: .day, .meanDollar))
        guard let index else { return row }
        row.fill(index.local, at: RegionFigure.place(of: .day, .indexLocal))
        row.fill(index.usd, at: RegionFigure.place(of: .day, .indexDollar))
        for period in Period.allCases {
            row[RegionFigure.place(of: period, .currency)] = index.currencyReturn(over: period) ?? .nan
        }
        return row
    }

    private static func returns(_ means: MeanReturns) -> PeriodReturns {
        var returns = PeriodReturns()
        for period in Period.allCases { returns[period] = means[period] }
        return returns
    }

    static func basket(_ state: BasketState) -> [Double] {
        var row = [Double](repeating: .nan, count: BasketFigure.count)
        row[BasketFigure.members.rawValue] = Double(state.memberCount)
        if state.memberCount > 0 {
            row[BasketFigure.knownShare.rawValue] = Double(state.knownCount) / Double(state.memberCount)
        }
        if let largest = state.weights.lazy.map(\.weight).max() {
            row[BasketFigure.concentration.rawValue] = largest
            let squares = state.weights.reduce(0) { $0 + $1.weight * $1.weight }
            if squares > 0 { row[BasketFigure.effectiveMembers.rawValue] = 1 / squares }
        }
        row.fill(state.local, at: BasketFigure.place(of: .day, .local))
        row.fill(state.usd, at: BasketFigure.place(of: .day, .usd))
        return row
    }

    static func pair(_ state: ParityState) -> [Double] {
        var row = [Double](repeating: .nan, count: PairFigure.count)
        func set(_ figure: PairFigure, _ value: Double?) {
            if let value { row[figure.rawValue] = value }
        }
        let isKnown = state.premium != nil && !state.concerns.contains(.missing)
        set(.isKnown, isKnown ? 1 : 0)
        set(.premium, state.premium)
        set(.percentile, state.percentile)
        set(.foreignPrice, state.foreign?.price)
        set(.homePrice, state.home?.price)
        set(.impliedPrice, state.impliedHomePrice)
        guard isKnown else { return row }
        set(.isForeignStale, state.concerns.contains(.foreignStale) ? 1 : 0)
        set(.isHomeStale, state.concerns.contains(.homeStale) ? 1 : 0)
        set(.isRateOld, state.concerns.contains(.rateOld) ? 1 : 0)
        return row
    }

    static func feed(_ status: FeedStatus, at now: Instant) -> [Double] {
        var row = [Double](repeating: .nan, count: FeedFigure.count)
        row[FeedFigure.isFailing.rawValue] = status.state == "failing" ? 1 : 0
        row[FeedFigure.isStopped.rawValue] = status.state == "stopped" ? 1 : 0
        row[FeedFigure.failures.rawValue] = Double(status.failures)
        if let success = status.lastSuccess {
            row[FeedFigure.age.rawValue] = max(0, Double(now.milliseconds(since: success)) / 1000)
        }
        return row
    }
}
