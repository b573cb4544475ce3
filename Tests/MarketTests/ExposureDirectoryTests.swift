import Market
import Testing

@Suite struct ExposureDirectoryTests {
    @Test func everyTagIsUsedAndEverySymbolKnown() {
        let directory = ExposureDirectory.shared
        for tag in ExposureTag.allCases { #expect(!directory.symbols(with: tag).isEmpty, "\(tag)") }
        for symbol in directory.tags.keys { #expect(InstrumentDirectory.shared[symbol] != nil, "\(symbol)") }
    }

    @Test func everyTaiwaneseShareIsExposedToTheStrait() {
        for instrument in InstrumentDirectory.shared.instruments
        where instrument.kind == .equity && instrument.region == .taiwan {
            #expect(ExposureDirectory.shared[instrument.symbol].contains(.taiwanStrait), "\(instrument.symbol)")
        }
    }

    @Test(
        arguments: [
            ("005930.KS", ExposureTag.memoryCycle, true), ("6857.T", .taiwanStrait, false), ("NVDA", .aiCapex, true),
            ("NONE", .aiCapex, false),
        ] as [(Symbol, ExposureTag, Bool)])
    func judgements(symbol: Symbol, tag: ExposureTag, isTagged: Bool) {
        #expect(ExposureDirectory.shared[symbol].contains(tag) == isTagged)
    }
}
