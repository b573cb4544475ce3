public import Market

/// The history of a basket against a benchmark: for each session since a period began, both returns.
public struct RotationHistory: Sendable {
    private let members: [WeightedHistory]
    private let rules: Basket.Rules
    private let benchmark: PriceHistory
    private let rates: DollarRates

    /// Creates the history of a basket whose members count the same and are held, from the members' and the
    /// benchmark's closes; the latest prices count as closes of today.
    public init(members: [PriceHistory], benchmark: PriceHistory, rates: DollarRates) {
        self.members = members.map { WeightedHistory(history: $0) }
        self.benchmark = benchmark
        self.rates = rates
        rules = Basket.Rules()
    }

    /// Creates the history of a weighted basket, likewise.
    ///
    /// - Parameters:
    ///   - members: the members' closes with what each counts.
    ///   - rebalancing: when the weights are set again.
    ///   - missing: what becomes of a member without a close where weights are set.
    public init(
        members: [WeightedHistory], rebalancing: Basket.Rebalancing, missing: Basket.MissingRule = .leaveOut,
        benchmark: PriceHistory, rates: DollarRates
    ) {
        self.members = members
        self.benchmark = benchmark
        self.rates = rates
        rules = Basket.Rules(rebalancing: rebalancing, missing: missing)
    }

    /// Each session's pair of returns since the period began, oldest first, starting with zero at the reference.
    ///
    /// Both sides are held from their last close on or before the same date; the basket's weights are set there, and
    /// where it is rebalanced at the last closes of months or quarters again. A day on which one side did not trade
    /// carries its last close on, and so does one without a rate where dollars are wanted.
    public func points(over period: Period, through today: CalendarDate, in currency: ReturnCurrency)
        -> [RotationState.Point]
    {
        guard let start = RotationHistory.start(of: period, today: today),
            let base = HeldPosition(benchmark, from: start, currency, rates)
        else { return [] }
        let legs = BasketLeg.legs(members, from: start, through: today, rules, in: currency, rates)
        guard legs.first?.divisor != nil, rules.missing != .unknown || legs.allSatisfy({ $0.divisor != nil }) else {
            return []
        }
        let dates = RotationHistory.dates(of: legs, base, through: today)
        guard !dates.isEmpty else { return [] }
        let basket = path(of: legs, on: dates)
        let benchmarks = RotationHistory.values(of: base, on: dates[...], rates)
        let first = RotationState.Point(date: start, basket: 0, benchmark: 0)
        return [first]
            + dates.indices.map {
                RotationState.Point(date: dates[$0], basket: basket[$0], benchmark: benchmarks[$0])
            }
    }

    /// The date whose last close is the reference; nil for a day and since a listing, which
    /// have no common one.
    public static func start(of period: Period, today: CalendarDate) -> CalendarDate? {
        switch period {
        case .day, .sinceListing: nil
        case .week: today.advanced(days: -7)
        case .month: today.advanced(months: -1)
        case .threeMonths: today.advanced(months: -3)
        case .yearToDate: CalendarDate.firstDay(ofYear: today.year).advanced(days: -1)
        case .year: today.advanced(months: -12)
        }
    }

    private static func dates(of legs: [BasketLeg], _ base: HeldPosition, through today: CalendarDate)
        -> [CalendarDate]
    {
        var dates = Set(base.closes.lazy.map(\.date).filter { $0 <= today })
        for leg in legs {
            for position in leg.positions {
                for close in position.held.closes {
                    if close.date > leg.end { break }
                    dates.insert(close.date)
                }
            }
        }
        return dates.sorted()
    }

    /// The basket's return since the start on each date: legs follow one another, each on what the last one reached.
    private func path(of legs: [BasketLeg], on dates: [CalendarDate]) -> [Double] {
        var result = Array(repeating: 0.0, count: dates.count)
        var level = 1.0
        var next = 0
        for leg in legs {
            guard let divisor = leg.divisor else { continue }
            // Where the leg before is unknown what was reached stands still.
            while next < dates.count, dates[next] <= leg.start {
                result[next] = level - 1
                next += 1
            }
            let end = dates.partitioningIndex { $0 > leg.end }
            guard next < end else { continue }
            var sums = Array(repeating: 0.0, count: end - next)
            for position in leg.positions {
                let values = RotationHistory.values(of: position.held, on: dates[next..<end], rates)
                for index in values.indices { sums[index] += position.weight * values[index] }
            }
            for index in sums.indices {
                let grown = sums[index] / divisor
                result[next + index] = level == 1 ? grown : level * (1 + grown) - 1
            }
            level *= 1 + (sums.last ?? 0) / divisor
            next = end
        }
        for index in next..<dates.count { result[index] = level - 1 }
        return result
    }

    private static func values(of held: HeldPosition, on dates: ArraySlice<CalendarDate>, _ rates: DollarRates)
        -> [Double]
    {
        var next = held.closes.startIndex
        var value = 0.0
        return dates.map { date in
            while next < held.closes.endIndex, held.closes[next].date <= date {
                value = held.value(held.closes[next], rates) ?? value
                next += 1
            }
            return value
        }
    }
}
