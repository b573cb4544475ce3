import Market

/// Something that is known of one instrument, region or pair but stands in no row: it is looked up or worked out when
/// a rule asks for it.
enum Probe: Hashable, Sendable {
    /// A technical figure over a window that the usual indicators do not have.
    case window(WindowFigure, Int)
    /// How the returns move with another symbol's.
    case movement(Movement, against: Symbol, window: Int)
    /// The newest number of a metric.
    case fact(String)
    /// The part of a basket.
    case weight(basket: String)
    /// The premium of a kind of pair, or where it stands among the last year's.
    case premium(ParityPair.Kind)
    case percentile(ParityPair.Kind)
    /// Days to the next event of a kind.
    case daysTo(kind: String)
    /// Whether the instrument carries an exposure tag.
    case isTagged(String)
    /// The mean correlation of each two of a region's stocks.
    case regionCorrelation(Int)
    /// How many standard deviations today's value is from the mean of the sessions before, and the share of them that
    /// it is not below.
    case ownScore(OwnFigure, Int)
    case ownPercentile(OwnFigure, Int)
    /// Whether the price went through a level since the session before.
    case crossed(CrossedLevel, Int, isUpward: Bool)
    /// The share of the region's stocks that did no better over a period.
    case regionRank(Period)
    /// How many of the region's stocks meet the condition of a body, or which share of those where it is known.
    case members(body: Int, isShare: Bool)

    /// Whether past closes are read.
    var readsBars: Bool {
        switch self {
        case .window, .movement, .regionCorrelation, .ownScore, .ownPercentile, .crossed: true
        case .fact, .weight, .premium, .percentile, .daysTo, .isTagged, .regionRank, .members: false
        }
    }
}

/// A daily figure that can be compared with the instrument's own past.
enum OwnFigure: String, CaseIterable, Hashable, Sendable {
    /// The day's return, the same without its sign, the opening gap, shares traded, and the close.
    case change, move, gap, volume, close
}

/// A level that a price can cross.
enum CrossedLevel: String, CaseIterable, Hashable, Sendable {
    case sma, ema, highest, lowest
}

/// A technical figure over a window.
enum WindowFigure: String, Hashable, Sendable {
    case simpleAverage, exponentialAverage, strengthIndex, volatility, drawdown, volumeRatio, highest, lowest, change

    /// Sessions that it needs for a window; averages that remember need more to forget where they began.
    func sessions(for window: Int) -> Int {
        switch self {
        case .exponentialAverage, .strengthIndex: window * 5 + 1
        case .simpleAverage, .volatility, .drawdown, .volumeRatio, .highest, .lowest, .change: window + 1
        }
    }
}

/// How one instrument's returns go with another's.
enum Movement: String, Hashable, Sendable {
    case beta, correlation
}

/// Something that is the same for every subject of a rule.
enum SharedProbe: Hashable, Sendable {
    /// One series' return less another's.
    case spread(Series, Series, Period, ReturnCurrency)
    /// What a currency did against the dollar.
    case currencyChange(Currency, Period)
    /// Units of a currency per dollar.
    case rate(Currency)
    /// The share of symbols that rose over a period.
    case shareUp([Symbol], Period)
    /// The share of the instruments with a tag that rose over a period.
    case tagShareUp(String, Period)
    /// How many flags are raised.
    case flags(FlagQuery)
    /// An expression about another subject.
    case other(Target, Int)
}

/// A basket or a symbol: whatever has returns.
enum Series: Hashable, Sendable {
    case basket(String)
    case symbol(Symbol)

    /// Symbols have no small letters.
    init?(_ text: String) {
        if text.contains(where: \.isLowercase) {
            self = .basket(text)
        } else if let symbol = Symbol(validating: text) {
            self = .symbol(symbol)
        } else {
            return nil
        }
    }
}

/// Whom `of` speaks about.
enum Target: Hashable, Sendable {
    case instrument(Symbol)
    case region(Region)
    case basket(String)

    var scope: RuleScope {
        switch self {
        case .instrument: .instrument
        case .region: .region
        case .basket: .basket
        }
    }
}
