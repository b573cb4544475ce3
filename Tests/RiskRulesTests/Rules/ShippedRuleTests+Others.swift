import Market
import RiskRules

extension ShippedRuleTests {
    static func hyperscalers(up: Int, known: Int, index: Double) -> @Sendable (inout TestMarket) -> Void {
        { market in
            market.states = [:]
            for (number, symbol) in ["MSFT", "GOOGL", "AMZN", "META", "ORCL"].enumerated() where number < known {
                market.add(Symbol(rawValue: symbol)) { $0.local.month = number < up ? 0.05 : -0.05 }
            }
            market.add("^SOX") { $0.local.month = index }
            market.regions[.unitedStates]?.breadth = Breadth(advancing: 3, declining: 7)
        }
    }

    static func currency(week: Double?) -> @Sendable (inout TestMarket) -> Void {
        { market in
            market.add("2330.TW")
            market.regions[.taiwan]?.index = "^TWII"
            market.add("^TWII") { state in
                state.local = PeriodReturns(week: 0, month: 0)
                state.usd = PeriodReturns(week: week, month: week)
            }
        }
    }

    static func old(_ count: Int, of members: Int) -> @Sendable (inout TestMarket) -> Void {
        { market in
            for number in 0..<members {
                market.add(Symbol(rawValue: "\(1000 + number).TW")) {
                    if number < count { $0.staleness = .sessionsBehind(1) }
                }
            }
        }
    }

    static let regions: [Case] = [
        Case(
            rule: "ai-spending", subject: .region(.unitedStates),
            message: "20.0% of the large cloud companies up in a month, PHLX Semiconductor -9.0%", severity: .high,
            raise: hyperscalers(up: 1, known: 5, index: -0.09), short: hyperscalers(up: 2, known: 5, index: -0.09),
            missing: hyperscalers(up: 0, known: 2, index: -0.09), holds: hyperscalers(up: 1, known: 5, index: -0.05)),
        Case(
            rule: "currency", subject: .region(.taiwan),
            message: "currency -2.5% in a week, -2.5% in a month",
            raise: currency(week: -0.025), short: currency(week: -0.019), missing: currency(week: nil),
            holds: currency(week: -0.018)),
        Case(
            rule: "one-sided", subject: .region(.taiwan), message: "-4.0% on average, 0 up and 5 down",
            raise: oneSided(0, 5, -0.04), short: oneSided(1, 4, -0.04), missing: oneSided(0, 5, nil)),
        Case(
            rule: "one-sided", subject: .region(.taiwan), message: "+6.0% on average, 9 up and 1 down", severity: .high,
            raise: oneSided(9, 1, 0.06), short: oneSided(9, 1, 0.029), missing: oneSided(9, 1, nil)),
        Case(
            rule: "correlation-spike", subject: .region(.taiwan),
            message: "20d correlation 1.00, 120d 0.19", raise: correlated(20),
            short: correlated(0), missing: { $0.add("2330.TW") }),
    ]

    static func oneSided(_ up: Int, _ down: Int, _ mean: Double?) -> @Sendable (inout TestMarket) -> Void {
        { market in
            market.add("2330.TW")
            market.regions[.taiwan]?.breadth = Breadth(advancing: up, declining: down)
            market.regions[.taiwan]?.local.count(PeriodReturns(day: mean), by: 1)
        }
    }

    /// Asia tech and the Nasdaq 100 over a month.
    static func rotated(_ asia: Double?, _ nasdaq: Double) -> @Sendable (inout TestMarket) -> Void {
        { market in
            var basket = BasketState(id: "asia-tech", name: "Asia tech", memberCount: 4)
            basket.local.month = asia
            market.baskets = [basket]
            market.add("^NDX") { $0.local.month = nasdaq }
        }
    }

