public import Market

/// The closes that a share's relative strength counts from, so that a new price costs four divisions.
///
/// `score = 0.4 · r₃ + 0.2 · (r₆ + r₉ + r₁₂)`, the returns against the closes 63, 126, 189 and 252 sessions before; the
/// last quarter counts double, after the ranking that Investor's Business Daily describes. The three months have to be
/// known; longer returns that are not leave their weight to the rest.
public struct RelativeStrengthScore: Hashable, Sendable {
    private let threeMonths: Double?
    private let sixMonths: Double?
    private let nineMonths: Double?
    private let year: Double?

    /// Takes the closes of the sessions before today, oldest first.
    public init(_ bars: ArraySlice<DailyBar>) {
        func close(_ sessions: Int) -> Double? {
            bars.count >= sessions ? bars[bars.endIndex - sessions].close : nil
        }
        (threeMonths, sixMonths) = (close(63), close(126))
        (nineMonths, year) = (close(189), close(252))
    }

    /// The weighted return of a price, as a fraction; nil with fewer than 63 sessions before it.
    public func score(of price: Double) -> Double? {
        guard let threeMonths, let quarter = Returns.simple(price, against: threeMonths) else { return nil }
        var sum = 0.4 * quarter
        var weight = 0.4
        func add(_ close: Double?) {
            guard let close, let value = Returns.simple(price, against: close) else { return }
            sum += 0.2 * value
            weight += 0.2
        }
        add(sixMonths)
        add(nineMonths)
        add(year)
        return sum / weight
    }
}
