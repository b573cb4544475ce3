/// How the two lines of a pair stand to each other at one moment.
public struct ParityState: Hashable, Sendable {
    /// One line's latest price.
    public struct Leg: Hashable, Sendable {
        /// The price, in `currency`.
        public var price: Double
        /// What it is in.
        public var currency: Currency
        /// When it was made.
        public var time: Instant
        /// Units of `currency` that one US dollar buys.
        public var rate: Double
        /// The date of that rate; nil for the dollar.
        public var rateDate: CalendarDate?

        /// Creates a leg.
        public init(price: Double, currency: Currency, time: Instant, rate: Double, rateDate: CalendarDate?) {
            self.price = price
            self.currency = currency
            self.time = time
            self.rate = rate
            self.rateDate = rateDate
        }
    }

    /// Why a premium says nothing about an opportunity.
    public enum Concern: Hashable, Sendable {
        /// The ADR's price is older than it should be.
        case foreignStale
        /// The local listing's price is older than it should be.
        case homeStale
        /// One exchange was closed on the date of the other's price: the prices are of different sessions.
        case differentSessions
        /// A rate is older than the price it converts.
        case rateOld
        /// A price or a rate is missing.
        case missing
    }

    /// Which pair.
    public var pair: ParityPair
    /// The foreign listing; nil where its price or rate is missing.
    public var foreign: Leg?
    /// The local listing, likewise.
    public var home: Leg?
    /// What one home share would cost if it cost what the foreign listing costs, in the local listing's currency.
    public var impliedHomePrice: Double?
    /// `foreign in dollars / (ratio · home in dollars) - 1`, as a fraction.
    public var premium: Double?
    /// Where `premium` stands among the premiums of the last year's common sessions, 0 to 1.
    public var percentile: Double?
    /// The premium at each common session of the last year, oldest first.
    public var history: [DatedValue]
    /// What is to be held against the premium; empty where nothing is.
    public var concerns: [Concern]

    /// Whose price or rate is missing: the instrument's or the rate's symbol.
    public var missing: [Symbol] = []

    /// Creates the state of a pair of which nothing is known yet.
    public init(pair: ParityPair) {
        self.pair = pair
        history = []
        concerns = [.missing]
    }
}

/// A number with the date it belongs to.
public struct DatedValue: Hashable, Sendable {
    /// The date.
    public var date: CalendarDate
    /// The number.
    public var value: Double

    /// Creates a dated number.
    public init(date: CalendarDate, value: Double) {
        self.date = date
        self.value = value
    }
}
