import Market

/// A number that is known of a region.
enum RegionFigure: Int, CaseIterable, Hashable, Sendable {
    case breadth, advancing, declining, unchanged, members, behind, missing
    case forwardPE, earningsGrowth, isOpen

    /// Where the returns begin: mean local, mean in dollars, index local, index in dollars, the index's currency.
    static let returns = allCases.count
    static let count = returns + RegionReturn.allCases.count * Period.allCases.count

    static func place(of period: Period, _ kind: RegionReturn) -> Int {
        returns + kind.rawValue * Period.allCases.count + period.position
    }
}

/// Which return of a region.
enum RegionReturn: Int, CaseIterable, Hashable, Sendable {
    case meanLocal, meanDollar, indexLocal, indexDollar, currency
}

/// A number that is known of a basket.
enum BasketFigure: Int, CaseIterable, Hashable, Sendable {
    case members, knownShare, concentration, effectiveMembers

    /// Where the returns begin, local and in dollars.
    static let returns = allCases.count
    static let count = returns + ReturnCurrency.allCases.count * Period.allCases.count

    static func place(of period: Period, _ currency: ReturnCurrency) -> Int {
        returns + (currency == .usd ? Period.allCases.count : 0) + period.position
    }
}

/// A number that is known of a pair.
enum PairFigure: Int, CaseIterable, Hashable, Sendable {
    case premium, percentile, foreignPrice, homePrice, impliedPrice, isForeignStale, isHomeStale, isRateOld, isKnown

    static let count = allCases.count
}

/// A number that is known of a feed.
enum FeedFigure: Int, CaseIterable, Hashable, Sendable {
    case isFailing, isStopped, failures, age

    static let count = allCases.count
}
