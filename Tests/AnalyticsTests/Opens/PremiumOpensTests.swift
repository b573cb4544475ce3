import Analytics
import Market
import Testing

@Suite struct PremiumOpensTests {
    let pair = ParityPair(kind: .adr, foreign: "TSM", home: "2330.TW", ratio: 5)
    let start = date("2025-01-01")

    private func day(_ index: Int) -> CalendarDate { start.advanced(days: index) }

    /// An ADR that closes a fraction above parity each day and whose move of the night is the open of the next.
    private func opens(
        days: Int, premium: (Int) -> Double = { _ in 0.1 }, rate: [DatedClose]? = nil, before session: Int? = nil
    ) -> PremiumOpens {
        let nights = (0...days).map { 1 + 0.01 * Double($0 % 5 - 2) }
        let home = (0..<days).map { index in
            OpenBar(date: day(index), open: index == 0 ? 1000 : 1000 * nights[index - 1], close: 1000)
        }
        let foreign = (0..<days).map { index in
            DatedClose(date: day(index), close: 5 * 1000 / 30 * nights[index] * (1 + premium(index)))
        }
        return PremiumOpens(
            pair, foreign: PriceHistory(closes: foreign, currency: .usd), home: home, currency: .twd,
            before: day(session ?? days),
            rates: DollarRates([
                .twd: rate ?? (0..<days).map { DatedClose(date: day($0), close: 30) }
            ]))
    }

    @Test("A morning counts once twenty common sessions lie before it")
    func firstMorning() throws {
        let opens = opens(days: 25)
        #expect(opens.mornings.map(\.date) == (20..<25).map(day))
        #expect(opens.premium?.sessions == 20)
        // The nights of five days are spread evenly about nothing.
        #expect(abs((opens.premium?.value ?? 0) - 0.1) < nearly)
        for morning in opens.mornings { #expect(abs(morning.estimate - morning.open) < 1e-9) }
        #expect(OpenRecord(opens.mornings).mornings == 5)
        #expect(!OpenRecord(opens.mornings).isBetter)
    }

    @Test("A usual premium makes estimates better than the last close")
    func better() throws {
        let record = OpenRecord(opens(days: 100).mornings)
        #expect(record.mornings == 60)
        #expect(try #require(record.error) < 1e-9)
        #expect(abs(try #require(record.closeError) - 0.01 / 0.99) < 1e-9 || record.closeError ?? 0 > 0.009)
        #expect(record.isBetter)
    }

    @Test("A premium that drifts is followed by a shorter median")
    func drift() throws {
        let opens = opens(days: 120) { 0.1 + 0.01 * Double($0) }
        #expect(opens.premium?.sessions == 3)
    }

    @Test("A morning knows nothing that came later")
    func pointInTime() throws {
        let whole = opens(days: 100)
        let cut = opens(days: 100, before: 70)
        #expect(cut.mornings == whole.mornings.filter { $0.date < day(70) })
        #expect(cut.reference?.date == day(69))
        // The same with the later days not there at all.
        let short = opens(days: 70)
        #expect(short.mornings == cut.mornings)
        #expect(short.premium?.value == cut.premium?.value)
    }

    @Test("Without a rate of the days before there is no morning and no premium")
    func noRate() {
        let opens = opens(days: 60, rate: [])
        #expect(opens.mornings.isEmpty)
        #expect(opens.premium == nil)
    }

    @Test("The median of an even number is the mean of the two in the middle")
    func median() {
        #expect([4.0, 1, 3, 2].median == 2.5)
        #expect([3.0, 1, 2].median == 2)
        #expect([Double]().median == nil)
    }
}
