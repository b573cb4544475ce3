import Foundation
import Testing

@testable import Feeds

@Suite struct DecimalReaderTests {
    private func read(_ text: String) -> Double? { DecimalReader.number(Array(text.utf8).span) }

    @Test(arguments: [
        "0", "1", "-1", "+1", "1234.5", ".5", "5.", "-0.001", "1e5", "1E-5", "1.5e+3", "000123.4500", "123456789012345",
        "1234567890123456", "0.1", "222.01499938964844", "1e22", "1e23", "1e-22", "1e-23", "4.35",
        "1.7976931348623157e308",
        "4.9e-324", "9007199254740993", "123456789012345e22", "0.000000000000000000001234", "8.5e-5", "1e400",
        "-1e400", "9999999999999999999", "0.9999999999999999999", "18446744073709551615", "9007199254740992.5",
        "9007199254740993.0", "4503599627370497.5", "4503599627370498.5", "1000000000000000000",
        "0.1000000000000000055",
        "1.000000000000000111", "1234567890.123456789", "-0.3000000000000000444",
    ])
    func asTheStandardLibraryReadsIt(text: String) throws {
        let expected = try #require(Double(text))
        #expect(read(text)?.bitPattern == expected.bitPattern)
    }

    @Test func manyNumbersRoundCorrectly() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let value = Double.random(in: 0.0001...2_000_000, using: &random)
            for text in ["\(value)", String(format: "%.4f", value), String(format: "%.19g", value)] {
                #expect(read(text) == Double(text))
            }
        }
    }

    @Test(arguments: [
        "", "-", ".", "1,5", "1.2.3", "1e", "1e+", "0x10", "inf", "nan", "NaN", "1 234", "1_000", "١", "--1", "1f",
    ])
    func nothingElseIsANumber(text: String) {
        #expect(read(text) == nil)
    }
}
