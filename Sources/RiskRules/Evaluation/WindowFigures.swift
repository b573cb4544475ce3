import Analytics
import Market

/// Technical figures over windows that the usual indicators do not have, worked out of bars.
enum WindowFigures {
    /// The closes with the latest price at their end.
    static func closes(_ bars: [DailyBar], _ state: InstrumentState) -> [DatedClose] {
        all(bars, state).map { DatedClose(date: $0.date, close: $0.close) }
    }

    static func value(
        _ figure: WindowFigure, _ window: Int, _ bars: [DailyBar], _ state: InstrumentState
    ) -> Double? {
        let bars = all(bars, state)
        let closes = bars.map(\.close)
        switch figure {
        case .simpleAverage:
            return IndicatorSeries.simpleAverage(closes.suffix(window).asArray, window: window).last ?? nil
        case .exponentialAverage: return IndicatorSeries.exponentialAverage(closes, window: window).last ?? nil
        case .strengthIndex: return IndicatorSeries.relativeStrengthIndex(closes, window: window).last ?? nil
        case .volatility:
            return IndicatorSeries.volatility(closes.suffix(window + 1).asArray, window: window).last ?? nil
        case .drawdown:
            guard bars.count >= window, let close = closes.last,
                let highest = bars.suffix(window).map(\.highestKnown).max(), highest > 0
            else { return nil }
            return close / highest - 1
        case .highest: return bars.count >= window ? bars.suffix(window).map(\.highestKnown).max() : nil
        case .lowest: return bars.count >= window ? bars.suffix(window).map(\.lowestKnown).min() : nil
        case .change:
            guard closes.count > window, let last = closes.last else { return nil }
            return Returns.simple(last, against: closes[closes.count - 1 - window])
        case .volumeRatio:
            guard let ratio = IndicatorSeries.volumeRatio(bars.suffix(window + 1).asArray, window: window).last ?? nil,
                let share = state.volumeShare, share >= 0.02
            else { return nil }
            return ratio / share
        }
    }

    /// Sessions before today's that a level and its crossing need.
    static func sessions(_ level: CrossedLevel, _ window: Int) -> Int {
        switch level {
        case .ema: WindowFigure.exponentialAverage.sessions(for: window)
        case .sma, .highest, .lowest: window + 1
        }
    }

    /// Whether the price went through a level: today's is beyond today's level, the last close was not beyond its own.
    ///
    /// An average includes the price it is compared with; a highest and a lowest price are those of the sessions before.
    static func crossed(
        _ level: CrossedLevel, _ window: Int, isUpward: Bool, _ bars: [DailyBar], _ state: InstrumentState
    ) -> Bool? {
        let bars = all(bars, state)
        guard let now = side(level, window, bars), let before = side(level, window, bars.dropLast().asArray) else {
            return nil
        }
        return isUpward ? now > 0 && before <= 0 : now < 0 && before >= 0
    }

    /// How far the last close of some bars is above a level.
    private static func side(_ level: CrossedLevel, _ window: Int, _ bars: [DailyBar]) -> Double? {
        guard let close = bars.last?.close, bars.count > window else { return nil }
        let closes = bars.map(\.close)
        let earlier = bars.dropLast().suffix(window)
        let value: Double? =
            switch level {
            case .sma: IndicatorSeries.simpleAverage(closes.suffix(window).asArray, window: window).last ?? nil
            case .ema: IndicatorSeries.exponentialAverage(closes, window: window).last ?? nil
            case .highest: earlier.map(\.highestKnown).max()
            case .lowest: earlier.map(\.lowestKnown).min()
            }
        return value.map { close - $0 }
    }

    static func all(_ bars: [DailyBar], _ state: InstrumentState) -> [DailyBar] {
        let usable = bars.filter { $0.close > 0 && $0.close.isFinite }
        guard let price = state.price, let date = state.sessionDate, price > 0, price.isFinite else { return usable }
        let session = state.session
        return usable.filter { $0.date < date } + [
            DailyBar(
                date: date, open: session.open, high: session.high, low: session.low, close: price,
                volume: session.volume)
        ]
    }
}

extension ArraySlice {
    fileprivate var asArray: [Element] { Array(self) }
}

extension DailyBar {
    fileprivate var highestKnown: Double { max(high ?? close, open ?? close, close) }
    fileprivate var lowestKnown: Double { min(low ?? close, open ?? close, close) }
}
