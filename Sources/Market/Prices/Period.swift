/// A span that a return is counted over, always up to the latest price.
public enum Period: String, CaseIterable, Hashable, Sendable {
    /// Against the close of the session before.
    case day
    /// Against the last close at least seven days before the price's own date.
    case week
    /// Against the last close on or before the same day of the month before.
    case month
    /// Against the last close on or before the same day three months before.
    case threeMonths = "3m"
    /// Against the last close of the year before.
    case yearToDate = "ytd"
    /// Against the last close on or before the same day of the year before.
    case year
    /// Against the price at which the share was offered, or its first close.
    case sinceListing = "ipo"

    /// What a column is headed with.
    public var label: String {
        switch self {
        case .day: "day"
        case .week: "1w"
        case .month: "1m"
        case .threeMonths: "3m"
        case .yearToDate: "ytd"
        case .year: "1y"
        case .sinceListing: "ipo"
        }
    }

    /// Its place among all, from zero; for tables that are kept by period.
    public var position: Int {
        switch self {
        case .day: 0
        case .week: 1
        case .month: 2
        case .threeMonths: 3
        case .yearToDate: 4
        case .year: 5
        case .sinceListing: 6
        }
    }

    /// The period after this one, back to the first after the last.
    public var next: Period {
        let all = Period.allCases
        let index = all.firstIndex(of: self) ?? 0
        return all[(index + 1) % all.count]
    }
}

/// The currency that returns are shown in.
public enum ReturnCurrency: String, CaseIterable, Hashable, Sendable {
    /// Each instrument's own.
    case local
    /// US dollars.
    case usd

    /// The other one.
    public var other: ReturnCurrency { self == .local ? .usd : .local }
}
