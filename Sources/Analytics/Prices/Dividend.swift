public import Market

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
