/// Exponential and logarithm from additions, multiplications and divisions alone.
///
/// C libraries differ in the last bit from version to version and from processor to processor; the sample market has
/// to come out the same everywhere. Right to about 1e-15, which is all it needs.
enum PortableMath {
    private static let ln2 = 0.693_147_180_559_945_3

    /// e to the power of a number between -700 and 700.
    static func exp(_ x: Double) -> Double {
        let power = (x / ln2).rounded()
        let rest = x - power * ln2
        var (sum, term) = (1.0, 1.0)
        for count in 1...14 {
            term *= rest / Double(count)
            sum += term
        }
        return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
    }

    /// The natural logarithm of a number above zero.
    static func log(_ x: Double) -> Double {
        var exponent = Double(x.exponent)
        var significand = x.significand
        if significand > 1.5 {
            significand /= 2
            exponent += 1
        }
        // log m = 2 artanh((m - 1) / (m + 1)); with m in 0.75...1.5 the argument is at most 0.2.
        let argument = (significand - 1) / (significand + 1)
        let square = argument * argument
        var sum = 0.0
        for odd in stride(from: 25, through: 1, by: -2) { sum = sum * square + 1 / Double(odd) }
        return exponent * ln2 + 2 * argument * sum
    }
}
