import Market
import RiskRules
import Testing

@Suite struct RuleBookTests {
    private func rules(_ text: String) throws -> RuleSet {
        try RuleSet([(file: "rules.yaml", text: text)], isShippedIncluded: false)
    }

    private func market() -> TestMarket {
        var market = TestMarket()
        market.add("2330.TW")
        market.add("2454.TW")
        market.add("NVDA")
        return market
    }

    static let four = """
        - {id: own, when: last > 150, message: "{last}"}
        - {id: peer, when: 'last > of("NVDA", last)', message: "{last}"}
        - {id: pane, when: change(day) < region.mean_change(day) - 5%, message: "{change(day)}"}
        - {id: aged, when: age > 1h, message: "{age}"}
        """

    @Test func aTickEvaluatesOnlyWhatReadsIt() throws {
        var market = market()
        var book = RuleBook(try rules(Self.four))
        #expect(book.update(market.data, .everything).evaluations == 12)
        #expect(book.update(market.data, RuleChanges()).evaluations == 0)
        market.add("2330.TW", price: 160)
        let update = book.update(market.data, RuleChanges(symbols: ["2330.TW"]))
        #expect(update.evaluations == 4)
        #expect(update.changed.map(\.rule) == ["own", "peer"])
        #expect(update.changed.allSatisfy { $0.subject == .instrument("2330.TW") })
    }

    @Test func whatOthersReadIsEvaluatedForThem() throws {
        var market = market()
        var book = RuleBook(try rules(Self.four))
        _ = book.update(market.data, .everything)
        market.add("NVDA", price: 90)
        let update = book.update(market.data, RuleChanges(symbols: ["NVDA"]))
        // Four rules of Nvidia's own, and the one that reads it of the two others.
        #expect(update.evaluations == 6)
        #expect(update.changed.count == 2)
        // A change of Nvidia's that the rule does not read is not a reason.
        market.add("NVDA", price: 90) { $0.source = "other" }
        #expect(book.update(market.data, RuleChanges(symbols: ["NVDA"])).evaluations == 4)
    }

    @Test func aRegionsFiguresReachItsOwnShares() throws {
        var market = market()
        var book = RuleBook(try rules(Self.four))
        _ = book.update(market.data, .everything)
        var mean = MeanReturns()
        mean.count(PeriodReturns(day: 0.1), by: 1)
        market.regions[.taiwan]?.local = mean
        // Only the rule that reads the mean, and only in Taiwan.
        #expect(book.update(market.data, RuleChanges()).evaluations == 2)
        market.regions[.taiwan]?.valuation = Valuation()
        #expect(book.update(market.data, RuleChanges()).evaluations == 0)
    }

    @Test func timeConcernsOnlyWhatReadsIt() throws {
        var market = market()
        var book = RuleBook(try rules(Self.four))
        _ = book.update(market.data, .everything)
        market.now = market.now.advanced(seconds: 3601)
        let update = book.update(market.data, RuleChanges(time: true))
        #expect(update.evaluations == 3)
        #expect(update.changed.count == 3)
    }

    @Test func dependenciesAreKnown() throws {
        let expression = try RuleExpression(
            "last > of(\"NVDA\", last) and spread(\"asia-tech\", \"^NDX\", ytd) > 0 and region.breadth > 1% and age > 1h",
            scope: .instrument)
        let reads = expression.dependencies
        #expect(reads.symbols == ["NVDA", "^NDX"])
        #expect(reads.baskets == ["asia-tech"])
        #expect(reads.readsSubject && reads.readsOwnRegion && reads.readsTime)
        #expect(!reads.readsHistory && !reads.readsDate && !reads.readsFlags)
        #expect(try RuleExpression("sma(33) > 1", scope: .instrument).dependencies.readsHistory)
        #expect(try !RuleExpression("sma(20) > 1", scope: .instrument).dependencies.readsHistory)
    }

