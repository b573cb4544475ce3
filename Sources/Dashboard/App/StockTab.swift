/// A page of what is known of one stock.
public enum StockTab: String, CaseIterable, Hashable, Sendable {
    /// Prices over time.
    case chart
    /// Valuation, targets, facts.
    case fundamentals
    /// Its flags, exposures and manual risks.
    case risk
    /// Stocks of the same segment.
    case peers
    /// Its lines on other exchanges.
    case parity
    /// Its reports, dividends, listings.
    case events
    /// Its daily bars.
    case prices
    /// What the user wrote about it.
    case notes

    /// The name on screen.
    public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The digit that shows it.
    var digit: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}
