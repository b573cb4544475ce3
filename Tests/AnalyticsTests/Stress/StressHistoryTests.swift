import Analytics
import Market
import Testing

/// Where the newest day stands among the last 250.
@Suite struct StressHistoryTests {
    /// Stocks whose prices move by 0.1 % more on each day, up and down in turn.
    private func closes(_ days: Int, stocks: Int = 6) -> [[DatedClose]] {
        let first = CalendarDate("2025-01-01")?.daysSince1970 ?? 0
        return (0..<stocks).map { _ in
            var price = 100.0
            return (0...days).map { day in
                if day > 0 { price *= 1 + (day % 2 == 0 ? 1 : -1) * Double(day) * 0.0001 }
                return DatedClose(date: CalendarDate(daysSince1970: first + day), close: price)
            }
        }
    }

    private func states(_ change: Double, _ count: Int = 6, on date: String = "2025-10-28") -> [InstrumentState] {
        (0..<count).map { number in
            var state = InstrumentState(instrument: Instrument(inferredFrom: Symbol(rawValue: "\(1000 + number).TW")))
            state.sessionDate = CalendarDate(date)
            state.local.day = change
            return state
        }
    }

    @Test(
        "The level is the day's place, whichever way the market moved",
        arguments: [
            (0.0001, MarketStress.Level.calm), (0.02, .elevated), (-0.02, .elevated), (0.0275, .high),
            (-0.05, .extreme),
            (0.05, .extreme),
        ])
    func levels(change: Double, level: MarketStress.Level) throws {
        let history = StressHistory(closes(299))
        let stress = try #require(history.stress(of: states(change)))
        #expect(stress.level == level)
        #expect(abs(stress.move - change) < 1e-12)
        #expect(stress.stocks == 6)
    }

    @Test("Rises and falls that cancel each other are a calm day") func cancelling() throws {
        let history = StressHistory(closes(299))
        let stress = try #require(history.stress(of: states(0.05, 3) + states(-0.05, 3)))
        #expect(stress.level == .calm)
    }

    @Test("A few quotes of a new morning do not stand for the market") func fewQuotes() throws {
        let history = StressHistory(closes(299))
        let few = states(0.001, 30) + states(-0.2, 4, on: "2025-10-29")
        #expect(history.stress(of: few)?.date == CalendarDate("2025-10-28"))
        let many = states(0.001, 30) + states(-0.2, 8, on: "2025-10-29")
        #expect(history.stress(of: many)?.date == CalendarDate("2025-10-29"))
    }

    @Test("Too few days, too few stocks and too few prices say nothing") func tooLittle() {
        #expect(StressHistory(closes(40)).stress(of: states(0.01)) == nil)
        #expect(StressHistory(closes(299, stocks: 4)).stress(of: states(0.01)) == nil)
        #expect(StressHistory(closes(299)).stress(of: states(0.01, 4)) == nil)
        #expect(StressHistory().stress(of: []) == nil)
    }
}
