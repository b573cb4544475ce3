import Analytics
import Market
import Testing

@Suite struct ReturnsTests {
    @Test(
        arguments: [
            (110.0, 100.0, 0.1), (90, 100, -0.1), (100, 100, 0), (0, 100, nil), (100, 0, nil), (-1, 100, nil),
            (.nan, 100, nil), (100, .infinity, nil), (1e12, 1e-300, nil),
        ] as [(Double, Double, Double?)])
    func simpleReturns(price: Double, reference: Double, value: Double?) throws {
        let result = Returns.simple(price, against: reference)
        #expect((result == nil) == (value == nil))
        if let result, let value { #expect(abs(result - value) < nearly) }
    }

    /// A share rises by 10 % while the dollar goes from 32 to 30 of its currency: 1.1 · 32 / 30 - 1.
    @Test(
        arguments: [
            (0.1, 32.0, 30.0, 0.173333333333333), (0.0, 32, 32, 0), (-0.5, 30, 60, -0.75), (0.1, 0, 30, nil),
            (0.1, 32, 0, nil),
        ] as [(Double, Double, Double, Double?)])
    func returnsInDollars(local: Double, then: Double, now: Double, value: Double?) {
        let result = Returns.inDollars(local, rateThen: then, rateNow: now)
        #expect((result == nil) == (value == nil))
        if let result, let value { #expect(abs(result - value) < nearly) }
    }

    private func all(rates: DollarRates, instrument: Instrument = share(), previousClose: Double? = nil) throws
        -> (local: PeriodReturns, usd: PeriodReturns)
    {
        let history = closes(["2025-12-31": 100, "2026-01-06": 105, "2026-01-13": 108])
        let quote = Quote(
            symbol: instrument.symbol, price: 110, time: instant("2026-01-14T03:00:00Z"),
            previousClose: previousClose, source: "test")
        let latest = try #require(
            LatestPrice(of: instrument, quote: quote, intraday: nil, lastBar: nil, at: quote.time))
        let references = ReferenceCloses(
            of: instrument, latest: (latest.date, true), today: latest.date, offerPrice: nil, firstClose: { nil },
            closeOnOrBefore: { history.last(onOrBefore: $0) })
        return Returns.all(of: instrument, latest: latest, references: references, rates: rates)
    }

    @Test func bothCurrencies() throws {
        let series = closes(["2025-12-31": 32, "2026-01-06": 31, "2026-01-13": 30.5, "2026-01-14": 30])
        let rates = DollarRates([.twd: series])
        let (local, usd) = try all(rates: rates)
        #expect(local.yearToDate == 110.0 / 100 - 1)
        #expect(local.week == 110.0 / 105 - 1)
        #expect(local.year == nil)
        #expect(abs((usd.yearToDate ?? 0) - (1.1 * 32 / 30 - 1)) < nearly)
        #expect(abs((usd.week ?? 0) - (110.0 / 105 * 31 / 30 - 1)) < nearly)
        #expect(abs((usd.day ?? 0) - (110.0 / 108 * 30.5 / 30 - 1)) < nearly)
        #expect(usd.year == nil)
    }

    @Test func theSourcesPreviousCloseComesFirst() throws {
        #expect(try all(rates: DollarRates(), previousClose: 100).local.day == 110.0 / 100 - 1)
    }

    @Test func withoutARateThereAreNoDollars() throws {
        let (local, usd) = try all(rates: DollarRates())
        #expect(local.yearToDate != nil)
        #expect(usd == PeriodReturns())
    }

    @Test func aRateThatIsOldAtOneEndGivesNoDollars() throws {
        let (_, usd) = try all(rates: DollarRates([.twd: closes(["2026-01-05": 31, "2026-01-14": 30])]))
        #expect(usd.yearToDate == nil)
        #expect(usd.week != nil)
    }

    @Test func aDollarIsADollar() throws {
        let (local, usd) = try all(rates: DollarRates(), instrument: share("ZZZ", exchange: .xnas))
        #expect(usd.yearToDate == local.yearToDate)
    }

    @Test func aRateItselfHasNoReturnInDollars() throws {
        let rates = DollarRates([.twd: closes(["2025-12-31": 32, "2026-01-14": 30])])
        #expect(try all(rates: rates, instrument: Instrument(inferredFrom: "TWD=X")).usd == PeriodReturns())
    }

    @Test(
        arguments: [
            ("2026-01-01", nil), ("2026-01-02", 32.0), ("2026-01-09", 32), ("2026-01-10", nil), ("2026-01-12", 31),
            ("2026-01-19", 31), ("2026-01-20", nil),
        ] as [(String, Double?)])
    func aRateServesForAWeek(day: String, rate: Double?) {
        let rates = DollarRates([.twd: closes(["2026-01-02": 32, "2026-01-12": 31])])
        #expect(rates.rate(of: .twd, on: date(day)) == rate)
        #expect(rates.rate(of: .usd, on: date(day)) == 1)
        #expect(rates.rate(of: .krw, on: date(day)) == nil)
    }

    @Test func settingTheSameRatesIsNoChange() {
        var rates = DollarRates()
        let series = closes(["2026-01-02": 32])
        let isNew = rates.set(series, for: .twd)
        let isNewAgain = rates.set(series, for: .twd)
        #expect(isNew && !isNewAgain)
    }
}
