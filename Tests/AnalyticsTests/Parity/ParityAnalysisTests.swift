import Analytics
import Market
import Testing

@Suite struct ParityAnalysisTests {
    let pair = ParityPair(kind: .adr, foreign: "TSM", home: "2330.TW", ratio: 5)

    @Test func targetsConvert() throws {
        let rates = try #require(ParityRates(pair, foreignRate: 1, homeRate: 31.4))
        #expect((rates.foreignPrice(ofHome: 2330) * 100).rounded() == 37102)
        #expect(abs(rates.homePrice(ofForeign: rates.foreignPrice(ofHome: 2330)) - 2330) < 1e-9)
        #expect(abs((rates.premium(foreign: 400, home: 2330) ?? 0) - (400 * 31.4 / (5 * 2330) - 1)) < nearly)
        #expect(rates.premium(foreign: 0, home: 2330) == nil)
        #expect(ParityRates(pair, foreignRate: 0, homeRate: 31.4) == nil)
    }

    /// An A share in yuan against an H share in Hong Kong dollars.
    @Test func twoRates() throws {
        let shares = ParityPair(kind: .ah, foreign: "688981.SS", home: "0981.HK", ratio: 1)
        let rates = try #require(ParityRates(shares, foreignRate: 7, homeRate: 7.8))
        #expect(abs((rates.premium(foreign: 105, home: 78) ?? 0) - 0.5) < nearly)
        #expect(abs(rates.foreignPrice(ofHome: 78) - 70) < nearly)
    }

    private let rates = DollarRates([.twd: closes(["2025-01-02": 30, "2026-01-06": 30, "2026-01-13": 32])])

    private func analysis() -> ParityAnalysis {
        ParityAnalysis(
            pair,
            foreign: PriceHistory(
                closes: closes([
                    "2025-01-02": 999, "2026-01-06": 200, "2026-01-07": 220, "2026-01-12": 210, "2026-01-13": 240,
                ]), currency: .usd),
            home: PriceHistory(
                closes: closes([
                    "2025-01-02": 1, "2026-01-06": 1000, "2026-01-07": 1200, "2026-01-09": 1, "2026-01-12": 1200,
                    "2026-01-13": 1280,
                ]), currency: .twd),
            rates: rates)
    }

    private func state(_ symbol: Symbol, _ price: Double?, on day: String, _ staleness: Staleness = .current)
        -> InstrumentState
    {
        var state = InstrumentState(instrument: Instrument(inferredFrom: symbol))
        state.price = price
        state.time = instant(day + "T03:00:00Z")
        state.sessionDate = date(day)
        state.staleness = staleness
        return state
    }

    @Test func historyOfCommonDates() {
        // 200 · 30 / 5000, 220 · 30 / 6000, 210 · 30 / 6000, 240 · 32 / 6400: 20 %, 10 %, 5 %, 20 %.
        let history = analysis().history
        #expect(history.map(\.date) == ["2026-01-06", "2026-01-07", "2026-01-12", "2026-01-13"].map { date($0) })
        for (point, value) in zip(history, [0.2, 0.1, 0.05, 0.2]) { #expect(abs(point.value - value) < nearly) }
    }

    @Test func theLatestPrices() throws {
        let result = analysis().state(
            foreign: state("TSM", 220, on: "2026-01-13"), home: state("2330.TW", 1280, on: "2026-01-14"), rates: rates)
        #expect(abs((result.premium ?? 0) - 0.1) < nearly)
        #expect(abs((result.impliedHomePrice ?? 0) - 1408) < 1e-9)
        #expect(result.history == analysis().history)
        #expect(result.foreign?.rateDate == nil)
        #expect(result.home?.rate == 32)
        #expect(result.home?.rateDate == date("2026-01-13"))
        #expect(result.concerns == [.rateOld])
    }

    @Test(arguments: [(0.0, 0.0), (0.05, 0.125), (0.07, 0.25), (0.3, 1)])
    func percentile(premium: Double, percentile: Double) throws {
        // Of its history's own values so that equal ones are equal.
        let analysis = analysis()
        let value = analysis.history.map(\.value).first { abs($0 - premium) < nearly } ?? premium
        #expect(analysis.percentile(of: value) == percentile)
        #expect(
            ParityAnalysis(
                pair, foreign: PriceHistory(closes: [], currency: nil), home: PriceHistory(closes: [], currency: nil),
                rates: rates
            ).percentile(of: 0) == nil)
    }

    @Test func whatIsHeldAgainstIt() {
        let fresh = state("2330.TW", 1280, on: "2026-01-13")
        let old = state("TSM", 220, on: "2026-01-12", .sessionsBehind(1))
        #expect(analysis().state(foreign: old, home: fresh, rates: rates).concerns == [.foreignStale])
        let slow = state("2330.TW", 1280, on: "2026-01-13", .minutesBehind(40))
        let current = state("TSM", 220, on: "2026-01-13")
        #expect(analysis().state(foreign: current, home: slow, rates: rates).concerns == [.homeStale])
        #expect(analysis().state(foreign: current, home: fresh, rates: rates).concerns.isEmpty)
        #expect(analysis().state(foreign: nil, home: fresh, rates: rates).concerns == [.missing])
        let unpriced = state("TSM", nil, on: "2026-01-13", .missing)
        #expect(analysis().state(foreign: unpriced, home: fresh, rates: rates).concerns == [.missing])
        let result = analysis().state(foreign: current, home: fresh, rates: DollarRates())
        #expect(result.concerns == [.missing] && result.premium == nil && result.home == nil)
    }
}
