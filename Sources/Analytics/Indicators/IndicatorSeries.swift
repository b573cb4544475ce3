/// Technical figures of whole series, for charts and rules: each function answers with one value for every value it is
/// given, nil where too few came before.
///
/// Windows count sessions and end with the session they stand at. Values have to be finite. `IndicatorBase` gives the
/// last value of the usual ones at no cost that grows with the series.
public enum IndicatorSeries {
    /// Trading sessions of a year, by which volatility is annualised and years are counted.
    public static let sessionsPerYear = 252

    /// One value for each window that is full: `figure` is given the window that ends at each place.
    static func windows<Element>(
        _ values: [Element], _ window: Int, _ figure: (ArraySlice<Element>) -> Double?
    ) -> [Double?] {
        values.indices.map { index in
            window > 0 && index + 1 >= window ? figure(values[(index + 1 - window)...index]) : nil
        }
    }

    /// One value for each place from the first on: as much of the window as there is.
    static func growingWindows<Element>(
        _ values: [Element], _ window: Int, _ figure: (ArraySlice<Element>) -> Double?
    ) -> [Double?] {
        values.indices.map { index in
            window > 0 ? figure(values[max(0, index + 1 - window)...index]) : nil
        }
    }
}
