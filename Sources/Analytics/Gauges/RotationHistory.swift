public import Market

/// The history of a basket against a benchmark: for each session since a period began, both returns.
public struct RotationHistory: Sendable {
    private let members: [PriceHistory]
    private let benchmark: PriceHistory
    private let rates: DollarRates

    /// Creates a history from the members' and the benchmark's closes; the latest prices count as closes of today.
    public init(members: [PriceHistory], benchmark: PriceHistory, rates: DollarRates) {
        self.members = members
        self.benchmark = benchmark
        self.rates = rates
    }

    /// Each session's pair of returns since the period began, oldest first, starting with zero at the reference.
    ///
    /// Both sides are held from their last close on or before the same date. A day on which one side did not trade
    /// carries its last close on, and so does one without a rate where dollars are wanted.
    public func points(over period: Period, through today: CalendarDate, in currency: ReturnCurrency)
        -> [RotationState.Point]
    {
        guard let start = RotationHistory.start(of: period, today: today) else { return [] }
        let held = members.compactMap { Held($0, from: start, currency, rates) }
        guard !held.isEmpty, let base = Held(benchmark, from: start, currency, rates) else { return [] }
        let dates = Set((held + [base]).flatMap { $0.closes.map(\.date) }).filter { $0 <= today }.sorted()
        guard !dates.isEmpty else { return [] }
        let sums = RotationHistory.sums(of: held, on: dates, rates)
        let benchmarks = RotationHistory.sums(of: [base], on: dates, rates)
        let first = RotationState.Point(date: start, basket: 0, benchmark: 0)
        return [first]
            + dates.indices.map {
                RotationState.Point(date: dates[$0], basket: sums[$0] / Double(held.count), benchmark: benchmarks[$0])
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

    /// A leg from its reference on.
    private struct Held {
        let reference: DatedClose
        let closes: ArraySlice<DatedClose>
        /// Nil where returns are wanted in the leg's own currency.
        let currency: Currency?
        let rateThen: Double

        init?(_ leg: PriceHistory, from start: CalendarDate, _ currency: ReturnCurrency, _ rates: DollarRates) {
            guard let reference = leg.closes.last(onOrBefore: start),
                start.daysSince1970 - reference.date.daysSince1970 <= ReferenceCloses.maximumGap
            else { return nil }
            self.reference = reference
            let first = leg.closes.partitioningIndex { $0.date > start }
            closes = leg.closes[first...]
            if currency == .usd {
                guard let own = leg.currency, let rate = rates.rate(of: own, on: reference.date) else { return nil }
                self.currency = own == .usd ? nil : own
                rateThen = rate
            } else {
                self.currency = nil
                rateThen = 1
            }
        }

        func value(_ close: DatedClose, _ rates: DollarRates) -> Double? {
            guard let local = Returns.simple(close.close, against: reference.close) else { return nil }
            guard let currency else { return local }
            return rates.rate(of: currency, on: close.date)
                .flatMap { Returns.inDollars(local, rateThen: rateThen, rateNow: $0) }
        }
    }

    private static func sums(of legs: [Held], on dates: [CalendarDate], _ rates: DollarRates) -> [Double] {
        var sums = Array(repeating: 0.0, count: dates.count)
        for leg in legs {
            var next = leg.closes.startIndex
            var value = 0.0
            for (index, date) in dates.enumerated() {
                while next < leg.closes.endIndex, leg.closes[next].date <= date {
                    value = leg.value(leg.closes[next], rates) ?? value
                    next += 1
                }
                sums[index] += value
            }
        }
        return sums
    }
}

extension Array {
    /// The first index whose element satisfies a condition that, once true, stays true.
    fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
