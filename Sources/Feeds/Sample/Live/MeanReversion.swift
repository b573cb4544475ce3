/// A walk that is pulled back to zero (Ornstein and Uhlenbeck's process, stepped exactly), of deviation 1 in the long
/// run.
struct MeanReversion: Sendable {
    /// Milliseconds in which the pull takes a deviation to 1/e.
    static let time = 40.0 * 60_000

    private(set) var value = 0.0

    /// Lets time pass.
    mutating func advance(milliseconds: Int64, random: inout SeededRandom) {
        guard milliseconds > 0 else { return }
        let kept = PortableMath.exp(-min(500, Double(milliseconds) / MeanReversion.time))
        value = kept * value + (1 - kept * kept).squareRoot() * random.gaussian()
    }

    /// A number bent into -1...1, nearly itself where it is small.
    static func bounded(_ value: Double) -> Double { value / (1 + value * value).squareRoot() }
}
