public import Market

/// Where a series stands against a benchmark by strength and by the change of strength, week by week.
///
/// It follows the publicly described idea of relative rotation graphs (Julius de Kempenaer's RRG): relative strength
/// smoothed about 100 on one axis, its momentum about 100 on the other. The normalisation is our own and plain, not the
/// proprietary one, so figures differ from those of licensed charts:
///
///     RS          = 100 · price / benchmark        both in the same currency, at the last close of each week
///     RS-Ratio    = 100 · RS / SMA(RS, 12 weeks)
///     RS-Momentum = 100 · RS-Ratio / SMA(RS-Ratio, 5 weeks)
public struct RelativeRotation: Sendable {
    /// The lengths behind the figures, in weeks.
    public struct Parameters: Hashable, Sendable {
        /// What relative strength is held against.
        public var ratioWindow: Int
        /// What the ratio is held against.
        public var momentumWindow: Int
        /// How many weeks a tail shows at most, the current one included.
        public var tailLength: Int

        /// Creates parameters.
        public init(ratioWindow: Int = 12, momentumWindow: Int = 5, tailLength: Int = 8) {
            self.ratioWindow = max(ratioWindow, 1)
            self.momentumWindow = max(momentumWindow, 1)
            self.tailLength = max(tailLength, 1)
        }

        /// How many weeks of closes a whole tail needs.
        public var weeksNeeded: Int { ratioWindow + momentumWindow + tailLength - 2 }
    }

    /// The quarters of the graph, in the order in which a series goes round.
    public enum Quadrant: String, CaseIterable, Hashable, Sendable {
        /// Strong and gaining: both at 100 or above.
        case leading
        /// Strong and losing.
        case weakening
        /// Weak and losing.
        case lagging
        /// Weak and gaining.
        case improving
    }

    /// One week of a tail.
    public struct Point: Hashable, Sendable {
        /// The date of the week's last close.
        public let date: CalendarDate
        /// RS-Ratio; 100 is the benchmark.
        public let ratio: Double
        /// RS-Momentum; 100 means unchanged.
        public let momentum: Double

        /// Creates a point.
        public init(date: CalendarDate, ratio: Double, momentum: Double) {
            self.date = date
            self.ratio = ratio
            self.momentum = momentum
        }

        /// The quarter it lies in.
        public var quadrant: Quadrant {
            if ratio >= 100 { return momentum >= 100 ? .leading : .weakening }
            return momentum >= 100 ? .improving : .lagging
        }
    }

    private let benchmark: WeeklyCloses
    private let currency: ReturnCurrency
    private let rates: DollarRates
    private let parameters: Parameters

    /// Creates the comparison with a benchmark whose history has its latest price as the last close.
    public init(
        against benchmark: PriceHistory, in currency: ReturnCurrency, rates: DollarRates,
        parameters: Parameters = Parameters()
    ) {
        self.benchmark = WeeklyCloses(benchmark, in: currency, rates)
        self.currency = currency
        self.rates = rates
        self.parameters = parameters
    }

    /// The tail of one series, oldest first, its current place last; empty where its history is too short.
    ///
    /// - Parameter history: its closes, the latest price as the last of them: the current week counts with it.
    public func tail(of history: PriceHistory) -> [Point] {
        let closes = WeeklyCloses(history, in: currency, rates)
        guard let weeks = span(endingAt: closes.end) else { return [] }
        return points(weeks.map { closes.value($0) }, weeks, [closes])
    }

    /// The tail of a group that counts its members alike: the mean of their prices, each divided by its own in the
    /// first week the tail needs. Members without a price then are left out.
    public func tail(ofGroup histories: [PriceHistory]) -> [Point] {
        let all = histories.map { WeeklyCloses($0, in: currency, rates) }
        guard let end = all.map(\.end).max(), let weeks = span(endingAt: end) else { return [] }
        // The group begins with the first week that half of the members have; a whole tail where they can.
        let starts = all.filter { !$0.values.isEmpty }.map(\.first).sorted()
        guard !starts.isEmpty else { return [] }
        let first = max(weeks.lowerBound, starts[(starts.count - 1) / 2])
        guard first < weeks.upperBound else { return [] }
        let members = all.compactMap { closes in closes.value(first).map { (closes, base: $0) } }
        let values: [Double?] = (first..<weeks.upperBound).map { week in
            let parts = members.map { closes, base in
                (closes.value(week) ?? closes.values.last.flatMap { week >= closes.end ? $0 : nil } ?? base) / base
            }
            return parts.isEmpty ? nil : parts.reduce(0, +) / Double(parts.count)
        }
        return points(values, first..<weeks.upperBound, members.map(\.0))
    }

    /// The weeks a tail that ends with a week needs; it ends with the later side's last one.
    private func span(endingAt end: Int) -> Range<Int>? {
        guard !benchmark.values.isEmpty else { return nil }
        let last = max(end, benchmark.end)
        return (last - parameters.weeksNeeded)..<last
    }

    private func points(_ values: [Double?], _ weeks: Range<Int>, _ series: [WeeklyCloses]) -> [Point] {
        var strengths: [Double] = []
        var dates: [CalendarDate] = []
        for (week, value) in zip(weeks, values) {
            guard let value, let base = benchmark.value(week) else {
                // A hole: what came before does not belong to the tail.
                (strengths, dates) = ([], [])
                continue
            }
            strengths.append(100 * value / base)
            dates.append(([benchmark] + series).compactMap { $0.date(week) }.max() ?? WeeklyCloses.sunday(of: week))
        }
        let averages = IndicatorSeries.simpleAverage(strengths, window: parameters.ratioWindow)
        let ratios = zip(strengths, averages).compactMap { strength, mean in mean.map { 100 * strength / $0 } }
        let means = IndicatorSeries.simpleAverage(ratios, window: parameters.momentumWindow)
        let tail = zip(zip(ratios, means), dates.suffix(ratios.count)).compactMap { figures, date in
            figures.1.map { Point(date: date, ratio: figures.0, momentum: 100 * figures.0 / $0) }
        }
        return tail.suffix(parameters.tailLength)
    }
}

extension WeeklyCloses {
    /// The date of a week's last close; nil outside the series.
    func date(_ week: Int) -> CalendarDate? {
        week >= first && week < end ? dates[week - first] : nil
    }

    static func sunday(of week: Int) -> CalendarDate { CalendarDate(daysSince1970: week * 7 + 3) }
}
