import Market
import Providers
import Testing

@Suite struct ListingTests {
    private let provider = YahooProvider()
    private let now = "2026-01-14T04:00:00Z"

    private func need(_ symbol: Symbol) throws -> ProviderNeed {
        .daily(symbol, from: try day("2026-01-01"), through: try day("2026-01-14"))
    }

    private func body(_ symbol: String, currency: String, meta: [(String, String)] = []) throws -> ChartBody {
        var body = ChartBody(symbol, currency: currency, meta: meta)
        try body.add("2026-01-13T10:00:00Z", "1234.5", "1240", "1230", "1238.5", "1000")
        return body
    }

    @Test func anAnswerAboutSomebodyElseIsRefused() throws {
        let text = try body("2317.TW", currency: "TWD").text
        #expect(
            try provider.failure(text, for: need("2330.TW"), at: now)
                == .malformed("an answer about 2317.TW instead of 2330.TW"))
        let nameless = text.replacing("\"symbol\":\"2317.TW\",", with: "")
        #expect(
            try provider.failure(nameless, for: need("2330.TW"), at: now)
                == .malformed("an answer about nothing instead of 2330.TW"))
    }

    @Test(arguments: [
        ("2330.TW", "USD", "prices are in USD and not in TWD"), ("2330.TW", "XYZ", "prices in an unknown unit, XYZ"),
        ("TSM", "GBp", "prices are in GBP and not in USD"), ("EURUSD=X", "EUR", "prices are in EUR and not in USD"),
    ])
    func aPriceInAnotherCurrencyIsNoPrice(symbol: String, currency: String, words: String) throws {
        let text = try body(symbol, currency: currency).text
        #expect(
            try provider.failure(text, for: need(Symbol(rawValue: symbol)), at: now) == .malformed(words))
    }

    @Test(arguments: [("GBp", "GBP", 12.385), ("GBX", "GBP", 12.385), ("ILA", "ILS", 12.385), ("GBP", "GBP", 1238.5)])
    func hundredthsBecomeUnits(code: String, currency: String, close: Double) throws {
        let batch = try provider.read(try body("ARM.L", currency: code).text, for: need("ARM.L"), at: now)
        #expect(batch.daily["ARM.L"]?.first?.close == close)
        #expect(batch.instruments.first?.currency == Currency(currency))
    }

    @Test func aNewInstrumentIsTold() throws {
        let text = try body(
            "4966.TWO", currency: "TWD",
            meta: [
                ("longName", "\"Parade\\u0000 Technologies\\u202e, Ltd. \""), ("instrumentType", "\"EQUITY\""),
                ("exchangeName", "\"NYQ\""),
            ]
        ).text
        let batch = try provider.read(text, for: need("4966.TWO"), at: now)
        // The exchange is what the symbol's own suffix says.
        #expect(
            batch.instruments == [
                Instrument(
                    symbol: "4966.TWO", kind: .equity, name: "Parade Technologies, Ltd.", exchange: .roco,
                    currency: .twd, region: .taiwan)
            ])
    }

    @Test func aKnownInstrumentIsNotToldAgain() throws {
        let text = try body("2330.TW", currency: "TWD", meta: [("longName", "\"Other\"")]).text
        #expect(try provider.read(text, for: need("2330.TW"), at: now).instruments.isEmpty)
    }

    @Test func newYorkAndIndices() throws {
        let share = try body(
            "GFS", currency: "USD", meta: [("shortName", "\"G\""), ("exchangeName", "\"NYQ\"")])
        #expect(try provider.read(share.text, for: need("GFS"), at: now).instruments.first?.exchange == .xnys)
        let index = try body(
            "KOSPI-25.KS", currency: "KRW", meta: [("shortName", "\"K\""), ("instrumentType", "\"INDEX\"")])
        #expect(try provider.read(index.text, for: need("KOSPI-25.KS"), at: now).instruments.first?.kind == .index)
    }
}
