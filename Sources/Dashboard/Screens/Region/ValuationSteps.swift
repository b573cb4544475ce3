import Market

/// Values that hold until the next one is known.
enum ValuationSteps {
    /// One value for each day from the first date to the last.
    static func daily(_ values: [DatedValue]) -> [Double] {
        guard let first = values.first, let last = values.last else { return [] }
        var result: [Double] = []
        var next = 0
        for day in first.date.daysSince1970...max(first.date.daysSince1970, last.date.daysSince1970) {
            while next + 1 < values.count, values[next + 1].date.daysSince1970 <= day { next += 1 }
            result.append(values[next].value)
        }
        return result
    }
}
