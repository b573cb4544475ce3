import Market
import RiskRules

/// What was chosen for all screens: over which period and in which currency returns are shown, and which rows in which
/// order.
struct Shown: Sendable {
    /// The period of the returns.
    var period: Period
    /// The currency of the returns.
    var currency: ReturnCurrency
    /// How rows are ordered.
    var sort = SortOrder.watchlist
    /// Whether that order is reversed.
    var isInverted = false
    /// What rows have to fulfil to be shown; nil: all are.
    var filter: RuleExpression?
    /// The instruments that pass the filter; nil without a filter.
    var passing: Set<Symbol>?
    /// The stocks that are marked, in the order of marking.
    var marked: [Symbol] = []
    /// The rows of each region in the order shown; missing where it is the region's own.
    var order: [Region: [Symbol]] = [:]

    /// What rows are ordered by: a period by its name.
    var sortLabel: String { sort == .period ? period.title : sort.label }

    /// How many stocks can be compared at once: the eye cannot tell more curves apart.
    static let mostMarked = 8

    init(period: Period, currency: ReturnCurrency) {
        self.period = period
        self.currency = currency
    }

    /// The rows of a region in the order shown.
    func rows(of region: RegionState) -> [Symbol] { order[region.region] ?? region.members }

    /// Whether an instrument's rows are shown.
    func passes(_ symbol: Symbol?) -> Bool {
        guard let passing else { return true }
        return symbol.map(passing.contains) ?? false
    }

    /// The period that markets and baskets are shown over: no two shares were listed on one day, so the year stands in
    /// where stocks' returns count from their listing.
    var marketPeriod: Period { period == .sinceListing ? .yearToDate : period }

    /// The period of a history of sessions: a day has none, so the week stands in for it.
    var historyPeriod: Period { marketPeriod == .day ? .week : marketPeriod }
}
