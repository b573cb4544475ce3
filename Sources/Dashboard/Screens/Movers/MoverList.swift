import Market

/// The lists of movers, in the order of the screen.
enum MoverKind: CaseIterable, Hashable, Sendable {
    case up, down, value, volume, yearHigh, yearLow, limit, turnover, gap

    /// The lists of every window; the others need room of their own.
    static let basic: [MoverKind] = [.up, .down, .value, .volume, .yearHigh, .yearLow, .limit]
    /// The lists of a large window, five in a row.
    static let all: [MoverKind] = [.up, .down, .value, .turnover, .volume, .yearHigh, .yearLow, .gap, .limit]

    var title: String {
        switch self {
        case .up: "Gainers"
        case .down: "Losers"
        case .value: "Market-cap change"
        case .volume: "Relative volume"
        case .yearHigh: "New 52-week highs"
        case .yearLow: "New 52-week lows"
        case .limit: "Near price limit"
        case .turnover: "Turnover"
        case .gap: "Gaps at the open"
        }
    }

    /// What the last column says; empty where that is the day's change, whose date the prices tell.
    var note: String {
        switch self {
        case .up, .down: "most"
        case .value: "US$"
        case .volume: "time-adjusted"
        case .yearHigh, .yearLow: ""
        case .limit: "within 3%"
        case .turnover: "volume × price, US$"
        case .gap: "open vs previous close"
        }
    }

    /// Shown while the list is empty.
    var emptyText: String {
        switch self {
        case .up: "No gainers"
        case .down: "No losers"
        case .value: "No market caps"
        case .volume: "No volume history"
        case .yearHigh: "No new highs"
        case .yearLow: "No new lows"
        case .limit: "None"
        case .turnover: "No volumes"
        case .gap: "No gaps of 1% or more"
        }
    }
}

/// One list: its kind, who is in it, and how many could not be shown.
struct MoverList: Hashable, Sendable {
    /// One row: who, and the figure that the list is ordered by.
    struct Row: Hashable, Sendable {
        let symbol: Symbol
        let figure: Double
    }

    let kind: MoverKind
    let rows: [Row]
    /// How many belong to the list, shown or not.
    let count: Int
}
