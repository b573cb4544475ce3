/// A basket or an index that the board compares with another.
public struct BasketState: Hashable, Sendable {
    /// A short name for programs, such as `asia-tech`.
    public var id: String
    /// What people read.
    public var name: String
    /// Returns in local currencies.
    public var local: PeriodReturns
    /// Returns in US dollars.
    public var usd: PeriodReturns
    /// How many members it has.
    public var memberCount: Int
    /// How many of them have a known year-to-date return in local currency.
    public var knownCount: Int
    /// The same in US dollars.
    public var knownDollarCount: Int
    /// Its definition; nil for an index.
    public var definition: Basket?
    /// The members with the weights they had when they were last set, summing to one; empty for an index.
    public var weights: [MemberWeight]

    /// Creates a basket without returns.
    public init(id: String, name: String, memberCount: Int = 0) {
        self.id = id
        self.name = name
        self.memberCount = memberCount
        local = PeriodReturns()
        usd = PeriodReturns()
        knownCount = 0
        knownDollarCount = 0
        weights = []
    }

    /// How many members have a known return in a currency.
    public func knownCount(in currency: ReturnCurrency) -> Int { currency == .local ? knownCount : knownDollarCount }

    /// Returns in a currency.
    public func returns(in currency: ReturnCurrency) -> PeriodReturns { currency == .local ? local : usd }
}

/// A member of a basket and its part of it.
public struct MemberWeight: Hashable, Sendable {
    /// The member.
    public var symbol: Symbol
    /// Its part, as a fraction of the whole.
    public var weight: Double

    /// Creates a weight.
    public init(symbol: Symbol, weight: Double) {
        self.symbol = symbol
        self.weight = weight
    }
}

/// The comparison the program exists for: Asia tech against the Nasdaq 100.
public struct RotationState: Hashable, Sendable {
    /// One session of the comparison.
    public struct Point: Hashable, Sendable {
        /// The session's date.
        public let date: CalendarDate
        /// The basket's return since the period began, as a fraction.
        public let basket: Double
        /// The benchmark's return since the period began, as a fraction.
        public let benchmark: Double

        /// Creates a point.
        public init(date: CalendarDate, basket: Double, benchmark: Double) {
            self.date = date
            self.basket = basket
            self.benchmark = benchmark
        }

        /// How far the basket is ahead, as a fraction.
        public var spread: Double { basket - benchmark }
    }

    /// The basket.
    public var basket: BasketState
    /// What it is held against.
    public var benchmark: BasketState
    /// The history of each period, oldest first, by currency; empty while it is being read or where nothing is known.
    public var history: [ReturnCurrency: [Period: [Point]]]

    /// Creates a comparison without history.
    public init(basket: BasketState, benchmark: BasketState) {
        self.basket = basket
        self.benchmark = benchmark
        history = [:]
    }

    /// The basket's return less the benchmark's, as a fraction.
    public func spread(over period: Period, in currency: ReturnCurrency) -> Double? {
        guard let own = basket.returns(in: currency)[period], let other = benchmark.returns(in: currency)[period] else {
            return nil
        }
        return own - other
    }
}
