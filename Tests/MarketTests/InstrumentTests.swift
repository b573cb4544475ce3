import Market
import Testing

@Suite struct InstrumentTests {
    @Test(arguments: [
        ("2330.TW", "TSMC", Exchange.xtai, Currency.twd, Region.taiwan), ("9999.TWO", "9999.TWO", .roco, .twd, .taiwan),
        ("123456.KQ", "123456.KQ", .xkos, .krw, .southKorea), ("ABCD", "ABCD", .xnas, .usd, .unitedStates),
        ("TSM", "TSMC ADR", .xnys, .usd, .unitedStates), ("300999.SZ", "300999.SZ", .xshe, .cny, .mainlandChina),
    ])
    func aSymbolTellsItsExchange(symbol: String, name: String, exchange: Exchange, currency: Currency, region: Region) {
        let instrument = Instrument(inferredFrom: Symbol(rawValue: symbol))
        #expect(instrument.name == name)
        #expect(instrument.exchange == exchange && instrument.currency == currency && instrument.region == region)
    }

    @Test(arguments: [
        ("^NDX", InstrumentKind.index), ("TWD=X", .fx), ("^XYZ", .index), ("SEK=X", .fx), ("SMSN.IL", .equity),
    ])
    func kinds(symbol: String, kind: InstrumentKind) {
        #expect(Instrument(inferredFrom: Symbol(rawValue: symbol)).kind == kind)
    }

    @Test func anUnknownSuffixHasNoExchange() {
        let instrument = Instrument(inferredFrom: "TWD=X.MONTHLY-AVG")
        #expect(instrument.exchange == nil && instrument.region == nil)
    }

    @Test(arguments: [
        ("nvda", "NVDA"), ("2330.tw", "2330.TW"), ("^ndx", "^NDX"), ("a b", nil), ("", nil), ("x\u{1B}", nil),
    ])
    func symbolsFromOutside(text: String, symbol: String?) {
        #expect(Symbol(validating: text)?.rawValue == symbol)
    }

    @Test func theDirectoryIsWhole() {
        let instruments = InstrumentDirectory.shared.instruments
        #expect(instruments.count > 90)
        #expect(Set(instruments.map(\.symbol)).count == instruments.count)
        for instrument in instruments where instrument.kind == .equity {
            #expect(instrument.exchange != nil && instrument.segment != nil, "\(instrument.symbol)")
            #expect(
                instrument.region == instrument.exchange?.region && instrument.currency == instrument.exchange?.currency
            )
        }
    }

    @Test(arguments: [("TWD", true), ("XXX", false), ("twd", false), ("", false)])
    func currencies(code: String, isKnown: Bool) {
        #expect((Currency(code) != nil) == isKnown)
    }
}
