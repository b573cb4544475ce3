import Analytics
import Market
import QuoteCache
import Testing

@testable import RefreshEngine

/// What opens are estimated from, as the engine keeps it.
@Suite struct OpenModelTests {
    private let cache: TestCache
    /// Thursday, 08:45 in Taipei: New York closed on Wednesday.
    private let morning = instant("2026-01-15T00:45:00Z")

    /// Half a year of sessions in which Taipei opens where New York left it.
    init() throws {
        cache = try TestCache()
        let first = date("2025-06-02")
        var level = 1000.0
        for number in 0..<228 {
            let day = first.advanced(days: number)
            guard !day.weekday.isWeekend, day <= date("2026-01-14") else { continue }
            let night = 1 + 0.01 * Double(number % 5 - 2)
            try save("2330.TW", day, open: level, close: 1000)
            try save("2454.TW", day, open: level, close: level)
            level = 1000 * night
            try save("TSM", day, open: 180, close: 5 * level / 30 * 1.1)
            try save("^SOX", day, open: 5000, close: 5 * level)
            try save("TWD=X", day, open: 30, close: 30)
        }
    }

    private func save(_ symbol: String, _ date: CalendarDate, open: Double, close: Double) throws {
        try cache.bar(symbol, date.description, close)
        try cache.run("UPDATE bar_daily SET open = \(open) WHERE symbol = '\(symbol)' AND date = '\(date)'")
    }

    private func snapshot(at moment: Instant) throws -> Snapshot {
        let model = try ModelOnCache(cache, asOf: .moment(moment), at: moment)
        try model.follow()
        return try model.snapshot()
    }

    @Test("An ADR less its usual premium gives the open of the next session")
    func adr() throws {
        let snapshot = try snapshot(at: morning)
        let open = try #require(snapshot.impliedOpen(of: "2330.TW"))
        #expect(open.basis.session == date("2026-01-15"))
        #expect(open.basis.reference == DatedClose(date: date("2026-01-14"), close: 1000))
        guard case .adr(let pair, let premium, _) = open.basis.method else {
            Issue.record("\(open.basis.method)")
            return
        }
        #expect(pair.foreign == "TSM")
        #expect(abs(premium - 0.1) < 0.03)
        #expect(open.basis.record.mornings == 60)
        let adr = try #require(snapshot["TSM"]?.price)
        #expect(abs(try #require(open.price) - adr * 30 / 5 / (1 + premium)) < 1e-6)
    }

    @Test("Without an ADR the beta to the semiconductor index counts")
    func beta() throws {
        let snapshot = try snapshot(at: morning)
        let open = try #require(snapshot.impliedOpen(of: "2454.TW"))
        guard case .beta(let beta, "^SOX", let since) = open.basis.method else {
            Issue.record("\(open.basis.method)")
            return
        }
        #expect(abs(beta - 1) < 0.1)
        #expect(since.date == date("2026-01-13"))
        #expect(open.basis.record.isBetter)
        #expect(open.price != nil)
    }

    @Test("After the close nothing is expected before New York has traded")
    func evening() throws {
        let snapshot = try snapshot(at: instant("2026-01-14T08:00:00Z"))
        let open = try #require(snapshot.impliedOpen(of: "2330.TW"))
        #expect(open.basis.session == date("2026-01-15"))
        #expect(open.result == .unknown(.nothingSince))
    }

    @Test("The session that is on keeps the estimate of its own open")
    func session() throws {
        try cache.quote("2330.TW", 1005, at: instant("2026-01-15T02:00:00Z"))
        let moment = instant("2026-01-15T02:00:00Z")
        let model = try ModelOnCache(cache, at: moment)
        try model.follow()
        let open = try #require(try model.snapshot().impliedOpen(of: "2330.TW"))
        #expect(open.basis.session == date("2026-01-15"))
        #expect(open.basis.reference.date == date("2026-01-14"))
        #expect(open.price == (try snapshot(at: morning).impliedOpen(of: "2330.TW")?.price))
    }
}

extension OpenModelTests {
    @Test("Prices of the session that is on cause no work, since its open does not rest on them")
    func ticksOfTheSession() throws {
        let moment = instant("2026-01-15T02:00:00Z")
        let instrument = Instrument(inferredFrom: "2454.TW")
        var model = OpenModel()
        let bars = (1...10).map { OpenBar(date: date("2026-01-04").advanced(days: $0), open: 100, close: 100) }
        model.take(bars, of: instrument)
        var state = InstrumentState(instrument: instrument)
        func take(_ session: String, at price: Double) {
            (state.sessionDate, state.price) = (date(session), price)
            model.take(state)
        }
        func refresh() {
            model.refresh(
                HistoryModel(), parity: [], rates: DollarRates(), calendars: .shipped, at: moment,
                lookUp: { _ in state })
        }
        take("2026-01-14", at: 100)
        refresh()
        take("2026-01-14", at: 101)
        #expect(model.isDue)
        refresh()
        take("2026-01-15", at: 102)
        #expect(model.isDue)
        refresh()
        take("2026-01-15", at: 103)
        #expect(!model.isDue)
    }
}
