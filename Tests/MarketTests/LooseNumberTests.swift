import Market
import Testing

@Suite struct LooseNumberTests {
    @Test(
        "Numbers are read as people and web sites write them",
        arguments: [
            ("0", 0), ("1,000", 1000), ("1,234,567.5", 1_234_567.5), ("1234.5", 1234.5), (".5", 0.5), ("5.", 5),
            ("1 000", 1000), ("1\u{A0}234,5", 1234.5), ("1\u{202F}000", 1000), ("1'234.5", 1234.5),
            ("1’234.5", 1234.5), ("24.2K", 24_200), ("31.20M", 31_200_000), ("1.5 B", 1.5e9), ("2T", 2e12),
            ("3万", 30_000), ("1.2億", 1.2e8), ("$128.40", 128.4), ("US$1,000", 1000), ("NT$ 35", 35), ("€5", 5),
            ("5 €", 5), ("TWD 1,525", 1525), ("12.5 USD", 12.5), ("￥１，０００", 1000), ("１２３．５", 123.5),
            ("-5", -5), ("+5", 5), ("−5", -5), ("－5", -5), ("–5", -5), ("-$5", -5), ("$-5", -5), ("(5)", -5),
            ("($1,234.50)", -1234.5), ("（５）", -5), ("1e3", 1000), ("1.5E+05", 150_000), ("1e-2", 0.01),
            (" 7 ", 7), ("\t7\u{3000}", 7), ("1.234,56", 1234.56), ("1.234.567,8", 1_234_567.8),
        ] as [(String, Double)])
    func numbers(text: String, value: Double) {
        #expect(LooseNumber(text).value == value)
    }

    @Test(
        "A comma stands before decimals where the table shows it",
        arguments: [("37,50", 37.5), ("1.234", 1234), ("1 234,5", 1234.5), ("1,234.5", 1234.5), ("-0,5", -0.5)]
            as [(String, Double)])
    func decimalCommas(text: String, value: Double) {
        #expect(LooseNumber(text, mark: .comma).value == value)
    }

    @Test(
        "Words for no value are missing, never a number",
        arguments: [
            "", " ", "-", "--", "—", "−", "NaN", "nan", "null", "NULL", "None", "N/A", "#N/A", "n/d", "NA", "Infinity",
            "-Infinity", "inf", "<NA>", "Ｎ／Ａ",
        ])
    func missing(text: String) {
        #expect(LooseNumber(text) == .missing)
        #expect(LooseNumber.isMissing(text))
    }

    @Test("A percentage is a number of its own kind")
    func percentages() {
        #expect(LooseNumber("0.33%") == .percent("0.33"))
        #expect(LooseNumber("-1,5 %", mark: .comma) == .percent("-1.5"))
        #expect(LooseNumber("５％") == .percent("5"))
        #expect(LooseNumber("5%").value == nil)
    }

    @Test(
        "Anything else is not read",
        arguments: [
            "abc", "12abc", "1,00", "0,123", "1,0000", "1000,000", "12,34,567.8.9", "1.2.3", "--5", "-(5)", "(-5)",
            "$$5", "0x10",
            "1e", "e3", "1e400", "1e3.5", "1,000 000", "5%%", "K", "$", "()", "1..2", "2026-01-12", "12:30", "½", "٣",
        ])
    func unreadable(text: String) {
        #expect(LooseNumber(text) == .unreadable)
    }

    @Test("The first number that can be read in one way only tells what stands before the decimals")
    func marks() {
        #expect(LooseNumber.mark(of: ["1.234", "37,50"]) == .comma)
        #expect(LooseNumber.mark(of: ["1,234", "37.50"]) == .point)
        #expect(LooseNumber.mark(of: ["1.234,5"]) == .comma)
        #expect(LooseNumber.mark(of: ["0,123"]) == .comma)
        #expect(LooseNumber.mark(of: ["31,200,000"], otherwise: .comma) == .point)
        #expect(LooseNumber.mark(of: ["1,234", "-", "x"]) == .point)
        #expect(LooseNumber.mark(of: ["1,234", "-", "x"], otherwise: .comma) == .comma)
    }
}
