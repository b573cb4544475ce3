/// Shares that the user bought at one price, or sold short where the quantity is negative.
public struct Lot: Hashable, Sendable {
    /// How many; never zero.
    public var quantity: Double
    /// What one cost, in `currency`.
    public var price: Double
    /// What was paid in; nil: the instrument's own.
    public var currency: Currency?
    /// When; nil if unknown.
    public var date: CalendarDate?
    /// Units of `currency` that one unit of the list's currency bought then; nil: the rate of the date.
    public var rate: Double?

    /// Creates a lot.
    public init(
        quantity: Double, price: Double, currency: Currency? = nil, date: CalendarDate? = nil, rate: Double? = nil
    ) {
        self.quantity = quantity
        self.price = price
        self.currency = currency
        self.date = date
        self.rate = rate
    }
}
