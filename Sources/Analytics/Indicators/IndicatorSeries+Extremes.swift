public import Market

extension IndicatorSeries {
    /// How far each close is below the highest price of the window, as a fraction: `close / highest - 1`. Near the
    /// beginning the window is as long as there are bars.
    public static func drawdown(_ bars: [DailyBar], window: Int = sessionsPerYear) -> [Double?] {
        zip(bars, highest(bars, window: window)).map { bar, highest in
            highest.flatMap { $0 > 0 ? bar.close / $0 - 1 : nil }
        }
    }

    /// The highest price of the window's sessions, in the instrument's currency. Near the beginning the window is as
    /// long as there are bars.
    public static func highest(_ bars: [DailyBar], window: Int = sessionsPerYear) -> [Double?] {
        growingWindows(bars.map(\.reachedHigh), window) { $0.max() }
    }

    /// The lowest price of the window's sessions, likewise.
    public static func lowest(_ bars: [DailyBar], window: Int = sessionsPerYear) -> [Double?] {
        growingWindows(bars.map(\.reachedLow), window) { $0.min() }
    }

    /// Where each close stands between the window's lowest price (0) and its highest (1); nil where they are the same.
    public static func rangePosition(_ bars: [DailyBar], window: Int = sessionsPerYear) -> [Double?] {
        zip(bars, zip(lowest(bars, window: window), highest(bars, window: window))).map { bar, range in
            guard let low = range.0, let high = range.1, high > low else { return nil }
            return (bar.close - low) / (high - low)
        }
    }

    /// Each session's volume over the mean volume of the window's sessions before it.
    ///
    /// Sessions of unknown volume are left out; half the window has to be known, and some of it above zero.
    public static func volumeRatio(_ bars: [DailyBar], window: Int = 20) -> [Double?] {
        bars.indices.map { index in
            guard let volume = bars[index].volume, window > 0,
                let mean = meanVolume(bars[max(0, index - window)..<index], window: window)
            else { return nil }
            return volume / mean
        }
    }

    /// The mean of the known volumes; nil where fewer than half a window is known, or nothing was traded.
    static func meanVolume(_ bars: ArraySlice<DailyBar>, window: Int) -> Double? {
        var sum = 0.0
        var count = 0
        for bar in bars {
            guard let volume = bar.volume, volume >= 0 else { continue }
            sum += volume
            count += 1
        }
        return count * 2 >= window && sum > 0 ? sum / Double(count) : nil
    }
}
