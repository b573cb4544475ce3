/// Returns over every period as fractions (0.012 is +1.2 %); nil where a price or a rate is missing.
public struct PeriodReturns: Hashable, Sendable {
    /// Since the close of the session before.
    public var day: Double?
    /// Over a week.
    public var week: Double?
    /// Over a month.
    public var month: Double?
    /// Since the last close of the year before.
    public var yearToDate: Double?
    /// Over a year.
    public var year: Double?

    /// Creates returns; what is left out is unknown.
    public init(
        day: Double? = nil, week: Double? = nil, month: Double? = nil, yearToDate: Double? = nil, year: Double? = nil
    ) {
        self.day = day
        self.week = week
        self.month = month
        self.yearToDate = yearToDate
        self.year = year
    }

    /// The return over one period.
    public subscript(period: Period) -> Double? {
        get {
            switch period {
            case .day: day
            case .week: week
            case .month: month
            case .yearToDate: yearToDate
            case .year: year
            }
        }
        set {
            switch period {
            case .day: day = newValue
            case .week: week = newValue
            case .month: month = newValue
            case .yearToDate: yearToDate = newValue
            case .year: year = newValue
            }
        }
    }
}
