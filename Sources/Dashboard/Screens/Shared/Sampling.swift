/// Fewer values of a series, evenly spread, its first and last one among them.
enum Sampling {
    static func evenly(_ values: [Double], count: Int) -> [Double] {
        guard count > 1, values.count > count else { return values }
        return (0..<count).map { values[$0 * (values.count - 1) / (count - 1)] }
    }
}
