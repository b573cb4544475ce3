public import Market

/// How far back a chart reaches before zooming.
public enum ChartSpan: String, CaseIterable, Hashable, Sendable {
    /// The last session, its lunch a gap.
    case day = "1D"
    /// The last five sessions.
    case fiveDays = "5D"
    /// A month.
    case month = "1M"
    /// Six months.
    case sixMonths = "6M"
    /// Since the last close of the year before.
    case yearToDate = "YTD"
    /// A year.
    case year = "1Y"
    /// Five years.
    case fiveYears = "5Y"
    /// Everything there is.
    case all = "All"

    /// What it is called in a sentence.
    public var words: String {
        switch self {
        case .day: "1 day"
        case .fiveDays: "5 days"
        case .month: "1 month"
        case .sixMonths: "6 months"
        case .yearToDate: "year to date"
        case .year: "1 year"
        case .fiveYears: "5 years"
        case .all: "all"
        }
    }

    /// How many sessions it is made of parts of; nil where it is made of whole sessions.
    var intradaySessions: Int? {
        switch self {
        case .day: 1
        case .fiveDays: 5
        case .month, .sixMonths, .yearToDate, .year, .fiveYears, .all: nil
        }
    }

    /// The first date it reaches back to from the last one; nil where it counts sessions or has no bound.
    func firstDate(from last: CalendarDate) -> CalendarDate? {
        switch self {
        case .day, .fiveDays, .all: nil
        case .month: last.advanced(months: -1)
        case .sixMonths: last.advanced(months: -6)
        case .yearToDate: .firstDay(ofYear: last.year)
        case .year: last.advanced(months: -12)
        case .fiveYears: last.advanced(months: -60)
        }
    }
}

/// How prices are drawn.
public enum ChartStyle: String, CaseIterable, Hashable, Sendable {
    /// Bodies from open to close, wicks from low to high.
    case candles
    /// A stroke from low to high with ticks at open and close.
    case bars
    /// The closes as a thin line.
    case line
    /// The closes with the area below them filled.
    case area

    /// Whether each session or group of sessions has a column of its own.
    var hasColumns: Bool { self == .candles || self == .bars }
}

/// What is drawn over the prices.
public enum ChartOverlay: String, CaseIterable, Hashable, Sendable {
    /// The simple average of 20 closes.
    case average20 = "SMA20"
    /// The simple average of 50 closes.
    case average50 = "SMA50"
    /// The simple average of 200 closes.
    case average200 = "SMA200"
    /// The exponential average of 21 closes.
    case exponential = "EMA21"
    /// Bollinger's bands: 20 closes, two deviations.
    case bollinger = "BB"
}

/// What is drawn below the prices where there is room.
public enum ChartPane: String, CaseIterable, Hashable, Sendable {
    /// Shares traded.
    case volume = "Volume"
    /// Wilder's relative strength index over 14 closes.
    case strength = "RSI14"
    /// The moving average convergence and divergence of 12, 26 and 9 closes.
    case convergence = "MACD"
}

/// A sign on the time axis: an event, or since when a flag was raised.
public struct ChartMark: Hashable, Sendable {
    /// The date, or the first one of a span.
    public var date: CalendarDate
    /// The last date of a span; nil for an event.
    public var last: CalendarDate?
    /// One character of one column: `E` earnings, `D` dividend, `S` split, `L` listing, `⚑` flag …
    public var glyph: Unicode.Scalar
    /// How bad a flag is; nil for an event.
    public var severity: RiskFlag.Severity?

    /// Creates a mark.
    public init(
        date: CalendarDate, through last: CalendarDate? = nil, glyph: Unicode.Scalar,
        severity: RiskFlag.Severity? = nil
    ) {
        self.date = date
        self.last = last
        self.glyph = glyph
        self.severity = severity
    }

    /// Whether it is an event and no flag.
    var isEvent: Bool { last == nil && severity == nil }

    /// The sign of an event by the kind that the cache names.
    public init(_ event: MarketEvent) {
        let glyph: Unicode.Scalar =
            switch event.kind {
            case "earnings": "E"
            case "dividend": "D"
            case "split": "S"
            case "listing": "L"
            case "lock-up": "U"
            case "revenue": "R"
            case "news": "N"
            default: "•"
            }
        self.init(date: event.date, glyph: glyph)
    }
}
