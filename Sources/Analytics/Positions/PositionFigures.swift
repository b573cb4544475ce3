/// What the user's lots of one instrument come to, or those of several instruments together, in one currency.
public struct PositionFigures: Hashable, Sendable {
    /// How many are owned; nil for several instruments.
    public var quantity: Double?
    /// What they are worth now; nil where a price or a rate is unknown.
    public var value: Double?
    /// What today brought, the currency's part included.
    public var dayProfit: Double?
    /// What the lots cost, each at the rate of its own day.
    public var cost: Double?
    /// What they brought: `value - cost`.
    public var profit: Double?
    /// The part of the profit that the currency made; the rest is the price's, told at today's rate.
    public var currencyProfit: Double?

    /// Creates figures; what is left out is unknown.
    public init(
        quantity: Double? = nil, value: Double? = nil, dayProfit: Double? = nil, cost: Double? = nil,
        profit: Double? = nil, currencyProfit: Double? = nil
    ) {
        self.quantity = quantity
        self.value = value
        self.dayProfit = dayProfit
        self.cost = cost
        self.profit = profit
        self.currencyProfit = currencyProfit
    }

    /// The profit as a fraction of what the lots cost; nil where nothing was paid.
    public var profitFraction: Double? {
        guard let profit, let cost, cost != 0 else { return nil }
        return profit / abs(cost)
    }

    /// What today brought as a fraction of yesterday's value.
    public var dayFraction: Double? {
        guard let dayProfit, let value, value - dayProfit != 0 else { return nil }
        return dayProfit / abs(value - dayProfit)
    }
}

/// Sums of positions, with how many of them are in each sum: a sum with unknown parts is not a total.
public struct PositionTotal: Hashable, Sendable {
    /// One figure's sum over those who have it.
    public struct Sum: Hashable, Sendable {
        /// The sum of what is known.
        public private(set) var amount = 0.0
        /// How many have it.
        public private(set) var count = 0

        /// Adds a figure where it is known.
        mutating func add(_ value: Double?) {
            guard let value else { return }
            amount += value
            count += 1
        }
    }

    /// How many positions there are.
    public private(set) var count = 0
    /// What they are worth.
    public private(set) var value = Sum()
    /// What today brought.
    public private(set) var dayProfit = Sum()
    /// What those were worth yesterday that are in `dayProfit`.
    private var dayBase = 0.0
    /// What they brought.
    public private(set) var profit = Sum()
    /// What those cost that are in `profit`.
    private var cost = 0.0
    /// The currencies' part of the profit.
    public private(set) var currencyProfit = Sum()

    /// Creates the total of no position.
    public init() {}

    /// Adds a position.
    public mutating func add(_ position: PositionFigures) {
        count += 1
        value.add(position.value)
        dayProfit.add(position.dayProfit)
        if let day = position.dayProfit, let value = position.value { dayBase += abs(value - day) }
        profit.add(position.profit)
        if position.profit != nil { cost += abs(position.cost ?? 0) }
        currencyProfit.add(position.currencyProfit)
    }

    /// What today brought as a fraction of yesterday's value.
    public var dayFraction: Double? { dayBase > 0 ? dayProfit.amount / dayBase : nil }

    /// The profit as a fraction of what was paid.
    public var profitFraction: Double? { cost > 0 ? profit.amount / cost : nil }
}
