/// How far the market moved on its newest day, and where that stands among the last 250 days.
public struct MarketStress: Hashable, Sendable {
    /// How unusual the day is.
    public enum Level: Int, Comparable, CaseIterable, Hashable, Sendable {
        /// Among the quieter half of the days.
        case calm
        /// Beyond the median.
        case elevated
        /// Among the widest tenth.
        case high
        /// Among the widest fiftieth: the days that are remembered.
        case extreme

        /// Orders from calm to extreme.
        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

        /// What it is called on screen and in JSON.
        public var name: String {
            switch self {
            case .calm: "calm"
            case .elevated: "elevated"
            case .high: "high"
            case .extreme: "extreme"
            }
        }
    }

    /// The session's date.
    public var date: CalendarDate
    /// The mean return of the stocks that traded in it, each in its own currency.
    public var move: Double
    /// How many stocks those are.
    public var stocks: Int
    /// The share of the days that moved no further, this one included, 0 to 1.
    public var percentile: Double
    /// How many days it is compared with, itself included.
    public var days: Int

    /// Creates the state of a day.
    public init(date: CalendarDate, move: Double, stocks: Int, percentile: Double, days: Int) {
        self.date = date
        self.move = move
        self.stocks = stocks
        self.percentile = percentile
        self.days = days
    }

    /// The state over all: see `Level`.
    public var level: Level {
        if percentile > 0.98 { return .extreme }
        if percentile > 0.9 { return .high }
        return percentile > 0.5 ? .elevated : .calm
    }
}
