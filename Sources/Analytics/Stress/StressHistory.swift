public import Market

/// How far the market moved on each of the last 250 days: the magnitude of the mean return of its stocks.
///
/// A day on which all stocks fall by 5 % is far from usual; one on which half of them rise and half of them fall by
/// 5 % is not. Days on which fewer than five stocks traded say nothing of the market.
public struct StressHistory: Hashable, Sendable {
    /// The days, oldest first, and the magnitude of the mean return of each.
    private var dates: [CalendarDate] = []
    private var moves: [Double] = []

    /// How many days a day is compared with, itself included.
    public static let length = 250
    /// Fewer stocks say nothing of a market.
    private static let fewestStocks = 5
    /// Fewer days say nothing of what is usual.
    private static let fewestDays = 60

    /// The history of no market.
    public init() {}

    /// Works the days out of the stocks' closes.
    ///
    /// - Parameter closes: each stock's closes, oldest first.
    public init(_ closes: some Sequence<[DatedClose]>) {
        var sums: [CalendarDate: (total: Double, count: Int)] = [:]
        for series in closes {
            for (before, close) in zip(series, series.dropFirst()) {
                // Returns over a missing session are left out.
                guard before.close > 0, !ReferenceCloses.isHole(from: before.date, to: close.date) else { continue }
                let change = close.close / before.close - 1
                guard change.isFinite else { continue }
                let sum = sums[close.date] ?? (0, 0)
                sums[close.date] = (sum.total + change, sum.count + 1)
            }
        }
        for (date, sum) in sums.sorted(by: { $0.key < $1.key })
        where sum.count >= Self.fewestStocks && !date.weekday.isWeekend {
            dates.append(date)
            moves.append(abs(sum.total / Double(sum.count)))
        }
        dates = dates.suffix(Self.length)
        moves = moves.suffix(Self.length)
    }

    /// Where the newest session stands among the days before it; nil where too little is known.
    ///
    /// The newest session is the latest date on which a fifth of the stocks have traded, so that the first quotes of
    /// a morning do not stand for the whole market.
    ///
    /// - Parameter states: the stocks whose prices count.
    public func stress(of states: some Sequence<InstrumentState>) -> MarketStress? {
        var changes: [CalendarDate: [Double]] = [:]
        var count = 0
        for state in states {
            guard let date = state.sessionDate, let change = state.local.day else { continue }
            changes[date, default: []].append(change)
            count += 1
        }
        let fewest = max(Self.fewestStocks, count / 5)
        guard let (date, values) = changes.filter({ $0.value.count >= fewest }).max(by: { $0.key < $1.key }) else {
            return nil
        }
        let mean = values.reduce(0, +) / Double(values.count)
        let before = zip(dates, moves).filter { $0.0 < date }.suffix(Self.length - 1)
        guard before.count + 1 >= Self.fewestDays else { return nil }
        let lower = before.count { $0.1 <= abs(mean) } + 1
        return MarketStress(
            date: date, move: mean, stocks: values.count, percentile: Double(lower) / Double(before.count + 1),
            days: before.count + 1)
    }
}
