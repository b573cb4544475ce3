import Market

extension Period {
    /// What headings and messages call it: `label` with abbreviations in capitals.
    var title: String {
        switch self {
        case .yearToDate: "YTD"
        case .sinceListing: "IPO"
        case .day, .week, .month, .threeMonths, .year: label
        }
    }
}
