/// The technical figures of one instrument at its latest price; each nil where too few bars are known.
///
/// Windows count sessions and end with the session of the latest price.
public struct Indicators: Hashable, Sendable {
    /// The mean of the last 20, 50 and 200 closes, in the instrument's currency.
    public var simpleAverage20: Double?
    /// See `simpleAverage20`.
    public var simpleAverage50: Double?
    /// See `simpleAverage20`.
    public var simpleAverage200: Double?
    /// The exponential averages over 12 and 26 sessions, in the instrument's currency.
    public var exponentialAverage12: Double?
    /// See `exponentialAverage12`.
    public var exponentialAverage26: Double?
    /// Wilder's relative strength index over 14 sessions, 0 to 100.
    public var relativeStrengthIndex: Double?
    /// Wilder's average true range over 14 sessions, in the instrument's currency.
    public var averageTrueRange: Double?
    /// The lower and the upper Bollinger band: 20 sessions, two standard deviations.
    public var lowerBand: Double?
    /// See `lowerBand`.
    public var upperBand: Double?
    /// The 12-session exponential average less the 26-session one, in the instrument's currency.
    public var convergenceDivergence: Double?
    /// The 9-session exponential average of `convergenceDivergence`.
    public var convergenceDivergenceSignal: Double?
    /// The standard deviation of 20 daily log returns, annualised by √252, as a fraction.
    public var volatility: Double?
    /// How far the price is below `yearHigh`, the highest price of 252 sessions and not the highest close, as a fraction
    /// (-0.2 is 20 % below).
    public var drawdown: Double?
    /// The lowest and the highest price of 252 sessions, today's included.
    public var yearLow: Double?
    /// See `yearLow`.
    public var yearHigh: Double?
    /// Where the price stands between `yearLow` (0) and `yearHigh` (1).
    public var yearPosition: Double?
    /// The first date that `yearLow`, `yearHigh` and `drawdown` speak of where fewer than 52 weeks of bars are known; nil
    /// where they speak of 52 weeks.
    public var rangeSince: CalendarDate?
    /// Whether today's price range made `yearLow` or `yearHigh`, with at least 52 weeks of history.
    public var isAtYearLow = false
    /// See `isAtYearLow`.
    public var isAtYearHigh = false
    /// Today's volume over the mean of 20 sessions times the part of an ordinary day's volume that is done by this time.
    public var volumeRatio: Double?
    /// Slope and correlation of daily returns against the PHLX Semiconductor index over 60 sessions.
    public var beta: Double?
    /// See `beta`.
    public var correlation: Double?
    /// Mean and standard deviation of the daily returns of up to 250 sessions before today's, at least 60, as fractions.
    public var changeMean: Double?
    /// See `changeMean`.
    public var changeDeviation: Double?
    /// The same of the opening gaps.
    public var gapMean: Double?
    /// See `gapMean`.
    public var gapDeviation: Double?
    /// The percentile, 1 to 99, of the weighted returns over 3, 6, 9 and 12 months among all shares.
    public var relativeStrengthRank: Int?

    /// Creates figures of which nothing is known.
    public init() {}

    /// `convergenceDivergence` less its signal.
    public var convergenceDivergenceHistogram: Double? {
        guard let convergenceDivergence, let convergenceDivergenceSignal else { return nil }
        return convergenceDivergence - convergenceDivergenceSignal
    }
}
