public import Market

/// A basket whose members count the same: its return over a period is the mean of theirs, which is what equal amounts
/// bought at the period's start and held would have earned.
public struct EqualWeightGauge: Hashable, Sendable {
    /// A short name for programs.
    public let id: String
    /// What people read.
    public let name: String
    /// Who is in it.
    public let members: [Symbol]

    /// Creates a basket.
    public init(id: String, name: String, members: [Symbol]) {
        self.id = id
        self.name = name
        self.members = members
    }

    /// The basket's returns from its members'. A member without a return over a period is left out of that period; a
    /// share that was listed within the year is left out of the year to date.
    public func state(_ lookUp: (Symbol) -> InstrumentState?) -> GaugeState {
        var gauge = GaugeState(id: id, name: name)
        let states = members.compactMap(lookUp)
        gauge.memberCount = states.count
        for period in Period.allCases {
            gauge.local[period] = EqualWeightGauge.mean(states, period, .local)
            gauge.usd[period] = EqualWeightGauge.mean(states, period, .usd)
        }
        gauge.knownCount = states.count { $0.local.yearToDate != nil && !$0.isSinceListing }
        return gauge
    }

    private static func mean(_ states: [InstrumentState], _ period: Period, _ currency: ReturnCurrency) -> Double? {
        var sum = 0.0
        var count = 0
        for state in states {
            // An old price's last change is not today's.
            if period == .day && !state.isFromExpectedSession { continue }
            guard let value = state.comparableReturns(in: currency)[period] else { continue }
            sum += value
            count += 1
        }
        return count > 0 ? sum / Double(count) : nil
    }
}
