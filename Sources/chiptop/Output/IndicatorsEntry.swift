import Market

/// Technical figures; every key is there, unknown is null.
struct IndicatorsEntry: Encodable {
    let indicators: Indicators

    private enum CodingKeys: String, CodingKey {
        case sma20, sma50, sma200, ema12, ema26, rsi14, atr14, bollingerLower, bollingerUpper, macd, macdSignal
        case macdHistogram, volatility20, drawdown252, yearLow, yearHigh, yearPosition, atYearLow, atYearHigh
        case volumeRatio20, beta60, correlation60, relativeStrengthRank
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let numbers: [(CodingKeys, Double?)] = [
            (.sma20, indicators.simpleAverage20), (.sma50, indicators.simpleAverage50),
            (.sma200, indicators.simpleAverage200), (.ema12, indicators.exponentialAverage12),
            (.ema26, indicators.exponentialAverage26), (.rsi14, indicators.relativeStrengthIndex),
            (.atr14, indicators.averageTrueRange), (.bollingerLower, indicators.lowerBand),
            (.bollingerUpper, indicators.upperBand), (.macd, indicators.convergenceDivergence),
            (.macdSignal, indicators.convergenceDivergenceSignal),
            (.macdHistogram, indicators.convergenceDivergenceHistogram), (.volatility20, indicators.volatility),
            (.drawdown252, indicators.drawdown), (.yearLow, indicators.yearLow), (.yearHigh, indicators.yearHigh),
            (.yearPosition, indicators.yearPosition), (.volumeRatio20, indicators.volumeRatio),
            (.beta60, indicators.beta), (.correlation60, indicators.correlation),
        ]
        for (key, value) in numbers { try container.encode(value, forKey: key) }
        try container.encode(indicators.isAtYearLow, forKey: .atYearLow)
        try container.encode(indicators.isAtYearHigh, forKey: .atYearHigh)
        try container.encode(indicators.relativeStrengthRank, forKey: .relativeStrengthRank)
    }
}
