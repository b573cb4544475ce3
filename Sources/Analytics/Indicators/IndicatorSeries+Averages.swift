/// The bands that Bollinger draws around an average.
public struct BollingerBands: Hashable, Sendable {
    /// The average less the deviations, in the unit of the values.
    public let lower: [Double?]
    /// The average, likewise.
    public let middle: [Double?]
    /// The average and the deviations, likewise.
    public let upper: [Double?]
}

/// Appel's moving average convergence and divergence, in the unit of the values.
public struct ConvergenceDivergence: Hashable, Sendable {
    /// The quick average less the slow one.
    public let line: [Double?]
    /// The average of the line.
    public let signal: [Double?]

    /// The line less its signal.
    public var histogram: [Double?] {
        zip(line, signal).map { line, signal in
            guard let line, let signal else { return nil }
            return line - signal
        }
    }
}

extension IndicatorSeries {
    /// The simple moving average, in the unit of the values: the mean of the window.
    public static func simpleAverage(_ values: [Double], window: Int) -> [Double?] {
        windows(values, window) { Moments($0).mean }
    }

    /// The exponential moving average, in the unit of the values: `e ← e + 2 / (n + 1) · (x - e)`, beginning with the
    /// simple average of the first window.
    public static func exponentialAverage(_ values: [Double], window: Int) -> [Double?] {
        guard window > 0 else { return values.map { _ in nil } }
        var average = SmoothedAverage.exponential(window)
        return values.map { average.advance($0) }
    }

    /// The Bollinger bands, in the unit of the values: the simple average and so many standard deviations below and
    /// above it. The deviation is the population's (divided by n), as in Bollinger on Bollinger Bands, 2001.
    public static func bollingerBands(_ values: [Double], window: Int = 20, deviations: Double = 2) -> BollingerBands {
        let moments: [Moments?] = values.indices.map { index in
            window > 0 && index + 1 >= window ? Moments(values[(index + 1 - window)...index]) : nil
        }
        return BollingerBands(
            lower: moments.map { $0.map { $0.mean - deviations * $0.populationDeviation } },
            middle: moments.map { $0?.mean },
            upper: moments.map { $0.map { $0.mean + deviations * $0.populationDeviation } })
    }

    /// The moving average convergence and divergence: the quick exponential average less the slow one, and the
    /// exponential average of that. Each begins with the simple average of its own first window, so the line is known
    /// from the 26th value and the signal from the 34th.
    public static func convergenceDivergence(
        _ values: [Double], quick: Int = 12, slow: Int = 26, signal: Int = 9
    ) -> ConvergenceDivergence {
        let line = zip(exponentialAverage(values, window: quick), exponentialAverage(values, window: slow))
            .map { quick, slow -> Double? in
                guard let quick, let slow else { return nil }
                return quick - slow
            }
        guard signal > 0 else { return ConvergenceDivergence(line: line, signal: line.map { _ in nil }) }
        var average = SmoothedAverage.exponential(signal)
        return ConvergenceDivergence(line: line, signal: line.map { value in value.flatMap { average.advance($0) } })
    }
}
