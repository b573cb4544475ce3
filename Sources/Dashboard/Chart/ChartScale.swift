import Analytics

/// Which height a value has: equal heights are equal differences, or equal ratios.
struct ChartScale: Hashable, Sendable {
    /// What the bottom stands for.
    let low: Double
    /// What the top stands for.
    let high: Double
    let isLogarithmic: Bool

    /// - Parameter isLogarithmic: left aside where a value is not above zero.
    init(low: Double, high: Double, isLogarithmic: Bool = false) {
        let margin = high > low ? 0 : max(abs(high) * 0.01, 0.001)
        self.low = low - margin
        self.high = high + margin
        self.isLogarithmic = isLogarithmic && low - margin > 0
    }

    /// The height of a value: 0 at the bottom, 1 at the top.
    func share(of value: Double) -> Double {
        guard isLogarithmic, value > 0 else { return (value - low) / (high - low) }
        return Logarithm.natural(value / low) / Logarithm.natural(high / low)
    }

    /// The step of so many that a value falls on, 0 at the bottom; the lowest and the highest value fall on the first
    /// and the last. Nil outside.
    func level(of value: Double, in count: Int) -> Int? {
        let share = share(of: value)
        guard count > 0, share >= -1e-9, share <= 1 + 1e-9 else { return nil }
        return Int((share * Double(count - 1)).rounded())
    }

    /// The same, values outside moved to the edge.
    func clampedLevel(of value: Double, in count: Int) -> Int {
        let level = (share(of: value) * Double(count - 1)).rounded()
        return Int(min(max(level, 0), Double(max(0, count - 1))))
    }

    /// The row of a value, counted from the top of so many rows of two halves.
    func row(of value: Double, height: Int) -> Int? {
        level(of: value, in: height * 2).map { height - 1 - $0 / 2 }
    }

    /// Round values within the range, about so many.
    func ticks(about count: Int) -> [Double] {
        let count = max(1, count)
        guard high > low, (high - low).isFinite else { return [] }
        if isLogarithmic, high / low >= 4 { return ratioTicks(about: count) }
        let step = ChartScale.roundStep((high - low) / Double(count))
        var tick = (low / step - 1e-9).rounded(.up) * step
        var result: [Double] = []
        while tick <= high + step * 1e-9, result.count < 100 {
            result.append(tick)
            tick += step
        }
        return result
    }

    /// 1, 2 and 5 in every power of ten, or 1 alone.
    private func ratioTicks(about count: Int) -> [Double] {
        var power = 1.0
        while power > low { power /= 10 }
        while power * 10 <= low { power *= 10 }
        var all: [Double] = []
        while power <= high {
            all += [1, 1.5, 2, 3, 5, 7].map { $0 * power }
            power *= 10
        }
        let inside = all.filter { $0 >= low && $0 <= high }
        guard inside.count > count * 3 / 2 else { return inside }
        let leads = ChartScale.leads(inside)
        return leads.count > 1 ? leads : inside
    }

    private static func leads(_ values: [Double]) -> [Double] {
        values.filter { value in
            var lead = value
            while lead >= 9.99 { lead /= 10 }
            while lead < 0.999 { lead *= 10 }
            return abs(lead - 1) < 0.01 || abs(lead - 2) < 0.01 || abs(lead - 5) < 0.01
        }
    }

    /// The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below a value.
    static func roundStep(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 1 }
        var power = 1.0
        while power > value { power /= 10 }
        while power * 10 <= value { power *= 10 }
        for factor in [1, 2, 2.5, 5] where factor * power >= value * (1 - 1e-9) { return factor * power }
        return power * 10
    }
}
