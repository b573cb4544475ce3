import Market
import Testing

@Suite struct ParityDirectoryTests {
    private let directory = ParityDirectory.shared

    @Test func everyRowIsAPair() {
        #expect(directory.pairs.count == 12)
        #expect(Set(directory.pairs.map(\.foreign)).count == 12)
        #expect(directory.pairs.allSatisfy { $0.ratio > 0 && $0.foreign != $0.home })
    }

    @Test(
        arguments: [
            ("TSM", "2330.TW", 5.0, ParityPair.Kind.adr, true), ("SKHY", "000660.KS", 0.1, .adr, false),
            ("SMSN.IL", "005930.KS", 25, .gdr, false), ("688347.SS", "1347.HK", 1, .ah, true),
        ] as [(Symbol, Symbol, Double, ParityPair.Kind, Bool)])
    func pairs(foreign: Symbol, home: Symbol, ratio: Double, kind: ParityPair.Kind, isVerified: Bool) {
        let pair = ParityPair(kind: kind, foreign: foreign, home: home, ratio: ratio, isVerified: isVerified)
        #expect(directory.pairs(with: foreign) == [pair])
        #expect(directory.pairs(with: home) == [pair])
    }

    @Test func whoHasNoOtherLine() {
        #expect(directory.pairs(with: "NVDA").isEmpty)
    }
}
