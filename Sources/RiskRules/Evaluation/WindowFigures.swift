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

    private static func all(_ bars: [DailyBar], _ state: InstrumentState) -> [DailyBar] {
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
