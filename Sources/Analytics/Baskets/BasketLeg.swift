import Market

/// A basket between two dates on which its weights are set: bought at the first and held to the second.
struct BasketLeg {
    struct Position {
        /// Which of the basket's members.
        let member: Int
        /// What it counts, before it is divided by the leg's divisor.
        let weight: Double
        let held: HeldPosition
    }

    let start: CalendarDate
    /// The last date of the leg.
    let end: CalendarDate
    let positions: [Position]
    /// What weights are divided by; nil if no member, or under the rule about missing members nothing, is known.
    let divisor: Double?

    init(
        _ members: [WeightedHistory], from start: CalendarDate, through end: CalendarDate,
        missing: Basket.MissingRule, in currency: ReturnCurrency, _ rates: DollarRates
    ) {
        var positions: [Position] = []
        positions.reserveCapacity(members.count)
        var (known, all) = (0.0, 0.0)
        for (index, member) in members.enumerated() {
            let held = HeldPosition(member.history, from: start, currency, rates)
            // Of a member without a close there the weight is taken from the first close it has.
            let close = held?.reference ?? member.history.closes.first
            let weight = close.map { member.weight(at: $0, rates) } ?? member.plainWeight
            all += weight
            guard let held else { continue }
            known += weight
            positions.append(Position(member: index, weight: weight, held: held))
        }
        let isComplete = positions.count == members.count
        divisor = missing.divisor(known: known, all: all, isComplete: isComplete)
        (self.start, self.end, self.positions) = (start, end, positions)
    }

    /// The legs of a span: they begin at its start and at the last day of every month or quarter within it.
    static func legs(
        _ members: [WeightedHistory], from start: CalendarDate, through end: CalendarDate, _ rules: Basket.Rules,
        in currency: ReturnCurrency, _ rates: DollarRates
    ) -> [BasketLeg] {
        let starts = [start] + rules.rebalancing.dates(after: start, before: end)
        return starts.indices.map { index in
            let last = index + 1 < starts.count ? starts[index + 1] : end
            return BasketLeg(
                members, from: starts[index], through: last, missing: rules.missing, in: currency, rates)
        }
    }
}

extension Basket {
    /// What of a definition decides how a held basket grows.
    struct Rules: Hashable, Sendable {
        var rebalancing = Rebalancing.never
        var missing = MissingRule.leaveOut
    }
}

extension Basket.Rebalancing {
    /// The last days of the months or quarters between two dates, in order, neither date included.
    func dates(after start: CalendarDate, before end: CalendarDate) -> [CalendarDate] {
        guard self != .never else { return [] }
        var result: [CalendarDate] = []
        var (year, month, _) = start.components
        while true {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
            guard let day = CalendarDate(year: year, month: month, day: 1)?.advanced(days: -1), day < end else {
                return result
            }
            let isDue = self == .monthly || (month - 1) % 3 == 0
            if isDue && day > start { result.append(day) }
        }
    }
}

extension WeightedHistory {
    fileprivate var plainWeight: Double {
        switch weight {
        case .fixed(let weight), .marketValue(let weight): weight
        }
    }
}
