import Market

extension FunctionTable {
    /// Figures of windows; the usual windows come from the indicators, others are worked out of the bars.
    static let technical: [RuleFunction] = averages + range + movement + own

    private static let window = Parameter(.window(2...250))
    private static let optionalWindow = Parameter(.window(2...250), optional: true)

    private static let averages: [RuleFunction] = [
        RuleFunction("sma", [window], .price, "The mean of the last closes, today's price included.") {
            switch $0.window(or: 20) {
            case 20: .own(InstrumentFigure.average20.rawValue)
            case 50: .own(InstrumentFigure.average50.rawValue)
            case 200: .own(InstrumentFigure.average200.rawValue)
            case let window: .probe(.window(.simpleAverage, window))
            }
        },
        RuleFunction("ema", [window], .price, "The exponential average of the closes.") {
            switch $0.window(or: 12) {
            case 12: .own(InstrumentFigure.exponential12.rawValue)
            case 26: .own(InstrumentFigure.exponential26.rawValue)
            case let window: .probe(.window(.exponentialAverage, window))
            }
        },
        usual("rsi", 14, .strengthIndex, .strengthIndex, .number, "Wilder's relative strength index, 0 to 100."),
        RuleFunction("atr", .trueRange, .price, "Wilder's average true range over 14 sessions."),
        RuleFunction("bollinger.lower", .lowerBand, .price, "The lower Bollinger band (20 sessions, 2 deviations)."),
        RuleFunction("bollinger.upper", .upperBand, .price, "The upper Bollinger band."),
        RuleFunction("macd", .convergence, .price, "The 12-session exponential average less the 26-session one."),
        RuleFunction("macd.signal", .convergenceSignal, .price, "The 9-session average of `macd`."),
    ]

    private static let range: [RuleFunction] = [
        usual(
            "volatility", 20, .volatility, .volatility, .percent,
            "The deviation of daily log returns, annualised."),
        usual(
            "drawdown", 252, .drawdown, .drawdown, .percent,
            "How far the price is below the highest price; -20% is a fifth below."),
        usual(
            "volume_ratio", 20, .volumeRatio, .volumeRatio, .ratio,
            "Relative volume: today's volume over the usual volume by this time of day."),
        usual("highest", 252, .yearHigh, .highest, .price, "The highest price of the window."),
        usual("lowest", 252, .yearLow, .lowest, .price, "The lowest price of the window."),
        RuleFunction("high_52w", .yearHigh, .price, "The highest price of 252 sessions."),
        RuleFunction("low_52w", .yearLow, .price, "The lowest price of 252 sessions."),
        RuleFunction("range_52w", .yearPosition, .percent, "Where the price stands between those two, 0 to 100%."),
        RuleFunction("at_high_52w", .isAtYearHigh, .boolean, "Whether today made the highest price."),
        RuleFunction("at_low_52w", .isAtYearLow, .boolean, "Whether today made the lowest price."),
        RuleFunction("change_over", [window], .percent, "The return over so many sessions.") {
            .probe(.window(.change, $0.window(or: 20)))
        },
    ]

    private static let own: [RuleFunction] = [
        RuleFunction(
            "zscore", [Parameter(.ownFigure), optionalHistory], .number,
            "How many standard deviations today's value is from the mean of the sessions before (250 unless said "
                + "otherwise, at least 60 known): `change`, `move` (without its sign), `gap`, `volume` or `close`."
        ) { arguments in
            let window = arguments.window(or: 250)
            switch arguments.ownFigure {
            case .change where window == 250: return .own(InstrumentFigure.changeScore.rawValue)
            case .gap where window == 250: return .own(InstrumentFigure.gapScore.rawValue)
            case .change, .move, .gap, .volume, .close: return .probe(.ownScore(arguments.ownFigure, window))
            }
        },
        RuleFunction(
            "percentile_of", [Parameter(.ownFigure), optionalHistory], .percent,
            "The share of the sessions before that today's value is not below, of the same figures."
        ) { .probe(.ownPercentile($0.ownFigure, $0.window(or: 250))) },
        RuleFunction(
            "crossed_above", [Parameter(.level), window], .boolean,
            "Whether the price rose through a level since the session before: `sma`, `ema`, `highest` or `lowest`."
        ) { .probe(.crossed($0.level, $0.window(or: 200), isUpward: true)) },
        RuleFunction(
            "crossed_below", [Parameter(.level), window], .boolean, "Whether the price fell through a level likewise."
        ) { .probe(.crossed($0.level, $0.window(or: 200), isUpward: false)) },
        RuleFunction(
            "region_rank", [Parameter(.period)], .percent,
            "The share of its region's stocks that its return over a period is not below; 100% is the best."
        ) { .probe(.regionRank($0.period)) },
    ]

    private static let optionalHistory = Parameter(.window(60...250), optional: true)

    private static let movement: [RuleFunction] = [
        RuleFunction(
            "beta", [Parameter(.symbol, optional: true), optionalWindow], .number,
            "The slope of daily returns against another symbol's (^SOX, 60 sessions)."
        ) { movement(.beta, .beta, $0) },
        RuleFunction(
            "correlation", [Parameter(.symbol, optional: true), optionalWindow], .number,
            "The correlation of daily returns with another symbol's (^SOX, 60 sessions)."
        ) { movement(.correlation, .correlation, $0) },
        RuleFunction(
            "rs_rank", .strengthRank, .number, "RS rank: the percentile of relative strength among all stocks, 1 to 99."
        ),
    ]

    private static func movement(_ figure: InstrumentFigure, _ movement: Movement, _ arguments: [Argument]) -> Operation
    {
        let symbol = arguments.symbols.first ?? "^SOX"
        let window = arguments.window(or: 60)
        if symbol == "^SOX", window == 60 { return .own(figure.rawValue) }
        return .probe(.movement(movement, against: symbol, window: window))
    }

    private static func usual(
        _ name: String, _ sessions: Int, _ figure: InstrumentFigure, _ other: WindowFigure, _ result: ValueType,
        _ summary: String
    ) -> RuleFunction {
        RuleFunction(
            name, [Parameter(.window(2...252), optional: true)], result,
            "\(summary.dropLast()) (\(sessions) sessions unless said otherwise)."
        ) {
            let window = $0.window(or: sessions)
            return window == sessions ? .own(figure.rawValue) : .probe(.window(other, window))
        }
    }
}
