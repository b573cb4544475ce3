import Market
import Testing

@testable import RiskRules

@Suite struct FlagListTests {
    private static let rules = """
        - id: far
          title: Far
          severity: info
          when: change(day) > 5%
          high-when: change(day) > 20%
          message: "up {change(day):+%}"
        - id: low
          title: Low
          severity: warn
          covered-by: old
          when: last < 50
          message: "{last}"
        - id: old
          title: Old
          severity: warn
          scope: region
          when: behind > 1
          message: "{behind:0} old"
        """

    /// However flags come and go one by one, the list is what a list made at once is.
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func equalsAListMadeAtOnce(seed: UInt64) throws {
        let rules = try RuleSet([(file: "rules.yaml", text: Self.rules)], isShippedIncluded: false)
        var market = TestMarket()
        let symbols = (0..<30).compactMap { Symbol(validating: "\(2300 + $0).TW") }
        for symbol in symbols { market.add(symbol) }
        market.regions[.taiwan] = RegionState(region: .taiwan, status: ExchangeStatus(phase: .open, next: nil))
        var book = RuleBook(rules)
        var list = FlagList(rules)
        var generator = LinearGenerator(state: seed)
        list.take(book.update(market.data, .everything), of: book, watched: [], in: market.data)
        for _ in 0..<60 {
            market.now = market.now.advanced(seconds: 1)
            let changed = Set((0..<3).map { _ in symbols[Int(generator.next() % 30)] })
            for symbol in changed {
                market.states[symbol]?.price = Double(generator.next() % 100) + 1
                market.states[symbol]?.local.day = Double(generator.next() % 40) / 100
                market.states[symbol]?.staleness = generator.next() % 9 == 0 ? .sessionsBehind(2) : .current
            }
            let update = book.update(market.data, RuleChanges(symbols: changed))
            list.take(update, of: book, watched: [], in: market.data)
            let fresh = book.flags(in: market.data)
            try #require(list.flags == fresh)
            for symbol in symbols {
                let worst = fresh.filter { $0.scope == .instrument(symbol) }.map(\.severity).max()
                try #require(list.flagged[symbol] == worst)
            }
        }
        #expect(!list.flags.isEmpty)
    }

    @Test func theWorstComeFirstThenTheNewest() throws {
        let rules = try RuleSet([(file: "rules.yaml", text: Self.rules)], isShippedIncluded: false)
        var market = TestMarket()
        market.add("2330.TW") { $0.local.day = 0.1 }
        var book = RuleBook(rules)
        var list = FlagList(rules)
        list.take(book.update(market.data, .everything), of: book, watched: [], in: market.data)
        market.now = market.now.advanced(seconds: 60)
        market.add("2454.TW") { $0.local.day = 0.1 }
        market.add("2303.TW") { $0.local.day = 0.3 }
        let update = book.update(market.data, RuleChanges(symbols: ["2454.TW", "2303.TW"]))
        list.take(update, of: book, watched: [], in: market.data)
        #expect(list.flags.map(\.scope) == [.instrument("2303.TW"), .instrument("2454.TW"), .instrument("2330.TW")])
        #expect(list.count(FlagQuery(severity: .high, region: .taiwan), in: InstrumentTable()) == 0)
        var table = InstrumentTable()
        for state in market.states.values { table[state.instrument.symbol] = state }
        #expect(list.count(FlagQuery(severity: .high, region: .taiwan), in: table) == 1)
        #expect(list.count(FlagQuery(severity: .info, region: nil), in: table) == 3)
    }
}

/// Numbers that look random and are the same every time.
private struct LinearGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
