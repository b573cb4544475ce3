import Analytics
import Market
import TextUI

/// What a region's page shows beside its rows and is too much work for every frame.
struct RegionViewData: Sendable {
    /// The index's returns since the period began, in percent.
    let index: [DatedValue]
    /// The share of members that rose on each of the last sessions, as a fraction.
    let breadth: [DatedValue]
    /// The forward P/Es of the region's index that the cache has, about a year of them.
    let valuation: [DatedValue]
    /// What the members added to the first basket's return.
    let contributions: [(symbol: Symbol, contribution: Double)]
    /// What they added together; nil where the basket has none of them.
    let total: Double?
    let basketName: String
    /// The region's currency per US dollar over the last half year; empty for the dollar.
    let currency: [DatedValue]
    /// The members that moved most today, the largest gains first, then the largest losses.
    let movers: [Symbol]
    /// The exchange's holidays ahead.
    let holidays: [Holidays.Day]
    /// How the columns of its rows are arranged.
    let table: RegionTable.Arrangement

    /// Sessions of the breadth's history.
    private static let sessions = 60
    /// Days of forward P/Es: a year and some.
    private static let daysOfValuation = 380
    /// Days ahead in which holidays are listed.
    private static let daysAhead = 92

    init?(_ model: Model) {
        guard let region = model.pageRegion else { return nil }
        let snapshot = model.snapshot
        index = RegionViewData.index(region, model)
        breadth = BreadthHistory.shares(
            of: region.counted.compactMap { snapshot.histories[$0] }, count: RegionViewData.sessions)
        valuation = RegionViewData.valuation(region, model)
        basketName = snapshot.baskets.first?.name ?? ""
        (contributions, total) = RegionViewData.contributions(region, model)
        let today = region.region.leadingExchange.zone.local(model.displayedMoment).date
        holidays = Holidays.between(today, today.advanced(days: RegionViewData.daysAhead))
            .filter { $0.exchanges.contains(region.region.leadingExchange) }
        currency = RegionViewData.currency(region, today, snapshot.rates)
        movers = RegionViewData.movers(region, snapshot)
        let layout = RegionLayout(model.viewArea, rowCount: model.shown.rows(of: region).count)
        table = RegionTable.Arrangement(model, region, width: layout.rows.width)
    }

    /// Days of the currency's history.
    private static let daysOfCurrency = 183
    /// Gainers and losers that are listed, each.
    private static let moverCount = 4

    private static func currency(
        _ region: RegionState, _ today: CalendarDate, _ rates: DollarRates
    ) -> [DatedValue] {
        let currency = region.region.leadingExchange.currency
        guard currency != .usd else { return [] }
        let days = (0...daysOfCurrency).reversed().compactMap {
            rates.datedRate(of: currency, on: today.advanced(days: -$0))
        }
        var points: [DatedValue] = []
        for rate in days where points.last?.date != rate.date {
            points.append(DatedValue(date: rate.date, value: rate.close))
        }
        return points
    }

    private static func movers(_ region: RegionState, _ snapshot: Snapshot) -> [Symbol] {
        let moved = region.counted.compactMap { snapshot[$0] }
            .filter { $0.isFromExpectedSession && ($0.local.day ?? 0) != 0 }
            .sorted { ($0.local.day ?? 0, $1.instrument.symbol) > ($1.local.day ?? 0, $0.instrument.symbol) }
        let gainers = moved.filter { ($0.local.day ?? 0) > 0 }.prefix(moverCount)
        let losers = moved.filter { ($0.local.day ?? 0) < 0 }.suffix(moverCount)
        return (gainers + losers).map(\.instrument.symbol)
    }

    private static func valuation(_ region: RegionState, _ model: Model) -> [DatedValue] {
        let symbols = [region.index].compactMap(\.self) + region.region.benchmarks
        guard let all = symbols.lazy.compactMap({ model.snapshot.valuations[$0] }).first, let last = all.last else {
            return []
        }
        return all.filter { $0.date >= last.date.advanced(days: -RegionViewData.daysOfValuation) }
    }

    private static func index(_ region: RegionState, _ model: Model) -> [DatedValue] {
        guard let symbol = region.index, let history = model.snapshot.history(of: symbol) else { return [] }
        guard let last = history.closes.last?.date else { return [] }
        let start = model.shown.historyPeriod.start(before: last)
        let before = history.closes.last { $0.date <= start } ?? history.closes.first
        guard let before, before.close > 0 else { return [] }
        return history.closes.filter { $0.date >= before.date }
            .map { DatedValue(date: $0.date, value: ($0.close / before.close - 1) * 100) }
    }

    private static func contributions(
        _ region: RegionState, _ model: Model
    ) -> ([(symbol: Symbol, contribution: Double)], Double?) {
        let snapshot = model.snapshot
        guard let definition = snapshot.baskets.first?.definition else { return ([], nil) }
        let analysis = BasketAnalysis(
            definition, today: snapshot.figureDate, rates: snapshot.rates,
            history: { snapshot.histories[$0] }, state: { snapshot[$0] })
        let parts = analysis.contributions(over: model.shown.marketPeriod, in: model.shown.currency)
        let own = parts.members.filter { snapshot[$0.symbol]?.instrument.region == region.region }
            .sorted { abs($0.contribution) > abs($1.contribution) }
        return (
            own.map { ($0.symbol, $0.contribution) }, own.isEmpty ? nil : own.reduce(0) { $0 + $1.contribution }
        )
    }
}

extension Period {
    /// The date that a picture of a period begins at, the one that its return counts from.
    func start(before last: CalendarDate) -> CalendarDate {
        switch self {
        case .day, .week: last.advanced(days: -7)
        case .month: last.advanced(months: -1)
        case .threeMonths: last.advanced(months: -3)
        case .yearToDate, .sinceListing: CalendarDate(year: last.year - 1, month: 12, day: 31) ?? last
        case .year: last.advanced(months: -12)
        }
    }
}
