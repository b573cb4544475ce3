/// How many numbers there are, their mean and the sum of their squared distances from it.
///
/// The distances are taken from the mean and never from zero, so nothing cancels: relative precision stays near 1e-15
/// for prices of a million as for prices of a cent.
struct Moments: Hashable, Sendable {
    private(set) var count = 0
    private(set) var mean = 0.0
    /// The sum of squared distances from the mean.
    private(set) var spread = 0.0

    /// Of no numbers.
    init() {}

    /// Of some numbers, in two passes; the last one is what the first pass measures from, so that equal numbers have
    /// exactly themselves as their mean and no spread at all.
    init(_ values: some BidirectionalCollection<Double>) {
        guard let anchor = values.last else { return }
        count = values.count
        var sum = 0.0
        for value in values { sum += value - anchor }
        mean = anchor + sum / Double(count)
        for value in values { spread += (value - mean) * (value - mean) }
    }

    /// With one number more (Welford 1962): `M₂ ← M₂ + (x - mean)² · n / (n + 1)`.
    func adding(_ value: Double) -> Moments {
        var result = self
        let distance = value - mean
        result.count += 1
        result.mean += distance / Double(result.count)
        result.spread += distance * distance * Double(count) / Double(result.count)
        return result
    }

    /// The standard deviation of the numbers as a whole population: `√(M₂ / n)`.
    var populationDeviation: Double { count > 0 ? (spread / Double(count)).squareRoot() : 0 }

    /// The standard deviation of the numbers as a sample: `√(M₂ / (n - 1))`.
    var sampleDeviation: Double { count > 1 ? (spread / Double(count - 1)).squareRoot() : 0 }
}
