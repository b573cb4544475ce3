public import Market
import RiskRules

/// A market of a few instruments, made for tests: the figures are chosen to be easy to read in a picture.
public enum SmallMarket {
    /// Wednesday 14 January 2026, 10:00 in Taipei.
    public static let moment = Instant(milliseconds: 1_768_356_000_000)

    /// The whole market as a snapshot that was just read.
    public static func snapshot() -> Snapshot {
        var snapshot = Snapshot(asOf: moment, condition: .live(lastChange: moment))
        snapshot.version = 1
        for (symbol, price, change, ytd) in prices {
            snapshot.instruments[symbol] = state(symbol, price: price, change: change, yearToDate: ytd)
        }
        snapshot.regions = Region.allCases.map { region(of: $0, snapshot) }
        snapshot.rotation = rotation()
        snapshot.flags = [
            RiskFlag(
                rule: "limit", severity: .high, scope: .instrument("2408.TW"), subject: "Nanya Technology",
                message: "at upper limit"),
            RiskFlag(
                rule: "stale", severity: .warn, scope: .instrument("042700.KS"), subject: "Hanmi Semiconductor",
                message: "price 61 min old"),
        ]
        snapshot.flagged = ["2408.TW": .high, "042700.KS": .warn]
        snapshot.ruleCounts = RuleCounts(raised: 2, clear: 300, unknown: 12)
        judge(&snapshot)
        return snapshot
    }

    /// Holds the shipped theses against the market.
    public static func judge(_ snapshot: inout Snapshot) {
        var data = RuleData(snapshot, events: EventIndex(snapshot.events))
        let flags = snapshot.flags
        data.flagCount = { query in flags.count { $0.severity >= query.severity } }
        snapshot.theses = ThesisFile.shipped.map { $0.state(in: data) }
    }

    /// One instrument's state, its closes a straight line to the price.
    public static func state(_ symbol: Symbol, price: Double, change: Double, yearToDate: Double) -> InstrumentState {
        var state = InstrumentState(instrument: Instrument(inferredFrom: symbol))
        state.price = price
        state.time = moment
        state.previousClose = price / (1 + change)
        state.local = PeriodReturns(
            day: change, week: change * 2, month: yearToDate / 2, yearToDate: yearToDate, year: yearToDate * 3)
        state.usd = PeriodReturns(
            day: change - 0.001, week: change * 2 - 0.002, month: yearToDate / 2, yearToDate: yearToDate - 0.01)
        let start = price / (1 + yearToDate)
        state.closes = (0..<32).map { start + (price - start) * Double($0) / 31 }
        state.staleness = .current
        state.session.volume = 1_234_567
        state.source = "test"
        return state
    }

    private static func region(of region: Region, _ snapshot: Snapshot) -> RegionState {
        let status = region.leadingExchange.calendar?.status(at: moment)
        var state = RegionState(region: region, status: status ?? ExchangeStatus(phase: .unknown, next: nil))
        state.members = prices.map(\.0).filter {
            let instrument = snapshot[$0]?.instrument
            return instrument?.region == region && instrument?.kind == .equity
        }
        state.index = region.benchmarks.first { snapshot[$0] != nil }
        for symbol in state.members { state.count(snapshot[symbol], by: 1) }
        func fact(_ metric: String, _ value: Double?, _ unit: String) -> Fact? {
            value.map {
                Fact(
                    symbol: region.benchmarks[0], metric: metric, asOf: CalendarDate(daysSince1970: 20_466), value: $0,
                    unit: unit, source: "consensus")
            }
        }
        let growth: Double? = region == .southKorea ? 0.79 : region == .taiwan ? 0.36 : nil
        state.valuation = Valuation(
            forwardPEFact: fact(Fact.forwardPE, region == .japan ? nil : 20.1, "ratio"),
            earningsGrowthFact: fact(Fact.earningsGrowth, growth, "fraction"))
        return state
    }

    private static func rotation() -> RotationState {
        var basket = BasketState(id: "asia-tech", name: "Asia tech", memberCount: 12)
        basket.local = PeriodReturns(day: 0.006, week: 0.02, month: 0.05, yearToDate: 0.061, year: 0.4)
        basket.knownCount = 11
        var benchmark = BasketState(id: "nasdaq-100", name: "Nasdaq 100", memberCount: 1)
        benchmark.local = PeriodReturns(day: -0.004, week: 0.01, month: 0.02, yearToDate: 0.02, year: 0.2)
        benchmark.knownCount = 1
        var rotation = RotationState(basket: basket, benchmark: benchmark)
        let first = CalendarDate.firstDay(ofYear: 2026)
        let points: [RotationState.Point] = (0..<10).map { index in
            let day = index == 0 ? -1 : index + 4
            let benchmark: Double = index == 1 ? 0.012 : 0.002 * Double(index)
            return RotationState.Point(
                date: first.advanced(days: day), basket: 0.0061 * Double(index), benchmark: benchmark)
        }
        rotation.history = [.local: [.yearToDate: points, .week: Array(points.suffix(5))]]
        return rotation
    }

    private typealias Price = (Symbol, price: Double, change: Double, yearToDate: Double)

    private static let prices: [Price] = [
        ("^TWII", 30_707.22, 0.0088, 0.06), ("2330.TW", 1690, 0.012, 0.09), ("2454.TW", 1455, -0.0034, 0.031),
        ("3711.TW", 288.5, 0.0211, 0.142), ("2303.TW", 52.3, 0, 0.044), ("2408.TW", 214, 0.0994, 0.217),
        ("6488.TWO", 402, -0.011, -0.02), ("^KS11", 4692.3, 0.011, 0.113), ("005930.KS", 140_300, 0.0196, 0.16),
        ("000660.KS", 742_000, 0.0053, 0.139), ("042700.KS", 176_400, 0.042, 0.224),
        ("^N225", 53_512.4, 0.019, 0.088), ("6857.T", 21_490, 0.0284, 0.121), ("8035.T", 38_510, 0.0192, 0.108),
        ("HSTECH.HK", 5869.12, 0.014, 0.064), ("1347.HK", 91.05, 0.0341, 0.226), ("6082.HK", 38.64, -0.0412, 0.971),
        ("000688.SS", 1511.2, 0.003, 0.122), ("688981.SS", 131.4, 0.008, 0.05), ("688256.SS", 1412, -0.019, 0.038),
        ("^SOX", 7664.1, 0.003, 0.082), ("^NDX", 25_750.5, -0.004, 0.02), ("NVDA", 184.9, -0.004, -0.009),
        ("AVGO", 341.2, 0.002, -0.014), ("MU", 346, 0.018, 0.212), ("TSM", 329.5, 0.009, 0.084),
    ]
}