    /// Four shares of which the last days move alike, and the days before do not.
    static func correlated(_ days: Int) -> @Sendable (inout TestMarket) -> Void {
        { market in
            for share in 0..<4 {
                let symbol = Symbol(rawValue: "\(1000 + share).TW")
                market.add(symbol)
                var price = 100.0
                var closes: [Double] = []
                var chance = UInt64(share + 1)
                var common = UInt64(99)
                for day in 0...120 {
                    chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    common = common &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    let source = day > 120 - days ? common : chance
                    price *= 0.99 + Double(source >> 40) / 0x1p24 * 0.02
                    closes.append(price)
                }
                market.close(symbol, closes)
            }
        }
    }

    static func basket(_ largest: Double?) -> @Sendable (inout TestMarket) -> Void {
        { market in
            var basket = BasketState(id: "asia-tech", name: "Asia tech", memberCount: 4)
            if let largest {
                basket.weights = [MemberWeight(symbol: "2330.TW", weight: largest)]
                for symbol in ["A", "B", "C"] {
                    basket.weights.append(MemberWeight(symbol: Symbol(rawValue: symbol), weight: (1 - largest) / 3))
                }
            }
            market.baskets = [basket]
        }
    }

    static func pair(_ percentile: Double, premium: Double, _ concerns: [ParityState.Concern] = [])
        -> @Sendable (
            inout TestMarket
        ) -> Void
    {
        { market in
            var state = ParityState(pair: ParityPair(kind: .adr, foreign: "TSM", home: "2330.TW", ratio: 5))
            state.premium = premium
            state.percentile = percentile
            state.concerns = concerns
            market.pairs = [state]
        }
    }

    static func feed(_ state: String, _ failures: Int = 0) -> @Sendable (inout TestMarket) -> Void {
        { market in
            market.feeds = [FeedStatus(feed: "yahoo", state: state, failures: failures, message: "timed out")]
        }
    }

    static let data: [Case] = [
        Case(
            rule: "rotation-reversal", subject: .basket("asia-tech"),
            message: "Asia tech -1.0% over a month, Nasdaq 100 +3.0%", raise: rotated(-0.01, 0.03),
            short: rotated(0.01, 0.03), missing: rotated(nil, 0.03), holds: rotated(0.02, 0.03)),
        Case(
            rule: "concentration", subject: .basket("asia-tech"),
            message: "largest member 26%, effective members 4", raise: basket(0.26),
            short: basket(0.25), missing: basket(nil), holds: basket(0.23)),
        Case(
            rule: "parity", subject: .pair(foreign: "TSM", home: "2330.TW"),
            message: "premium +22.0%, near 1-year high", raise: pair(0.96, premium: 0.22),
            short: pair(0.94, premium: 0.22), missing: pair(.nan, premium: 0.22), holds: pair(0.92, premium: 0.22)),
        Case(
            rule: "parity", subject: .pair(foreign: "TSM", home: "2330.TW"),
            message: "premium -12.0%, near 1-year low", raise: pair(0.05, premium: -0.12),
            short: pair(0.05, premium: -0.12, [.foreignStale]), missing: pair(.nan, premium: -0.12),
            holds: pair(0.05, premium: -0.12, [.foreignStale])),
        Case(
            rule: "stale", message: "2 sessions old (14 Jan)", raise: share { $0.staleness = .sessionsBehind(2) },
            short: share { _ in }, missing: share { $0.staleness = .unknown }),
        Case(
            rule: "stale", message: "705 sessions old (29 Dec 2023)",
            raise: share {
                $0.staleness = .sessionsBehind(705)
                $0.sessionDate = CalendarDate("2023-12-29")
            },
            short: share { _ in }, missing: share { $0.staleness = .unknown }),
        Case(
            rule: "stale", message: "45 min of trading missing", raise: share { $0.staleness = .minutesBehind(45) },
            short: share { _ in },
            missing: share {
                $0.price = nil; $0.staleness = .missing
            }),
    ]
}
