import Analytics
import Market
import Testing

@Suite struct FlagTests {
    private func state(
        _ symbol: Symbol, price: Double? = 100, staleness: Staleness = .current, name: String? = nil
    ) -> InstrumentState {
        let instrument = Instrument(
            symbol: symbol, kind: .equity, name: name ?? symbol.rawValue, exchange: .xtai, currency: .twd,
            region: .taiwan)
        var state = InstrumentState(instrument: instrument)
        state.price = price
        state.staleness = price == nil ? .missing : staleness
        state.time = price.map { _ in instant("2026-01-14T02:00:00Z") }
        state.sessionDate = date("2026-01-14")
        state.limit = PriceLimit(reference: 100, instrument: instrument, on: date("2026-01-14"))
        return state
    }

    @Test(
        arguments: [
            (110.0, InstrumentIssue.atLimit(isUpper: true)), (90, .atLimit(isUpper: false)),
            (109, .nearLimit(isUpper: true, distance: 1.0 / 109)), (92, .nearLimit(isUpper: false, distance: 2.0 / 92)),
            (106.7, nil), (100, nil), (93, nil), (111, .atLimit(isUpper: true)),
        ] as [(Double, InstrumentIssue?)])
    func limits(price: Double, issue: InstrumentIssue?) {
        #expect(InstrumentIssue(state("A", price: price)) == issue)
    }

    @Test func badDataComeBeforeLimits() {
        #expect(InstrumentIssue(state("A", price: nil)) == .missing)
        let old = state("A", price: 110, staleness: .sessionsBehind(2))
        #expect(InstrumentIssue(old) == .stale(.sessionsBehind(2)))
        #expect(InstrumentIssue(state("A", staleness: .unknown)) == nil)
    }

    private func book(_ states: [InstrumentState], members: Int = 100) -> FlagBook {
        var book = FlagBook()
        book.arrange([(region: .taiwan, members: members)])
        for state in states { book.note(state, of: state.instrument.symbol, in: 0) }
        book.settle()
        return book
    }

    @Test(
        arguments: [
            (110.0, Staleness.current, "at its upper limit", RiskFlag.Severity.high),
            (90, .current, "at its lower limit", .high), (109, .current, "0.9% below its upper limit", .warn),
            (92, .current, "2.2% above its lower limit", .warn), (100, .minutesBehind(45), "price 45 min old", .warn),
            (100, .minutesBehind(125), "price 2 h old", .warn),
            (100, .sessionsBehind(1), "1 session old (14 Jan)", .warn),
            (100, .sessionsBehind(3), "3 sessions old (14 Jan)", .warn), (nil, .missing, "no price yet", .info),
        ] as [(Double?, Staleness, String, RiskFlag.Severity)])
    func wording(price: Double?, staleness: Staleness, message: String, severity: RiskFlag.Severity) throws {
        let book = book([state("A", price: price, staleness: staleness)])
        let flag = try #require(book.flags.first)
        #expect(flag.message == message)
        #expect(flag.severity == severity)
        #expect(book.flagged == ["A": severity])
    }

    @Test func theWorstComeFirstAndEqualNamesKeepTheirOrder() {
        let states = [
            state("D", price: nil), state("C", staleness: .minutesBehind(40), name: "Same"),
            state("B", staleness: .minutesBehind(40), name: "Same"), state("A", price: 109), state("Z", price: 110),
        ]
        for order in [states, states.reversed(), [states[2], states[0], states[4], states[1], states[3]]] {
            let scopes = book(order).flags.map(\.scope)
            #expect(scopes == ["Z", "A", "B", "C", "D"].map { .instrument($0) })
        }
    }

    @Test(arguments: [(1, 1, 1), (2, 4, 1), (2, 5, 2), (3, 5, 1), (2, 2, 1)])
    func aRegionSpeaksForItsHalf(behind: Int, members: Int, flags: Int) {
        let states = (0..<behind).map { state(Symbol(rawValue: "S\($0)"), staleness: .sessionsBehind(1)) }
        let book = book(states, members: members)
        #expect(book.flags.count == flags)
        let isRegional = behind > 1 && flags == 1
        #expect(book.flagged.isEmpty == isRegional)
        if isRegional {
            #expect(book.flags.first?.scope == .region(.taiwan))
            #expect(book.flags.first?.message == "\(behind) of \(members) with old prices")
        }
    }

    @Test func aRegionDoesNotHideALimit() {
        let states = [state("A", price: nil), state("B", price: nil), state("C", price: 110)]
        let flags = book(states, members: 3).flags
        #expect(flags.map(\.message) == ["at its upper limit", "2 of 3 without a price"])
    }

    @Test func flagsComeAndGo() {
        var book = book([state("A", staleness: .sessionsBehind(1)), state("B", price: 110)], members: 3)
        #expect(book.flags.count == 2)
        book.note(state("C", price: nil), of: "C", in: 0)
        book.settle()
        #expect(book.flags.map(\.scope) == [.instrument("B"), .region(.taiwan)])
        #expect(book.flagged == ["B": .high])
        book.note(state("A"), of: "A", in: 0)
        book.settle()
        #expect(book.flags.map(\.scope) == [.instrument("B"), .instrument("C")])
        book.note(nil, of: "B", in: nil)
        book.note(state("C"), of: "C", in: 0)
        book.settle()
        #expect(book.flags.isEmpty)
        #expect(book.flagged.isEmpty)
    }
}
