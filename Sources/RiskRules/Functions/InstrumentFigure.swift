import Market

/// A number that is known of an instrument: its place in the row of numbers that rules read.
enum InstrumentFigure: Int, CaseIterable, Hashable, Sendable {
    case last, open, high, low, volume, previousClose, gap, hasPrice
    case changeScore, gapScore
    case isDoubtful, isStale, sessionsBehind, minutesBehind, age, isRateOld
    case average20, average50, average200, exponential12, exponential26, strengthIndex, trueRange
    case lowerBand, upperBand, convergence, convergenceSignal
    case volatility, drawdown, yearLow, yearHigh, yearPosition, isAtYearLow, isAtYearHigh
    case volumeRatio, beta, correlation, strengthRank, marketValue
    case limitUp, limitDown, limitDistance, isAtLimit, isAtUpperLimit, isUpperNearer
    case listedFor, isSinceListing
    case kind, region, exchange, currency, segment, symbol
    // Known beside prices.
    case forwardPE, earningsGrowth, targetMean, targetHighest, targetCount, targetUpside
    // The next events.
    case toEarnings, toLockUp, toDividend, toSplit, toRevenue

    /// Whether it needs facts or targets.
    var isKnowledge: Bool {
        let places = InstrumentFigure.forwardPE.rawValue...InstrumentFigure.targetUpside.rawValue
        return places.contains(rawValue)
    }

    /// Whether it needs the calendar of events.
    var isEvent: Bool { rawValue >= InstrumentFigure.toEarnings.rawValue }

    /// Whether the mere passing of time changes it.
    var changesWithTime: Bool { self == .age }

    /// Whether another date changes it.
    var changesWithDate: Bool { isEvent || self == .listedFor }

    /// Where the returns begin, seven of each kind behind each other.
    static let returns = allCases.count
    /// How many numbers a row has.
    static let count = returns + ReturnKind.allCases.count * Period.allCases.count

    /// The place of a return.
    static func place(of period: Period, _ kind: ReturnKind) -> Int {
        returns + kind.rawValue * Period.allCases.count + period.position
    }
}

/// In which money a return is counted.
enum ReturnKind: Int, CaseIterable, Hashable, Sendable {
    case local, usd
    /// With dividends, in the instrument's own currency.
    case total
    /// The part that the currency made.
    case currency

    init(_ currency: ReturnCurrency) { self = currency == .local ? .local : .usd }
}

/// Words that are known of a subject.
enum TextFigure: String, Hashable, Sendable {
    case symbol, name, kind, region, exchange, currency, segment
    /// How old a price is, in words.
    case staleness
    /// Which limit is nearer and how far it is, in words.
    case limitWords
    /// What the range speaks of: `52-wk` or since when.
    case rangeWords
    /// Why the newest quote is doubted.
    case doubtWords
    /// The other words of a pair, a basket or a feed.
    case message
}
