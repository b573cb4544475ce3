/// A change in the number of shares.
public struct Split: Hashable, Sendable {
    /// The first session with the new shares.
    public var date: CalendarDate
    /// New shares for one old: 4 for a four-for-one split, 0.1 where ten become one.
    public var ratio: Double

    /// Creates a split.
    public init(date: CalendarDate, ratio: Double) {
        self.date = date
        self.ratio = ratio
    }
}

/// Money that a share paid out.
public struct Dividend: Hashable, Sendable {
    /// The first session in which a buyer no longer got it.
    public var exDate: CalendarDate
    /// How much for one share, in the instrument's currency, adjusted for splits like the closes.
    public var amount: Double

    /// Creates a dividend.
    public init(exDate: CalendarDate, amount: Double) {
        self.exDate = exDate
        self.amount = amount
    }
}
