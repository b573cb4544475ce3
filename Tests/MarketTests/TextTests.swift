import Market
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        (30_707.221, 2, "30,707.22"), (1234567, 0, "1,234,567"), (-0.004, 2, "0.00"), (-1.5, 1, "-1.5"),
        (999.999, 2, "1,000.00"),
        (.nan, 2, "–"), (.infinity, 0, "∞"), (0.05, 2, "0.05"),
    ])
    func numbers(value: Double, decimals: Int, text: String) {
        #expect(NumberText.fixed(value, decimals: decimals) == text)
    }

    @Test(arguments: [(0.0120, "+1.20%"), (-0.0034, "-0.34%"), (0, "0.00%"), (0.00001, "0.00%"), (nil, "–")])
    func percentages(fraction: Double?, text: String) {
        #expect(NumberText.percent(fraction, decimals: 2) == text)
    }

    @Test(arguments: [(31_200_000, "31.2M"), (999, "999"), (1_500, "1.5k"), (250_000, "250k"), (7.1e9, "7.1B")])
    func compactNumbers(value: Double, text: String) {
        #expect(NumberText.compact(value) == text)
    }

    @Test(arguments: [
        ("2330.TW", 1690.0, "1,690"), ("3711.TW", 288.5, "288.5"), ("2303.TW", 52.3, "52.3"),
        ("6770.TW", 43.05, "43.05"),
        ("005930.KS", 140_300, "140,300"), ("6857.T", 21_490, "21,490"), ("1347.HK", 91.05, "91.05"),
        ("688981.SS", 131.4, "131.40"), ("NVDA", 184.9, "184.90"), ("^TWII", 30_707.22, "30,707.2"),
        ("KRW=X", 1468.2, "1,468.2"), ("HKD=X", 7.8, "7.8000"),
    ])
    func pricesInLocalForm(symbol: String, price: Double, text: String) {
        #expect(PriceText.text(price, Instrument(inferredFrom: Symbol(rawValue: symbol))) == text)
    }

    @Test(arguments: [
        ("plain", "plain"), ("\u{1B}[2Jred", "[2Jred"), ("a\u{202E}b", "ab"), ("a\nb\tc", "a b c"), ("\u{9B}5m", "5m"),
        ("\u{7F}x\u{0}", "x"), ("❤\u{FE0F}", "❤"), ("台積電", "台積電"), ("x\u{301}\u{302}\u{303}\u{304}", "x\u{301}\u{302}"),
        ("\u{200D}\u{FEFF}z", "z"), ("\u{E000}p", "p"),
    ])
    func hostileText(text: String, safe: String) {
        #expect(DisplayText.sanitized(text) == safe)
    }

    @Test func longTextIsCut() {
        #expect(DisplayText.sanitized(String(repeating: "積", count: 5000)).count == 200)
    }
}
