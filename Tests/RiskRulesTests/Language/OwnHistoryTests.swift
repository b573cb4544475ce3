import Market
import Testing

@testable import RiskRules

/// Figures that compare today with a stock's own past, its region and a level.
@Suite struct OwnHistoryTests {
    /// A hundred sessions in which the price goes up and down by 1 %, and a price after them.
    private func market(_ price: Double, volume: Double = 1000) -> TestMarket {
        var market = TestMarket()
        market.close("2330.TW", (0..<100).map { $0 % 2 == 0 ? 100 : 101 }, volume: 1000)
        market.add("2330.TW", price: price) { state in
            state.local.day = price / 101 - 1
            state.previousClose = 101
            state.session.volume = volume
        }
        return market
    }

    @Test("A z-score counts standard deviations from the mean of the sessions before") func scores() throws {
        let market = market(95.95)
        // The returns are +1 % and -0.990 % in turn: their deviation is 1 %, their mean nearly 0.
        let score = try market.value("zscore(change, 90)").number
        #expect(abs((score ?? 0) + 5.0) < 0.05)
        #expect(try market.value("zscore(volume)").isUnknown)
    }

    @Test("A gap has its sign over every window") func gaps() throws {
        var market = market(101)
        let bars = market.bars["2330.TW"] ?? []
        market.bars["2330.TW"] = zip(bars, [bars[0]] + bars).map { bar, before in
            DailyBar(
                date: bar.date, open: before.close * (bar.close > 100.5 ? 1.01 : 0.99), close: bar.close,
                volume: bar.volume)
        }
        market.states["2330.TW"]?.session.open = 101 * 0.95
        let score = try market.value("zscore(gap, 90)").number
        #expect(abs((score ?? 0) + 5) < 0.05)
        #expect(try market.value("percentile_of(gap, 90)").number == 0)
    }

    @Test("A percentile is the share of the sessions before that today is not below") func percentiles() throws {
        #expect(try market(95).value("percentile_of(move, 90)").number == 1)
        #expect(try market(95).value("percentile_of(change, 90)").number == 0)
        #expect(try market(101, volume: 500).value("percentile_of(volume, 90)").number == 0)
    }

    @Test("Fewer than sixty sessions say nothing") func fewSessions() throws {
        var market = TestMarket()
        market.close("2330.TW", (0..<40).map { 100 + Double($0 % 2) })
        market.add("2330.TW", price: 90) { $0.local.day = -0.1 }
        let value = try market.value("percentile_of(move)")
        #expect(value.isUnknown)
    }

    @Test("A level is crossed on the day that the price passes it, and not after") func crossings() throws {
        var market = TestMarket()
        market.close("2330.TW", (0..<60).map { 100 + Double($0) * 0.1 })
        market.add("2330.TW", price: 90)
        #expect(try market.value("crossed_below(sma, 50)").content == .truth(true))
        #expect(try market.value("crossed_above(sma, 50)").content == .truth(false))
        market.close("2330.TW", (0..<60).map { 100 + Double($0) * 0.1 } + [90])
        #expect(try market.value("crossed_below(sma, 50)").content == .truth(false))
        market.add("2330.TW", price: 120)
        #expect(try market.value("crossed_above(highest, 50)").content == .truth(true))
        #expect(try market.value("crossed_above(sma, 200)").isUnknown)
    }

    @Test("A region counts the stocks that meet a condition, and each stock knows its rank") func counts() throws {
        var market = TestMarket()
        for number in 0..<5 {
            market.add(Symbol(rawValue: "\(1000 + number).TW")) { $0.local.day = Double(number) * 0.01 - 0.02 }
        }
        market.add("1005.TW")
        let region = RuleSubject.region(.taiwan)
        #expect(try market.value("count(change(day) < 0%)", of: region).number == 2)
        #expect(try market.value("share(change(day) < 0%)", of: region).number == 0.4)
        #expect(try market.value("region_rank(day)", of: .instrument("1004.TW")).number == 1)
        #expect(try market.value("region_rank(day)", of: .instrument("1000.TW")).number == 0.2)
        #expect(try market.value("region_rank(day)", of: .instrument("1005.TW")).isUnknown)
    }

    @Test(
        "Mistakes in the new names say what is expected",
        arguments: [
            ("zscore(chnge)", RuleScope.instrument, "did you mean `change`?"),
            ("percentile_of(move, 10) > 5%", .instrument, "from 60 to 250"),
            ("crossed_above(last, 20)", .instrument, "a level"),
            ("count(last) > 3", .region, "needs a condition"),
            ("count(of(\"2330.TW\", last) > 1) > 3", .region, "cannot stand inside"),
            ("share() > 3", .region, "expected `share(condition)`"),
        ])
    func mistakes(text: String, scope: RuleScope, message: String) throws {
        do {
            _ = try RuleExpression(text, scope: scope)
            Issue.record("\(text) compiled")
        } catch {
            #expect("\(error)".contains(message))
        }
    }
}
