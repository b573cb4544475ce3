/// Numbers in titles that are kept: the same for every reader, whatever form of numbers the dashboard draws in.
enum NumberWords {
    /// The shortest form, whole numbers without a point.
    static func plain(_ value: Double) -> String {
        guard value == value.rounded(), abs(value) < 1e15 else { return "\(value)" }
        return "\(Int64(value))"
    }
}