    @Test func historiesConcernOnlyTheirOwn() throws {
        var market = market()
        market.close("2330.TW", [1, 2, 3])
        var book = RuleBook(
            try rules("- {id: a, when: change_over(3) > 10, message: x}\n- {id: b, when: last > 1000, message: x}"))
        _ = book.update(market.data, .everything)
        #expect(book.update(market.data, RuleChanges(histories: ["2330.TW"])).evaluations == 1)
    }

    @Test func aFlagThatNobodyCanTellStaysUncertain() throws {
        var market = market()
        var book = RuleBook(try rules("- {id: a, when: last > 150, message: \"{last}\"}"))
        market.add("2330.TW", price: 160)
        _ = book.update(market.data, .everything)
        market.add("2330.TW", price: nil)
        let update = book.update(market.data, RuleChanges(symbols: ["2330.TW"]))
        #expect(update.changed.first?.flag?.isUncertain == true)
        #expect(update.changed.first?.flag?.message == "160.0")
        #expect(book.raised.count == 1)
        #expect(book.unknown(in: market.data).map(\.verdict) == [.unknown("no price for 2330.TW")])
        market.add("2330.TW", price: 140)
        #expect(book.update(market.data, RuleChanges(symbols: ["2330.TW"])).cleared.count == 1)
        #expect(book.raised.isEmpty)
    }

    @Test func aConditionHasToHoldWithoutABreak() throws {
        var market = market()
        var book = RuleBook(try rules("- {id: a, for: 10min, when: last > 150, message: x}"))
        _ = book.update(market.data, .everything)
        func tick(_ price: Double, after seconds: Int) -> Int {
            market.now = market.now.advanced(seconds: seconds)
            market.add("2330.TW", price: price)
            return book.update(market.data, RuleChanges(symbols: ["2330.TW"])).changed.count
        }
        #expect(tick(160, after: 1) == 0)
        #expect(tick(160, after: 599) == 0)
        #expect(tick(140, after: 0) == 0)
        #expect(tick(160, after: 1) == 0)
        #expect(tick(161, after: 599) == 0)
        #expect(tick(161, after: 1) == 1)
    }

    @Test func flappingIsDamped() throws {
        var market = market()
        var book = RuleBook(try rules("- {id: a, when: last > 150, message: x}"))
        _ = book.update(market.data, .everything)
        func tick(_ price: Double, after seconds: Int) -> [Int] {
            market.now = market.now.advanced(seconds: seconds)
            market.add("2330.TW", price: price)
            let update = book.update(market.data, RuleChanges(symbols: ["2330.TW"]))
            return [update.changed.count, update.cleared.count]
        }
        for _ in 0..<2 {
            #expect(tick(160, after: 60) == [1, 0])
            #expect(tick(140, after: 60) == [0, 1])
        }
        // The third time within an hour it is not let go so quickly.
        #expect(tick(160, after: 60) == [1, 0])
        for _ in 0..<5 {
            #expect(tick(140, after: 60) == [0, 0])
            #expect(tick(160, after: 60) == [0, 0])
        }
        #expect(tick(140, after: 60) == [0, 0])
        market.now = market.now.advanced(seconds: 599)
        #expect(book.update(market.data, RuleChanges(time: true)).cleared.isEmpty)
        market.now = market.now.advanced(seconds: 1)
        #expect(book.update(market.data, RuleChanges(time: true)).cleared.count == 1)
        // An hour later all is forgotten.
        market.now = market.now.advanced(seconds: 3600)
        _ = book.update(market.data, RuleChanges(time: true))
        #expect(tick(160, after: 1) == [1, 0])
        #expect(tick(140, after: 1) == [0, 1])
    }

    @Test func whoeverGoesTakesTheFlagsAlong() throws {
        var market = market()
        var book = RuleBook(try rules("- {id: a, when: last > 50, message: x}"))
        _ = book.update(market.data, .everything)
        #expect(book.raised.count == 3)
        market.states["NVDA"] = nil
        #expect(book.update(market.data, RuleChanges(symbols: ["NVDA"])).cleared.count == 1)
        market.states["2454.TW"] = nil
        #expect(book.update(market.data, .everything).cleared.count == 1)
        #expect(book.raised.map(\.subject) == [.instrument("2330.TW")])
    }

