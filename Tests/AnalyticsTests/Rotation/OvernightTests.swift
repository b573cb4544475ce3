import Analytics
import Market
import Testing

/// New York's sessions end at 21:00 UTC in winter, Taipei's at 05:30.
@Suite struct OvernightTests {
    let closes = AnalyticsTests.closes(["2026-01-09": 95, "2026-01-12": 100, "2026-01-13": 110])

    private func overnight(latest: String, since moment: String, price: Double = 121) throws -> Overnight? {
        let calendar = try #require(Exchange.xnas.calendar)
        return Overnight(
            calendar, closes: closes.filter { $0.date < date(latest) },
            latest: DatedClose(date: date(latest), close: price), since: instant(moment))
    }

    @Test func theNightSinceTaipeiClosed() throws {
        // Taipei closed on Wednesday; New York's Tuesday was known by then, its Wednesday is new.
        let result = try #require(try overnight(latest: "2026-01-14", since: "2026-01-14T05:30:00Z"))
        #expect(abs(result.value - 0.1) < nearly)
        #expect(result.reference == closes[2])
        #expect(result.sessions == [date("2026-01-14")])
    }

    @Test func sessionsBetweenAreNamed() throws {
        let result = try #require(try overnight(latest: "2026-01-14", since: "2026-01-12T05:30:00Z"))
        #expect(result.reference == closes[0])
        #expect(abs(result.value - (121.0 / 95 - 1)) < nearly)
        #expect(result.sessions == [date("2026-01-12"), date("2026-01-13"), date("2026-01-14")])
    }

    @Test func nothingSince() throws {
        #expect(try overnight(latest: "2026-01-13", since: "2026-01-14T05:30:00Z") == nil)
        #expect(try overnight(latest: "2026-01-14", since: "2026-01-14T21:00:00Z") == nil)
        #expect(try overnight(latest: "2026-01-14", since: "2026-01-14T20:59:59Z") != nil)
    }

    @Test func fromStates() {
        var state = InstrumentState(instrument: Instrument(inferredFrom: "NVDA"))
        let history = PriceHistory(closes: closes, currency: .usd)
        let moment = instant("2026-01-14T16:00:00Z")
        #expect(Overnight(of: state, history: history, since: .xtai, at: moment) == nil)
        state.price = 99
        state.sessionDate = date("2026-01-14")
        let result = Overnight(of: state, history: history, since: .xtai, at: moment)
        #expect(abs((result?.value ?? 0) + 0.1) < nearly)
        #expect(result?.sessions == [date("2026-01-14")])
    }
}
