import Analytics
import Market
import Testing

@Suite struct ParitySessionTests {
    private let pair = ParityPair(kind: .adr, foreign: "TSM", home: "2330.TW", ratio: 5)
    private let rates = DollarRates([
        .twd: [DatedClose(date: date("2026-07-09"), close: 30), DatedClose(date: date("2026-07-10"), close: 32)]
    ])

    private func state(_ symbol: Symbol, _ price: Double, _ day: String) -> InstrumentState {
        var state = InstrumentState(instrument: Instrument(inferredFrom: symbol))
        (state.price, state.sessionDate, state.staleness) = (price, date(day), .current)
        state.time = SessionBook(of: state.instrument).end(of: date(day))
        return state
    }

    private func parity(_ foreign: InstrumentState?, _ home: InstrumentState?, rates: DollarRates? = nil) -> ParityState
    {
        let none = PriceHistory(closes: [], currency: nil)
        let rates = rates ?? self.rates
        return ParityAnalysis(pair, foreign: none, home: none, rates: rates)
            .state(foreign: foreign, home: home, rates: rates)
    }

    @Test("Over a holiday of one exchange the legs are marked as of different sessions") func holidays() {
        // Taipei was closed on 10 July for a typhoon.
        let apart = parity(state("TSM", 200, "2026-07-10"), state("2330.TW", 1000, "2026-07-09"))
        #expect(apart.concerns.contains(.differentSessions))
        let together = parity(state("TSM", 200, "2026-07-09"), state("2330.TW", 1000, "2026-07-09"))
        #expect(!together.concerns.contains(.differentSessions))
        // In Taipei's morning New York's session of the date is still to come.
        let morning = parity(state("TSM", 200, "2026-07-08"), state("2330.TW", 1000, "2026-07-09"))
        #expect(!morning.concerns.contains(.differentSessions))
    }

    @Test("Both legs are converted by the rate of the newer one") func newerRate() throws {
        let apart = parity(state("TSM", 200, "2026-07-10"), state("2330.TW", 1000, "2026-07-09"))
        #expect(apart.home?.rate == 32)
        #expect(abs(try #require(apart.premium) - (200 * 32.0 / 5000 - 1)) < 1e-12)
    }

    @Test("What is missing is named: the price or the rate") func missing() {
        let (foreign, home) = (state("TSM", 200, "2026-07-09"), state("2330.TW", 1000, "2026-07-09"))
        #expect(parity(foreign, home, rates: DollarRates()).missing == ["TWD=X"])
        #expect(parity(nil, home).missing == ["TSM"])
        #expect(parity(foreign, home).missing.isEmpty)
    }
}
