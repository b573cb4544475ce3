import Market
import Testing

@Suite struct PriceLimitTests {
    @Test(
        "Limits follow the rule of each exchange, to the tick",
        arguments: [
            ("2330.TW", 1690.0, 1525.0, 1855.0),
            ("2330.TW", 995, 896, 1090),
            ("3131.TWO", 1005, 905, 1105),
            ("6488.TWO", 9.31, 8.38, 10.20),
            ("000660.KS", 1_322_000, 926_000, 1_718_000),
            ("005930.KS", 247_500, 173_500, 321_500),
            ("005930.KS", 71_900, 50_400, 93_400),
            ("042700.KS", 203_500, 142_500, 264_500),
            ("095340.KQ", 52_300, 36_700, 67_900),
            ("285A.T", 4710, 4010, 5410),
            ("6857.T", 19_995, 15_995, 23_995),
            ("6857.T", 20_000, 15_000, 25_000),
            ("688981.SS", 131.40, 105.12, 157.68),
            ("603501.SS", 12.35, 11.12, 13.59),
            ("300661.SZ", 71.33, 57.06, 85.60),
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

    @Test("A price in single precision is at its limit where the limit is")
    func singlePrecisionIsAtTheLimit() throws {
        let instrument = Instrument(inferredFrom: "2330.TW")
        let date = try #require(CalendarDate("2026-08-03"))
        let limit = try #require(PriceLimit(reference: 47.55, instrument: instrument, on: date))
        #expect(limit.up == 52.3)
        #expect(limit.distance(from: 52.29999923706055) == 0)
        #expect(limit.distance(from: 52.2) > 0)
    }

    @Test("The first trading day in Seoul goes from 60 to 400 % of the IPO price")
    func theFirstDayInSeoul() throws {
        let date = try #require(CalendarDate("2026-08-03"))
        let instrument = Instrument(
            symbol: "095340.KQ", kind: .equity, name: "ISC", exchange: .xkos, listedOn: date)
        let limit = try #require(PriceLimit(reference: 24_000, instrument: instrument, on: date))
        #expect(limit.down == 14_400)
        #expect(limit.up == 96_000)
    }
}
