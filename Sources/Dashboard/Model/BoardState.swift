import Market
import RiskRules

/// What a person did to the board: where the focus is, what is selected, how rows are ordered.
struct BoardState: Sendable {
    /// One region's pane.
    struct Pane: Hashable, Sendable {
        /// The selected row's symbol; nil: the first.
        var selection: Symbol?
        /// The first row on screen.
        var scroll = 0
    }

    /// The focused pane, by its place on the board.
    var focus = 0
    /// The panes by region.
    var panes: [Region: Pane] = [:]
    /// How rows are ordered.
    var sort = SortOrder.watchlist
    /// Whether that order is turned round.
    var isInverted = false
    /// The span of the returns.
    var period: Period
    /// The currency of the returns.
    var currency: ReturnCurrency
    /// The chipmakers that somebody marked, in the order of marking.
    var marked: [Symbol] = []
    /// What rows have to fulfil to be shown; nil: all are.
    var filter: RuleExpression?
    /// The rows of each region in the order shown; rebuilt when a snapshot or the sort asks for it.
    var order: [Region: [Symbol]] = [:]

    init(period: Period, currency: ReturnCurrency) {
        self.period = period
        self.currency = currency
    }

    /// The rows of a region, as they stand on screen.
    func rows(of region: RegionState) -> [Symbol] { order[region.region] ?? region.members }

    /// The selected row's place; zero where nothing is selected or the selected one is gone.
    func selectedIndex(in region: RegionState) -> Int {
        guard let selection = panes[region.region]?.selection else { return 0 }
        return rows(of: region).firstIndex(of: selection) ?? 0
    }
}

/// The search over names and symbols.
struct FindState: Hashable, Sendable {
    /// Whether its prompt is open.
    var isOpen = false
    /// What was typed.
    var text = ""
    /// How many rows match.
    var count = 0
    /// The symbols that match, with how well: only their rows are shown; nil: nothing was typed.
    var found: [Symbol: Int]?
    /// Where the search began, to go back to.
    var origin: Match?

    /// A row on the board.
    struct Match: Hashable, Sendable {
        let region: Int
        let symbol: Symbol?
    }
}
