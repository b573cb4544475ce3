import Market
import RiskRules
import Testing

/// Where a third of a region has a flag of one rule, one flag stands for the region.
@Suite struct RegionCauseTests {
    /// Taiwan's stocks of which the first fell by five standard deviations.
    private func market(_ fallen: Int, of members: Int = 12, at now: String = "2026-01-14T04:00:00Z") -> TestMarket {
        var market = TestMarket()
        market.now = instant(now)
        for number in 0..<members {
            market.add(Symbol(rawValue: "\(1000 + number).TW")) { state in
                (state.indicators.changeMean, state.indicators.changeDeviation) = (0, 0.02)
                state.local.day = number < fallen ? -0.08 : -0.01
            }
        }
        return market
    }

    private func moves(_ book: RuleBook) -> [RuleOutcome] { book.raised.filter { $0.rule == "move" } }

    @Test("A third of a region is one flag, less is a flag each", arguments: [(3, 3), (4, 1), (12, 1)])
    func aThirdIsOneFlag(fallen: Int, flags: Int) throws {
        var book = RuleBook(.shipped)
        let update = book.update(market(fallen).data, .everything)
        let raised = moves(book)
        #expect(raised.count == flags)
        #expect(update.changed.filter { $0.rule == "move" }.count == flags)
        #expect(update.cleared.filter { $0.rule == "move" }.isEmpty)
        guard flags == 1 else { return }
        #expect(raised.first?.subject == .region(.taiwan))
        #expect(raised.first?.flag?.message == "\(fallen) of 12 stocks: unusual move")
        #expect(raised.first?.flag?.members.count == fallen)
    }

    @Test("Flags of members end where their region's begins, and begin again where that ends")
    func membersGiveWay() throws {
        var book = RuleBook(.shipped)
        _ = book.update(market(3).data, .everything)
        let forming = book.update(market(5).data, .everything)
        #expect(forming.changed.filter { $0.rule == "move" }.map(\.subject) == [.region(.taiwan)])
        #expect(Set(forming.cleared.filter { $0.rule == "move" }.map(\.subject.key)).count == 3)
        // The next session: two of them fall again, too few for one flag.
        var next = market(2, at: "2026-01-15T04:00:00Z")
        for symbol in next.states.keys { next.states[symbol]?.sessionDate = date("2026-01-15") }
        let ending = book.update(next.data, .everything)
        #expect(ending.cleared.contains { $0.rule == "move" && $0.subject == .region(.taiwan) })
        #expect(moves(book).count == 2)
        #expect(ending.changed.filter { $0.rule == "move" }.count == 2)
    }

    @Test("A region's flag is taken up by a program that starts again")
    func theFlagIsTakenUp() throws {
        var book = RuleBook(.shipped)
        let market = market(6)
        let outcome = try #require(book.update(market.data, .everything).changed.first { $0.rule == "move" })
        let flag = try #require(outcome.flag)
        let record = FlagRecord(key: outcome.key, flag: flag, at: market.now)
        var other = RuleBook(.shipped)
        #expect(other.resume([record]).isEmpty)
        _ = other.update(market.data, .everything)
        #expect(moves(other).map(\.flag?.since) == [flag.since])
    }

    @Test("What is reported adds up to what is raised, whatever happens", arguments: 1...20)
    func reportsAddUp(seed: UInt64) throws {
        var chance = seed
        func next(_ limit: Int) -> Int {
            chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(chance >> 33) % limit
        }
        var book = RuleBook(.shipped)
        var known: Set<FlagKey> = []
        var day = date("2026-01-05")
        for _ in 0..<40 {
            if next(3) == 0 { day = day.advanced(days: 1) }
            var market = market(next(10), at: "\(day)T0\(2 + next(3)):00:00Z")
            for symbol in market.states.keys { market.states[symbol]?.sessionDate = day }
            let update = book.update(market.data, .everything)
            for outcome in update.cleared { known.remove(outcome.key) }
            for outcome in update.changed { known.insert(outcome.key) }
            #expect(known == Set(book.raised.map(\.key)))
        }
    }
}
