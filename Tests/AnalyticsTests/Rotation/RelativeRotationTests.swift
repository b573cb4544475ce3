import Analytics
import Market
import Testing

@Suite struct RelativeRotationTests {
    let parameters = RelativeRotation.Parameters(ratioWindow: 2, momentumWindow: 2, tailLength: 3)

    /// One close every Friday, ending with one on a Wednesday.
    private func weekly(_ values: [Double], currency: Currency = .usd, end: String = "2026-03-18") -> PriceHistory {
        let last = date(end)
        return PriceHistory(
            closes: values.enumerated().map { index, value in
                let back = values.count - 1 - index
                return DatedClose(date: last.advanced(days: back == 0 ? 0 : 2 - 7 * back), close: value)
            }, currency: currency)
    }

    private func graph(_ benchmark: PriceHistory, in currency: ReturnCurrency = .local) -> RelativeRotation {
        RelativeRotation(
            against: benchmark, in: currency, rates: DollarRates([.twd: weekly([32, 32, 32, 32, 16]).closes]),
            parameters: parameters)
    }

    @Test func byHand() {
        // RS 100, 200, 100, 300, 300; ratio 133.3, 66.7, 150, 100; momentum 66.7, 138.5, 80.
        let tail = graph(weekly([1, 1, 2, 1, 1])).tail(of: weekly([1, 2, 2, 3, 3]))
        let third = 200.0 / 3
        let expected: [(Double, Double)] = [(third, third), (150, 1800.0 / 13), (100, 80)]
        #expect(tail.count == 3)
        for (point, figures) in zip(tail, expected) {
            #expect(abs(point.ratio - figures.0) < 1e-9)
            #expect(abs(point.momentum - figures.1) < 1e-9)
        }
        #expect(tail.map(\.date) == [date("2026-03-06"), date("2026-03-13"), date("2026-03-18")])
        #expect(tail.map(\.quadrant) == [.lagging, .leading, .weakening])
    }

    @Test(
        arguments: [
            (100.0, 100.0, RelativeRotation.Quadrant.leading), (100, 99.9, .weakening), (99.9, 99.9, .lagging),
            (99.9, 100, .improving),
        ])
    func quadrants(ratio: Double, momentum: Double, quadrant: RelativeRotation.Quadrant) {
        let point = RelativeRotation.Point(date: date("2026-01-05"), ratio: ratio, momentum: momentum)
        #expect(point.quadrant == quadrant)
    }

    @Test func onlyTheLastCloseOfAWeekCounts() {
        var busy = weekly([1, 2, 2, 3, 3])
        busy.closes.insert(DatedClose(date: date("2026-03-16"), close: 99), at: 4)
        busy.closes.insert(DatedClose(date: date("2026-03-11"), close: 99), at: 3)
        let benchmark = weekly([1, 1, 2, 1, 1])
        #expect(graph(benchmark).tail(of: busy) == graph(benchmark).tail(of: weekly([1, 2, 2, 3, 3])))
    }

    @Test func aWeekWithoutTradingCarriesTheLastCloseOn() {
        var holiday = weekly([1, 2, 2, 3, 3])
        holiday.closes.remove(at: 2)
        let benchmark = weekly([1, 1, 2, 1, 1])
        #expect(graph(benchmark).tail(of: holiday) == graph(benchmark).tail(of: weekly([1, 2, 2, 3, 3])))
    }

    @Test func inDollarsTheRateCounts() {
        let benchmark = weekly([1, 1, 2, 1, 1])
        let local = graph(benchmark, in: .usd).tail(of: weekly([1, 2, 2, 3, 1.5], currency: .twd))
        let usual = graph(benchmark).tail(of: weekly([1, 2, 2, 3, 3]))
        #expect(zip(local, usual).allSatisfy { abs($0.ratio - $1.ratio) < 1e-9 } && local.count == 3)
        let unknown = graph(benchmark, in: .usd).tail(of: weekly([1, 2, 2, 3, 3], currency: .krw))
        #expect(unknown.isEmpty)
    }

    @Test func aGroupCountsItsMembersAlike() {
        let benchmark = weekly([1, 1, 2, 1, 1])
        // Normalised, the mean of these is 1, 2, 2, 3, 3.
        let members = [weekly([10, 10, 30, 40, 20]), weekly([2, 6, 2, 4, 8]), weekly([5, 5])]
        let tail = graph(benchmark).tail(ofGroup: members)
        #expect(tail == graph(benchmark).tail(of: weekly([1, 2, 2, 3, 3])))
        #expect(graph(benchmark).tail(ofGroup: []).isEmpty)
    }

    @Test func tooShortAHistoryHasNoTail() {
        #expect(graph(weekly([1, 1, 2, 1, 1])).tail(of: weekly([1, 2])).isEmpty)
        #expect(graph(weekly([1, 1, 2, 1, 1])).tail(of: weekly([1, 2, 3])).count == 1)
        #expect(graph(weekly([])).tail(of: weekly([1, 2, 3])).isEmpty)
        #expect(RelativeRotation.Parameters().weeksNeeded == 23)
    }
}
