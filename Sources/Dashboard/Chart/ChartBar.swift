import Market

/// The prices of one session, of a part of one, or of several together.
struct ChartBar: Hashable, Sendable {
    /// The first session's date.
    var date: CalendarDate
    /// Where it is a part of a session: when it begins, in minutes of the exchange's own day.
    var minute: Int?
    var open: Double?
    var high: Double?
    var low: Double?
    var close: Double
    var volume: Double?

    init(_ bar: DailyBar) {
        date = bar.date
        (open, high, low, close, volume) = (bar.open, bar.high, bar.low, bar.close, bar.volume)
    }

    init(_ bar: IntradayBar, date: CalendarDate, minute: Int) {
        self.date = date
        self.minute = minute
        (open, high, low, close, volume) = (bar.open, bar.high, bar.low, bar.close, bar.volume)
    }

    init(date: CalendarDate, minute: Int?, close: Double) {
        self.date = date
        self.minute = minute
        self.close = close
    }

    /// The highest price known.
    var top: Double { max(high ?? close, open ?? close, close) }

    /// The lowest price known.
    var bottom: Double { min(low ?? close, open ?? close, close) }

    /// Takes in the bar that follows: first open, highest, lowest, last close, all that was traded.
    mutating func append(_ next: ChartBar) {
        if high != nil || next.high != nil || next.top > top { high = max(top, next.top) }
        if low != nil || next.low != nil || next.bottom < bottom { low = min(bottom, next.bottom) }
        close = next.close
        if let more = next.volume { volume = (volume ?? 0) + more }
    }
}

/// How much time one place of a chart, or one of its columns, stands for.
enum ChartInterval: Hashable, Sendable {
    case minutes(Int)
    case session, week, month, quarter
    case years(Int)

    /// What it is called: `daily`, `weekly`, `5 min`.
    var label: String {
        switch self {
        case .minutes(let count): count % 60 == 0 ? "\(count / 60) h" : "\(count) min"
        case .session: "daily"
        case .week: "weekly"
        case .month: "monthly"
        case .quarter: "quarterly"
        case .years(let count): count == 1 ? "yearly" : "\(count) years"
        }
    }

    /// This one and those that several of it can be drawn together as, the finest first. The last ones hold so much that
    /// some of them fits every width.
    var coarser: [ChartInterval] {
        let whole: [ChartInterval] =
            [.session, .week, .month, .quarter] + [1, 2, 5, 10, 25, 50, 100].map { .years($0) }
        guard case .minutes(let count) = self else { return whole }
        return [self] + [5, 10, 15, 30, 60, 120].filter { $0 > count && $0 % count == 0 }.map { .minutes($0) } + whole
    }

    /// Places with the same number belong together.
    func group(of place: ChartPlace) -> Int {
        switch self {
        case .minutes(let count): return place.group(minutes: count)
        case .session: return place.date.daysSince1970
        // 1970-01-01 was a Thursday: weeks begin on Monday.
        case .week: return (place.date.daysSince1970 + 3) / 7
        case .month: return place.date.year * 12 + place.date.components.month
        case .quarter: return place.date.year * 4 + (place.date.components.month - 1) / 3
        case .years(let count): return place.date.year / count
        }
    }
}

/// A place on the time axis: a session or a part of one, whether anything was traded in it or not.
struct ChartPlace: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case trading, lunch
        /// Between two sessions.
        case night
    }

    var kind = Kind.trading
    var date: CalendarDate
    /// Minutes from the session's open; nil for whole sessions.
    var offset: Int?
    /// When it begins, in minutes of the exchange's own day.
    var minute: Int?
    /// When it ends: a moment in milliseconds for parts of sessions, else days since 1970. Others' closes that are not
    /// later belong to it.
    var end: Int64
    /// Its bar; nil if absent.
    var bar: Int?

    fileprivate func group(minutes: Int) -> Int {
        // Gaps are never drawn together with what is beside them.
        let part = (offset ?? 0) / minutes * 3 + (kind == .lunch ? 1 : kind == .night ? 2 : 0)
        return date.daysSince1970 * 10_000 + part
    }
}
