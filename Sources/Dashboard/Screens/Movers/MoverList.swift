import Market

/// The lists of movers, in the order of the screen.
enum MoverKind: CaseIterable, Hashable, Sendable {
    case up, down, value, volume, yearHigh, yearLow, limit

    var title: String {
        switch self {
        case .up: "Up"
        case .down: "Down"
        case .value: "Value moved"
        case .volume: "Unusual volume"
        case .yearHigh: "New 52-week highs"
        case .yearLow: "New 52-week lows"
        case .limit: "At or near the limit"
        }
    }

    /// What the last column says; empty where that is the day's change, whose date the prices tell.
    var note: String {
        switch self {
        case .up, .down: "most"
        case .value: "US$"
        case .volume: "× normal by now"
        case .yearHigh, .yearLow: ""
        case .limit: "within 3%"
        }
    }

    /// Shown while the list is empty.
    var emptyText: String {
        switch self {
        case .up: "nobody is up"
        case .down: "nobody is down"
        case .value: "no market values in the cache"
        case .volume: "no volumes to compare with"
        case .yearHigh: "no new highs"
        case .yearLow: "no new lows"
        case .limit: "nobody is near a limit"
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
