import Analytics
import Market
import Testing

@Suite struct ForwardReturnsTests {
    private static let first = CalendarDate.firstDay(ofYear: 2026)

    private func date(_ day: Int) -> CalendarDate { Self.first.advanced(days: day) }

    private func closes(_ prices: [Double], from day: Int = 0) -> [DatedClose] {
        prices.enumerated().map { DatedClose(date: date(day + $0.offset), close: $0.element) }
    }

    private func isNear(_ value: Double?, _ expected: Double) -> Bool {
        value.map { abs($0 - expected) < 1e-12 } ?? false
    }

    @Test("A stock's return has its region's mean taken from it, itself among them")
    func stock() {
        var book = ForwardReturns(
            closes: ["A": closes([100, 110, 121]), "B": closes([100, 100, 90])], members: [.taiwan: ["A", "B"]])
        #expect(isNear(book.excess(of: "A", in: .taiwan, after: date(0), sessions: 1), 0.05))
        #expect(isNear(book.excess(of: "A", in: .taiwan, after: date(0), sessions: 2), 0.21 - (0.21 - 0.1) / 2))
        #expect(isNear(book.excess(of: "B", in: .taiwan, after: date(1), sessions: 1), -0.1))
        #expect(book.excess(of: "A", in: .taiwan, after: date(1), sessions: 2) == nil)
        #expect(book.excess(of: "C", in: .taiwan, after: date(0), sessions: 1) == nil)
    }

    @Test("A stock counts its own sessions, the others their last closes by then")
    func ownSessions() {
        let own = [0, 3, 4].map { DatedClose(date: date($0), close: 100 + Double($0)) }
        var book = ForwardReturns(
            closes: ["A": own, "B": closes([100, 120, 150, 160, 200])], members: [.taiwan: ["B"]])
        #expect(isNear(book.excess(of: "A", in: .taiwan, after: date(1), sessions: 1), 0.03 - 0.6))
    }

    @Test("A close that is too old stands for no date")
    func old() {
        var book = ForwardReturns(
            closes: ["A": closes([100, 110], from: 30), "OLD": closes([100, 500])],
            members: [.taiwan: ["A", "OLD"]])
        #expect(isNear(book.excess(of: "A", in: .taiwan, after: date(30), sessions: 1), 0))
        #expect(book.excess(of: "OLD", in: .taiwan, after: date(30), sessions: 0) == nil)
    }

    @Test("A region is held against all stocks, and Asia against the United States")
    func regions() {
        let members: [Region: [Symbol]] = [.taiwan: ["A"], .southKorea: ["K"], .unitedStates: ["U"]]
        var book = ForwardReturns(
            closes: ["A": closes([100, 106]), "K": closes([100, 103]), "U": closes([100, 100])], members: members)
        #expect(isNear(book.excess(of: .taiwan, after: date(0), sessions: 1), 0.06 - 0.03))
        let asia = book.difference(of: [.taiwan, .southKorea], to: .unitedStates, after: date(0), sessions: 1)
        #expect(isNear(asia, 0.045))
        #expect(book.excess(of: .japan, after: date(0), sessions: 1) == nil)
    }
}