    @Test(arguments: [
        ("TW", 2), ("equity", 3), ("NVDA", 1), ("ai-capex", 2), ("us-export-control", 2), ("index", 0),
    ])
    func onlySomeAreMeant(only: String, count: Int) throws {
        var book = RuleBook(try rules("- {id: a, only: [\(only)], when: last > 50, message: x}"))
        _ = book.update(market().data, .everything)
        #expect(book.raised.count == count)
        #expect(book.count().unknown == 0)
    }

    @Test func flagsAreTakenUpAgain() throws {
        var market = market()
        let text =
            "- {id: a, when: last > 150, clear: last < 120, message: \"{last}\"}\n- {id: b, when: last > 150, message: x}"
        func record(_ rule: String, _ symbol: Symbol) -> FlagRecord {
            let flag = RaisedFlag(severity: .warn, message: "m", since: instant("2026-01-13T04:00:00Z"))
            let key = FlagKey(rule: rule, subject: .instrument(symbol))
            return FlagRecord(key: key, flag: flag, at: instant("2026-01-13T04:00:00Z"))
        }
        var book = RuleBook(try rules(text))
        let records = [record("a", "2330.TW"), record("b", "2330.TW"), record("a", "GONE"), record("old", "NVDA")]
        #expect(book.resume(records) == [FlagKey(rule: "old", subject: .instrument("NVDA"))])
        market.add("2330.TW", price: 130)
        let update = book.update(market.data, .everything)
        #expect(keys(update.cleared) == [records[1].key, records[2].key])
        #expect(book.raised.map(\.rule) == ["a"])
        #expect(book.raised.first?.flag?.since == instant("2026-01-13T04:00:00Z"))
        #expect(book.raised.first?.flag?.message == "130.0")
    }

    private func keys(_ outcomes: [RuleOutcome]) -> Set<FlagKey> {
        Set(outcomes.map { FlagKey(rule: $0.rule, subject: $0.subject) })
    }

    /// What ticks one by one make of it is what a look at everything makes of it.
    @Test func ticksAndAFreshLookAgree() throws {
        var market = market()
        for number in 0..<20 { market.add(Symbol(rawValue: "\(1000 + number).TW")) }
        market.value(.taiwan, forwardPE: 20)
        let set = try RuleSet()
        var book = RuleBook(set)
        _ = book.update(market.data, .everything)
        var chance = UInt64(7)
        func next(_ bound: Int) -> Int {
            chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(chance >> 33) % bound
        }
        let symbols = market.states.keys.sorted()
        for _ in 0..<300 {
            // So slowly that nothing flaps.
            market.now = market.now.advanced(seconds: 1200)
            let symbol = symbols[next(symbols.count)]
            market.add(symbol, price: next(10) == 0 ? nil : 50 + Double(next(100))) { state in
                state.indicators.simpleAverage200 = 70
                state.indicators.volatility = Double(next(200)) / 100
                state.staleness = state.price == nil ? .missing : next(3) == 0 ? .sessionsBehind(1) : .current
                state.limit = PriceLimit(reference: 100, instrument: state.instrument, on: date("2026-01-14"))
            }
            market.facts[symbol] = nil
            market.fact(symbol, Fact.forwardPE, Double(next(90)))
            _ = book.update(market.data, RuleChanges(symbols: [symbol]))
        }
        var fresh = RuleBook(set)
        _ = fresh.update(market.data, .everything)
        // Rules with hysteresis may still be raised where a fresh look would not raise them, never the other way; so may
        // flags that became unknown.
        let uncertain = book.raised.filter { $0.flag?.isUncertain == true }
        let certain = keys(book.raised).subtracting(keys(uncertain))
        #expect(!fresh.raised.isEmpty && !uncertain.isEmpty)
        #expect(keys(fresh.raised).isSubset(of: certain))
        for key in certain.subtracting(keys(fresh.raised)) {
            #expect(set[key.rule]?.clear != nil, "\(key.rule) \(key.subject.key)")
        }
        #expect(book.unknown(in: market.data, limit: 9999).count == fresh.unknown(in: market.data, limit: 9999).count)
    }
}
