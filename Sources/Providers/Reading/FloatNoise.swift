/// Prices that went through single precision on their way.
enum FloatNoise {
    /// The price that was meant: the shortest decimal that single precision keeps apart from its neighbours.
    ///
    /// Yahoo keeps prices in single precision and prints them in double: 98.1 becomes 98.0999984741211 and 46539.14
    /// becomes 46539.140625. A number that is a single to eleven digits is given back as its shortest decimal, which recovers up to seven digits and, unlike rounding to the instrument's usual decimals, keeps prices
    /// off the tick, such as those of before a split (910.88 / 40 = 22.772). Any other number was a double all along;
    /// only the noise of arithmetic behind the hundred-millionth is rounded off it.
    ///
    /// - Parameter hint: decimals that the source shows, where it says; rounding begins six behind them.
    static func removed(from value: Double, hint: Int? = nil) -> Double {
        guard value.isFinite, value != 0 else { return value }
        let single = Float(value)
        if single.isFinite, abs(Double(single) - value) <= value.magnitude * 1e-11 {
            return Double("\(single)") ?? value
        }
        return rounded(value, decimals: min(max(hint ?? 2, 2), 6) + 6)
    }

    private static func rounded(_ value: Double, decimals: Int) -> Double {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = value * scale
        // Above 2^53 a double has no decimals left to round.
        guard scaled.magnitude < 9_007_199_254_740_992 else { return value }
        return scaled.rounded() / scale
    }
}
