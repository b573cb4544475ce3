import Market
import Testing

@Suite struct PriceLimitTests {
    @Test(arguments: [
        ("2330.TW", 1690.0, 1525.0, 1855.0),
        ("000660.KS", 1_322_000, 926_000, 1_718_000),
        ("285A.T", 4710, 4010, 5410),
        ("688981.SS", 131.40, 105.12, 157.68),
        ("002371.SZ", 498.10, 448.29, 547.91),
    ])
    func limits(symbol: String, reference: Double, down: Double, up: Double) throws {
        let instrument = Instrument(inferredFrom: Symbol(rawValue: symbol))
        let date = try #require(CalendarDate("2026-08-03"))
        let limit = try #require(PriceLimit(reference: reference, instrument: instrument, on: date))
        #expect(abs(limit.up - up) < 1e-6)
        #expect(abs(limit.down - down) < 1e-6)
    }

    @Test(arguments: ["6082.HK", "NVDA", "^TWII", "TWD=X"])
    func noLimit(symbol: String) throws {
        let instrument = Instrument(inferredFrom: Symbol(rawValue: symbol))
        #expect(PriceLimit(reference: 100, instrument: instrument, on: try #require(CalendarDate("2026-08-03"))) == nil)
    }

    @Test func theFirstFiveSessionsAreFree() throws {
        let instrument = Instrument(inferredFrom: "688795.SS")
        let fifth = try #require(CalendarDate("2025-12-11"))
        #expect(PriceLimit(reference: 600, instrument: instrument, on: fifth) == nil)
        #expect(PriceLimit(reference: 600, instrument: instrument, on: fifth.advanced(days: 1)) != nil)
    }
}
