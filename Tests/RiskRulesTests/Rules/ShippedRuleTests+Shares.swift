import Market
import RiskRules
import Testing

extension ShippedRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: String
        var subject = RuleSubject.instrument("2330.TW")
        /// What the flag says, and how bad it is.
        let message: String
        var severity = RiskFlag.Severity.warn
        /// Sets the market up so that the rule is true.
        let raise: @Sendable (inout TestMarket) -> Void
        /// One step less.
        let short: @Sendable (inout TestMarket) -> Void
        /// Takes away what the rule reads.
        let missing: @Sendable (inout TestMarket) -> Void
        /// False, but not far enough to clear.
        var holds: (@Sendable (inout TestMarket) -> Void)?
        var testDescription: String { rule }
    }

    /// The market with one share, changed.
    static func share(_ change: @escaping @Sendable (inout InstrumentState) -> Void)
        -> @Sendable (inout TestMarket) -> Void
    {
        { $0.add("2330.TW", price: 100, change) }
    }

    static let missingIndicators = share { $0.indicators = Indicators() }

    static let prices: [Case] = [
        Case(
            rule: "stretched", message: "41% above 200-DMA",
            raise: share { $0.indicators.simpleAverage200 = 100 / 1.41 },
            short: share { $0.indicators.simpleAverage200 = 100 / 1.40 }, missing: missingIndicators,
            holds: share { $0.indicators.simpleAverage200 = 100 / 1.36 }),
        Case(
            rule: "volatility", message: "20d vol 81% (annualised)",
            raise: share { $0.indicators.volatility = 0.81 }, short: share { $0.indicators.volatility = 0.80 },
            missing: missingIndicators, holds: share { $0.indicators.volatility = 0.75 }),
        Case(
            rule: "drawdown", message: "20% below 52-wk high",
            raise: share { $0.indicators.drawdown = -0.20 }, short: share { $0.indicators.drawdown = -0.199 },
            missing: missingIndicators, holds: share { $0.indicators.drawdown = -0.16 }),
        Case(
            rule: "volume", message: "4.0× usual volume, +2.0%", severity: .info,
            raise: share { ($0.indicators.volumeRatio, $0.local.day) = (4, 0.02) },
            short: share { $0.indicators.volumeRatio = 3.99 }, missing: missingIndicators),
        Case(
            rule: "move", message: "-9.0% today, 3.0× its usual daily move",
            raise: share { moved(&$0, -0.09) }, short: share { moved(&$0, -0.0899) }, missing: missingIndicators),
        Case(
            rule: "move", message: "+15.0% today, 5.0× its usual daily move", severity: .high,
            raise: share { moved(&$0, 0.15) }, short: share { moved(&$0, 0.0899) }, missing: missingIndicators),
        Case(
            rule: "gap", message: "opened -5.0% vs previous close", severity: .info,
            raise: share { opened(&$0, 95) }, short: share { opened(&$0, 95.1) }, missing: share { _ in }),
        Case(
            rule: "limit", message: "at upper limit", severity: .high,
            raise: share { $0.limit = PriceLimit(reference: 91, instrument: $0.instrument, on: date("2026-01-14")) },
            short: share { $0.limit = PriceLimit(reference: 94, instrument: $0.instrument, on: date("2026-01-14")) },
            missing: share { _ in }),
        Case(
            rule: "limit", message: "0.5% below upper limit",
            raise: share { $0.limit = PriceLimit(reference: 91.5, instrument: $0.instrument, on: date("2026-01-14")) },
            short: share {
                $0.limit = PriceLimit(reference: 91.5, instrument: $0.instrument, on: date("2026-01-14"))
                $0.staleness = .sessionsBehind(1)
            },
            missing: share { $0.price = nil }),
        Case(
            rule: "downtrend", message: "RS rank 20, below 50/200-DMA",
            raise: share { weak(&$0, rank: 20) }, short: share { weak(&$0, rank: 21) }, missing: missingIndicators,
            holds: share { weak(&$0, rank: 24) }),
    ]

    /// A day's return of a stock whose daily returns have a standard deviation of 3 %.
    static func moved(_ state: inout InstrumentState, _ change: Double) {
        (state.indicators.changeMean, state.indicators.changeDeviation) = (0, 0.03)
        state.local.day = change
    }

    /// An opening price of a stock that closed at 100 and whose gaps have a standard deviation of 1.25 %.
    static func opened(_ state: inout InstrumentState, _ open: Double) {
        (state.indicators.gapMean, state.indicators.gapDeviation) = (0, 0.0125)
        (state.previousClose, state.session.open) = (100, open)
    }

    static func weak(_ state: inout InstrumentState, rank: Int) {
        state.indicators.relativeStrengthRank = rank
        state.indicators.simpleAverage50 = 110
        state.indicators.simpleAverage200 = 120
    }

    static func dear(_ own: Double?, market: Double?, peer: Double? = nil) -> @Sendable (inout TestMarket) -> Void {
        { tested in
            tested.facts = [:]
            tested.add("2330.TW")
            tested.add("NVDA")
            tested.value(.taiwan, forwardPE: market, earningsGrowth: 0.3)
            if let own { tested.fact("2330.TW", Fact.forwardPE, own) }
            if let peer { tested.fact("NVDA", Fact.forwardPE, peer) }
        }
    }

    static func target(_ price: Double?) -> @Sendable (inout TestMarket) -> Void {
        { market in
            market.add("2330.TW", price: 100)
            market.targets["2330.TW"] = price.map {
                [
                    PriceTarget(
                        symbol: "2330.TW", firm: "A", asOf: date("2026-01-05"), price: $0, currency: .twd, source: "")
                ]
            }
        }
    }

    static let valuations: [Case] = [
        Case(
            rule: "pe-vs-market", message: "fwd P/E 41.0×, market 20.0×", severity: .info,
            raise: dear(41, market: 20), short: dear(40, market: 20), missing: dear(nil, market: 20),
            holds: dear(37, market: 20)),
        Case(
            rule: "pe-vs-peer", message: "fwd P/E 40.0×, Nvidia 26.0×", raise: dear(40, market: 20, peer: 26),
            short: dear(39, market: 20, peer: 26), missing: dear(40, market: 20), holds: dear(38, market: 20, peer: 26)),
        Case(
            rule: "target-passed", message: "1% above mean target 99.0", severity: .info, raise: target(99),
            short: target(100), missing: target(nil), holds: target(101)),
    ]

    static func listed(_ day: String?, since: Double?) -> @Sendable (inout TestMarket) -> Void {
        { market in
            market.add("6082.HK", price: 38) { state in
                state.instrument = Instrument(
                    symbol: "6082.HK", kind: .equity, name: "Biren", exchange: .xhkg, currency: .hkd,
                    region: .hongKong, listedOn: day.map { date($0) })
                state.local.sinceListing = since
            }
        }
    }

    static func event(_ kind: String, _ day: String?) -> @Sendable (inout TestMarket) -> Void {
        { market in
            market.events = [:]
            market.add("2330.TW")
            if let day { market.event("2330.TW", kind, day) }
        }
    }

    static func capacity(_ growth: Double?, quarter: Double) -> @Sendable (inout TestMarket) -> Void {
        { market in
            market.facts = [:]
            market.add("2330.TW") { $0.local.threeMonths = quarter }
            if let growth { market.fact("2330.TW", "capacity_growth", growth) }
        }
    }

    static let others: [Case] = [
        Case(
            rule: "ipo-froth", subject: .instrument("6082.HK"), message: "+94% vs IPO price",
            raise: listed("2026-01-02", since: 0.94), short: listed("2026-01-02", since: 0.75),
            missing: listed(nil, since: 0.94), holds: listed("2026-01-02", since: 0.65)),
        Case(
            rule: "ipo-froth", subject: .instrument("6082.HK"), message: "+160% vs IPO price",
            severity: .high,
            raise: listed("2026-01-02", since: 1.6), short: listed("2025-07-01", since: 1.6),
            missing: listed("2026-01-02", since: nil)),
        Case(
            rule: "lock-up", message: "lock-up expires in 14 d", raise: event("lock-up", "2026-01-28"),
            short: event("lock-up", "2026-01-29"), missing: event("lock-up", nil)),
        Case(
            rule: "earnings-near", message: "reports tomorrow", severity: .info, raise: event("earnings", "2026-01-15"),
            short: event("earnings", "2026-01-18"), missing: event("earnings", "2026-01-13")),
        Case(
            rule: "overcapacity", message: "capacity +30.0%, price -11.0% in 3 months",
            raise: capacity(0.30, quarter: -0.11), short: capacity(0.25, quarter: -0.11),
            missing: capacity(nil, quarter: -0.11)),
    ]
}
