import Market
import RiskRules
import Testing

/// Every shipped rule on data that raise it, on data one step short, on missing data, and clearing.
@Suite struct ShippedRuleTests {
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
            rule: "stretched", message: "41.0% above its 200-day average",
            raise: share { $0.indicators.simpleAverage200 = 100 / 1.41 },
            short: share { $0.indicators.simpleAverage200 = 100 / 1.40 }, missing: missingIndicators,
            holds: share { $0.indicators.simpleAverage200 = 100 / 1.36 }),
        Case(
            rule: "volatility", message: "volatility 81.0% a year over 20 sessions",
            raise: share { $0.indicators.volatility = 0.81 }, short: share { $0.indicators.volatility = 0.80 },
            missing: missingIndicators, holds: share { $0.indicators.volatility = 0.75 }),
        Case(
            rule: "drawdown", message: "-20.0% below its highest close of a year",
            raise: share { $0.indicators.drawdown = -0.20 }, short: share { $0.indicators.drawdown = -0.199 },
            missing: missingIndicators, holds: share { $0.indicators.drawdown = -0.16 }),
        Case(
            rule: "volume", message: "3.00× the usual volume, +2.0% today", severity: .info,
            raise: share { ($0.indicators.volumeRatio, $0.local.day) = (3, 0.02) },
            short: share { $0.indicators.volumeRatio = 2.99 }, missing: missingIndicators,
            holds: share { ($0.indicators.volumeRatio, $0.local.day) = (2.6, 0.02) }),
        Case(
            rule: "gap", message: "opened -5.0% from its previous close", severity: .info,
            raise: share { ($0.previousClose, $0.session.open) = (100, 95) },
            short: share { ($0.previousClose, $0.session.open) = (100, 95.1) }, missing: share { _ in }),
        Case(
            rule: "limit", message: "at its upper limit", severity: .high,
            raise: share { $0.limit = PriceLimit(reference: 91, instrument: $0.instrument, on: date("2026-01-14")) },
            short: share { $0.limit = PriceLimit(reference: 94, instrument: $0.instrument, on: date("2026-01-14")) },
            missing: share { _ in }),
        Case(
            rule: "limit", message: "1.0% below its upper limit",
            raise: share { $0.limit = PriceLimit(reference: 92, instrument: $0.instrument, on: date("2026-01-14")) },
            short: share {
                $0.limit = PriceLimit(reference: 92, instrument: $0.instrument, on: date("2026-01-14"))
                $0.staleness = .sessionsBehind(1)
            },
            missing: share { $0.price = nil }),
        Case(
            rule: "weak-strength", message: "relative strength 20 of 99, below its 50-day and 200-day averages",
            raise: share { weak(&$0, rank: 20) }, short: share { weak(&$0, rank: 21) }, missing: missingIndicators,
            holds: share { weak(&$0, rank: 24) }),
    ]

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
            rule: "dear-to-region", message: "forward P/E 41.00×, its market's 20.00×", severity: .info,
            raise: dear(41, market: 20), short: dear(40, market: 20), missing: dear(nil, market: 20),
            holds: dear(37, market: 20)),
        Case(
            rule: "dear-to-peer", message: "forward P/E 40.00×, Nvidia 26.00×", raise: dear(40, market: 20, peer: 26),
            short: dear(39, market: 20, peer: 26), missing: dear(40, market: 20), holds: dear(38, market: 20, peer: 26)),
        Case(
            rule: "target-passed", message: "1.0% above the mean target 99.0", severity: .info, raise: target(99),
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
            rule: "ipo-froth", subject: .instrument("6082.HK"), message: "+94.0% over its offer price",
            raise: listed("2026-01-02", since: 0.94), short: listed("2026-01-02", since: 0.75),
            missing: listed(nil, since: 0.94), holds: listed("2026-01-02", since: 0.65)),
        Case(
            rule: "ipo-froth", subject: .instrument("6082.HK"), message: "+160.0% over its offer price",
            severity: .high,
            raise: listed("2026-01-02", since: 1.6), short: listed("2025-07-01", since: 1.6),
            missing: listed("2026-01-02", since: nil)),
        Case(
            rule: "lock-up", message: "early holders may sell in 14 d", raise: event("lock-up", "2026-01-28"),
            short: event("lock-up", "2026-01-29"), missing: event("lock-up", nil)),
        Case(
            rule: "earnings-near", message: "results in 1 d", severity: .info, raise: event("earnings", "2026-01-15"),
            short: event("earnings", "2026-01-18"), missing: event("earnings", "2026-01-13")),
        Case(
            rule: "overcapacity", message: "capacity +30.0%, price -11.0% over three months",
            raise: capacity(0.30, quarter: -0.11), short: capacity(0.25, quarter: -0.11),
            missing: capacity(nil, quarter: -0.11)),
    ]

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
            message: "20.0% of the large cloud companies up over a month, PHLX Semiconductor -9.0%", severity: .high,
            raise: hyperscalers(up: 1, known: 5, index: -0.09), short: hyperscalers(up: 2, known: 5, index: -0.09),
            missing: hyperscalers(up: 0, known: 2, index: -0.09), holds: hyperscalers(up: 1, known: 5, index: -0.05)),
        Case(
            rule: "currency", subject: .region(.taiwan),
            message: "its currency -2.5% over a week, -2.5% over a month against the dollar",
            raise: currency(week: -0.025), short: currency(week: -0.019), missing: currency(week: nil),
            holds: currency(week: -0.018)),
        Case(
            rule: "correlation-spike", subject: .region(.taiwan),
            message: "mean correlation 1.00 over 20 sessions, 0.19 over 120", raise: correlated(20),
            short: correlated(0), missing: { $0.add("2330.TW") }),
    ]

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

    static func gauge(_ largest: Double?) -> @Sendable (inout TestMarket) -> Void {
        { market in
            var gauge = GaugeState(id: "asia-tech", name: "Asia tech", memberCount: 4)
            if let largest {
                gauge.weights = [MemberWeight(symbol: "2330.TW", weight: largest)]
                for symbol in ["A", "B", "C"] {
                    gauge.weights.append(MemberWeight(symbol: Symbol(rawValue: symbol), weight: (1 - largest) / 3))
                }
            }
            market.gauges = [gauge]
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
            rule: "concentration", subject: .gauge("asia-tech"),
            message: "its largest member is 26.0% of it, as concentrated as 4.00 equal ones", raise: gauge(0.26),
            short: gauge(0.25), missing: gauge(nil), holds: gauge(0.23)),
        Case(
            rule: "parity", subject: .pair(foreign: "TSM", home: "2330.TW"),
            message: "premium +22.0%, above 96.0% of the last year's", raise: pair(0.96, premium: 0.22),
            short: pair(0.94, premium: 0.22), missing: pair(.nan, premium: 0.22), holds: pair(0.92, premium: 0.22)),
        Case(
            rule: "parity", subject: .pair(foreign: "TSM", home: "2330.TW"),
            message: "premium -12.0%, above 5.0% of the last year's", raise: pair(0.05, premium: -0.12),
            short: pair(0.05, premium: -0.12, [.foreignStale]), missing: pair(.nan, premium: -0.12),
            holds: pair(0.05, premium: -0.12, [.foreignStale])),
        Case(
            rule: "stale", message: "2 sessions old (14 Jan)", raise: share { $0.staleness = .sessionsBehind(2) },
            short: share { _ in }, missing: share { $0.staleness = .unknown }),
        Case(
            rule: "stale", message: "price 45 min old", raise: share { $0.staleness = .minutesBehind(45) },
            short: share { _ in },
            missing: share {
                $0.price = nil; $0.staleness = .missing
            }),
    ]

    @Test(arguments: prices + valuations + others + regions + data)
    func rule(_ tested: Case) throws {
        func outcome(_ market: TestMarket, _ book: inout RuleBook) -> RuleOutcome? {
            _ = book.update(market.data, .everything)
            return book.outcome(of: tested.rule, for: tested.subject, in: market.data)
        }
        var market = TestMarket()
        tested.raise(&market)
        var book = RuleBook(.shipped)
        let flag = try #require(outcome(market, &book)?.flag)
        #expect(flag.message == tested.message)
        #expect(flag.severity == tested.severity)
        #expect(book.raised.contains { $0.rule == tested.rule && $0.subject == tested.subject })
        if let holds = tested.holds {
            holds(&market)
            #expect(outcome(market, &book)?.flag != nil)
        }
        var short = TestMarket()
        tested.short(&short)
        var other = RuleBook(.shipped)
        #expect(outcome(short, &other)?.verdict == .clear)
        if tested.holds == nil { #expect(outcome(short, &book)?.verdict == .clear) }
        var missing = TestMarket()
        tested.missing(&missing)
        var last = RuleBook(.shipped)
        guard case .unknown(let reason) = outcome(missing, &last)?.verdict else {
            Issue.record("missing data say \(String(describing: outcome(missing, &last)))")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test func missingPricesAndRegionsAreNeverUnknown() throws {
        var market = TestMarket()
        market.add("2330.TW", price: nil)
        var book = RuleBook(.shipped)
        _ = book.update(market.data, .everything)
        #expect(
            book.outcome(of: "missing", for: .instrument("2330.TW"), in: market.data)?.flag?.message == "no price yet")
        market.add("2330.TW")
        _ = book.update(market.data, RuleChanges(symbols: ["2330.TW"]))
        #expect(book.outcome(of: "missing", for: .instrument("2330.TW"), in: market.data)?.verdict == .clear)
    }

    @Test(arguments: [(1, 1, 1), (2, 4, 1), (2, 5, 2), (3, 5, 1), (2, 2, 1)])
    func aRegionSpeaksForItsHalf(behind: Int, members: Int, flags: Int) {
        var market = TestMarket()
        Self.old(behind, of: members)(&market)
        var book = RuleBook(.shipped)
        _ = book.update(market.data, .everything)
        let raised = book.raised.filter { ["stale", "stale-region"].contains($0.rule) }
        #expect(raised.count == flags)
        if behind > 1 && flags == 1 {
            #expect(raised.first?.subject == .region(.taiwan))
            #expect(raised.first?.flag?.message == "\(behind) of \(members) with old prices")
        }
    }

    @Test func aFailingFeedIsWaitedFor() throws {
        var market = TestMarket()
        var book = RuleBook(.shipped)
        Self.feed("failing", 3)(&market)
        #expect(book.update(market.data, .everything).changed.isEmpty)
        market.now = market.now.advanced(seconds: 119)
        #expect(book.update(market.data, RuleChanges(time: true)).changed.isEmpty)
        market.now = market.now.advanced(seconds: 1)
        let update = book.update(market.data, RuleChanges(time: true))
        #expect(update.changed.first?.flag?.message == "3 failures: timed out")
        #expect(update.changed.first?.flag?.since == instant("2026-01-14T04:00:00Z"))
        Self.feed("failing", 10)(&market)
        #expect(book.update(market.data, RuleChanges(feeds: true)).changed.first?.flag?.severity == .high)
        Self.feed("ok")(&market)
        #expect(book.update(market.data, RuleChanges(feeds: true)).cleared.map(\.rule) == ["feed"])
    }

    @Test func everyShippedRuleIsTested() throws {
        let rules = try RuleSet().rules.map(\.id)
        let tested = Set((Self.prices + Self.valuations + Self.others + Self.regions + Self.data).map(\.rule))
        #expect(Set(rules).subtracting(tested) == ["missing", "stale-region", "feed"])
    }
}
