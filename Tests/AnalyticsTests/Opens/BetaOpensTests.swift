import Analytics
import Market
import Testing

@Suite struct BetaOpensTests {
    let start = date("2025-01-01")

    private func day(_ index: Int) -> CalendarDate { start.advanced(days: index) }

    /// An index that goes up and down, and a stock whose next session moves 1.5 times as much, all of it at the open.
    private func series(_ days: Int) -> (bars: [OpenBar], index: [DatedClose]) {
        var index = [DatedClose(date: day(0), close: 1000)]
        var bars = [OpenBar(date: day(0), open: nil, close: 100)]
        for number in 1..<days {
            let move = 0.01 * Double(number % 7 - 3)
            let answered = number >= 2 ? index[number - 1].close / index[number - 2].close - 1 : 0
            let close = bars[number - 1].close * (1 + 1.5 * answered)
            bars.append(OpenBar(date: day(number), open: close, close: close))
            index.append(DatedClose(date: day(number), close: index[number - 1].close * (1 + move)))
        }
        return (bars, index)
    }

    @Test("The open is the beta times the return of New York's last day")
    func estimate() throws {
        let (bars, index) = series(130)
        let opens = BetaOpens(bars, index: index, before: day(130))
        #expect(abs(try #require(opens.beta) - 1.5) < 1e-9)
        #expect(opens.reference == DatedClose(date: day(129), close: bars[129].close))
        #expect(opens.since == index[128])
        // Sixty pairs, the first of them on the third day.
        #expect(opens.mornings.first?.date == day(62))
        #expect(opens.mornings.count == 130 - 62)
        for morning in opens.mornings { #expect(morning.error < 1e-9) }
        #expect(OpenRecord(opens.mornings).isBetter)
    }

    @Test("Beta is the one of the sessions before the morning")
    func pointInTime() throws {
        let (bars, index) = series(130)
        let short = BetaOpens(bars, index: index, before: day(100))
        let gone = BetaOpens(Array(bars[..<100]), index: Array(index[..<100]), before: day(100))
        #expect(short.mornings == gone.mornings)
        #expect(short.beta == gone.beta)
        #expect(short.since == gone.since)
    }

    @Test("Fewer than sixty pairs make no beta")
    func fewPairs() {
        let (bars, index) = series(61)
        let opens = BetaOpens(bars, index: index, before: day(61))
        #expect(opens.beta == nil)
        #expect(opens.mornings.isEmpty)
    }
}
