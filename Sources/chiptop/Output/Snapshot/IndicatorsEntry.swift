import Market

/// Technical figures, each named with its window.
struct IndicatorsEntry: Encodable {
    @OrNull var sma20: Double?
    @OrNull var sma50: Double?
    @OrNull var sma200: Double?
    @OrNull var ema12: Double?
    @OrNull var ema26: Double?
    @OrNull var rsi14: Double?
    @OrNull var atr14: Double?
    @OrNull var bollingerLower: Double?
    @OrNull var bollingerUpper: Double?
    @OrNull var macd: Double?
    @OrNull var macdSignal: Double?
    @OrNull var macdHistogram: Double?
    @OrNull var volatility20: Double?
    @OrNull var drawdown252: Double?
    /// The first date of the range where less than 52 weeks of bars are known.
    @OrNull var rangeSince: String?
    @OrNull var yearLow: Double?
    @OrNull var yearHigh: Double?
    @OrNull var yearPosition: Double?
    let atYearLow: Bool
    let atYearHigh: Bool
    @OrNull var volumeRatio20: Double?
    @OrNull var beta60: Double?
    @OrNull var correlation60: Double?
    @OrNull var relativeStrengthRank: Int?

    init(indicators: Indicators) {
        atYearLow = indicators.isAtYearLow
        atYearHigh = indicators.isAtYearHigh
        sma20 = indicators.simpleAverage20
        sma50 = indicators.simpleAverage50
        sma200 = indicators.simpleAverage200
        ema12 = indicators.exponentialAverage12
        ema26 = indicators.exponentialAverage26
        rsi14 = indicators.relativeStrengthIndex
        atr14 = indicators.averageTrueRange
        bollingerLower = indicators.lowerBand
        bollingerUpper = indicators.upperBand
        macd = indicators.convergenceDivergence
        macdSignal = indicators.convergenceDivergenceSignal
        macdHistogram = indicators.convergenceDivergenceHistogram
        volatility20 = indicators.volatility
        drawdown252 = indicators.drawdown
        rangeSince = indicators.rangeSince?.description
        yearLow = indicators.yearLow
        yearHigh = indicators.yearHigh
        yearPosition = indicators.yearPosition
        volumeRatio20 = indicators.volumeRatio
        beta60 = indicators.beta
        correlation60 = indicators.correlation
        relativeStrengthRank = indicators.relativeStrengthRank
    }
}
