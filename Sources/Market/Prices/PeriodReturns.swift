/// Returns over every period as fractions (0.012 is +1.2 %); nil where a price or a rate is missing.
public struct PeriodReturns: Hashable, Sendable {
    /// Since the close of the session before.
    public var day: Double?
    /// Over a week.
    public var week: Double?
    /// Over a month.
    public var month: Double?
    /// Over three months.
    public var threeMonths: Double?
    /// Since the last close of the year before.
    public var yearToDate: Double?
    /// Over a year.
    public var year: Double?
    /// Since the listing.
    public var sinceListing: Double?

    /// Creates returns; what is left out is unknown.
    public init(
        day: Double? = nil, week: Double? = nil, month: Double? = nil, threeMonths: Double? = nil,
        yearToDate: Double? = nil, year: Double? = nil, sinceListing: Double? = nil
    ) {
        self.day = day
        self.week = week
        self.month = month
        self.threeMonths = threeMonths
        self.yearToDate = yearToDate
        self.year = year
        self.sinceListing = sinceListing
    }

    /// The return over one period.
    public subscript(period: Period) -> Double? {
        get {
            switch period {
            case .day: day
            case .week: week
            case .month: month
            case .threeMonths: threeMonths
            case .yearToDate: yearToDate
            case .year: year
            case .sinceListing: sinceListing
            }
        }
        set {
            switch period {
            case .day: day = newValue
            case .week: week = newValue
            case .month: month = newValue
            case .threeMonths: threeMonths = newValue
            case .yearToDate: yearToDate = newValue
            case .year: year = newValue
            case .sinceListing: sinceListing = newValue
            }
        }
    }
}
