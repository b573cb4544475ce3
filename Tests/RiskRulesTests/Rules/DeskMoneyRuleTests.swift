import Analytics
import Market
import RiskRules
import Testing

/// Rules about stocks leave currencies, volatility and yields alone.
@Suite struct DeskMoneyRuleTests {
    /// A market in which every figure of an instrument is one that a stock would be flagged for.
    private func wild(_ symbol: Symbol) -> TestMarket {
        var market = TestMarket()
        market.add(symbol, price: 40) { state in
            state.previousClose = 16
            state.local = PeriodReturns(day: 1.5, week: 1.5, month: 1.5, yearToDate: 1.5)
            state.session.open = 35
            state.indicators.drawdown = -0.6
            state.indicators.simpleAverage50 = 45
            state.indicators.simpleAverage200 = 15
            state.indicators.volatility = 2.4
            state.indicators.volumeRatio = 9
            state.indicators.relativeStrengthRank = 3
        }
        market.close(symbol, (0..<260).map { 16 + Double($0 % 5) * 0.05 }, volume: 1000)
        market.states[symbol]?.session.volume = 9000
        return market
    }

    private func raised(_ symbol: Symbol) -> [String] {
        let market = wild(symbol)
        var book = RuleBook(.shipped)
        _ = book.update(market.data, .everything)
        return book.raised.filter { $0.subject == .instrument(symbol) }.map(\.rule).sorted()
    }

    @Test("No shipped rule judges currencies, volatility or a yield as a stock", arguments: DeskMoney.symbols)
    func money(symbol: Symbol) {
        #expect(raised(symbol) == [])
    }

    @Test("A stock with the same figures is flagged") func stock() {
        let rules = raised("NVDA")
        #expect(Set(rules).isSuperset(of: ["drawdown", "stretched", "volatility", "volume"]), "\(rules)")
    }

    @Test("A stale price of theirs is still flagged", arguments: DeskMoney.symbols) func data(symbol: Symbol) {
        var market = TestMarket()
        market.add(symbol) { $0.staleness = .sessionsBehind(2) }
        var book = RuleBook(.shipped)
        _ = book.update(market.data, .everything)
        #expect(book.raised.map(\.rule) == ["stale"])
    }
}
