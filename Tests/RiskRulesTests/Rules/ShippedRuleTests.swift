import Market
import RiskRules
import Testing

/// Every shipped rule on data that raise it, on data one step short, on missing data, and clearing.
@Suite struct ShippedRuleTests {
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
        if tested.holds == nil {
            // A flag about a session stands for as long as that is the last one.
            let isOfSession = RuleSet.shipped[tested.rule]?.term != .condition
            let after = outcome(short, &book)
            #expect((after?.verdict == .clear) != isOfSession)
            if isOfSession {
                short.now = short.now.advanced(seconds: 86_400)
                #expect(outcome(short, &book)?.verdict == .clear)
            }
        }
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
            #expect(raised.first?.flag?.message == "\(behind) of \(members) with stale prices")
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

    @Test("A quarantined quote raises its own flag and none while nothing is doubted")
    func aDoubtIsAFlag() {
        var market = TestMarket()
        market.add("2330.TW")
        market.states["2330.TW"]?.doubt = "160,000 is beyond the day's limits 1,415 to 1,720"
        var book = RuleBook(.shipped)
        let raised = book.update(market.data, .everything).changed.first { $0.rule == "doubtful" }
        #expect(raised?.flag?.message == "160,000 is beyond the day's limits 1,415 to 1,720")
        market.states["2330.TW"]?.doubt = nil
        #expect(book.update(market.data, .everything).cleared.map(\.rule).contains("doubtful"))
    }

    @Test func everyShippedRuleIsTested() throws {
        let rules = try RuleSet().rules.map(\.id)
        let tested = Set((Self.prices + Self.valuations + Self.others + Self.regions + Self.data).map(\.rule))
        #expect(Set(rules).subtracting(tested) == ["missing", "stale-region", "feed", "doubtful"])
    }
}
