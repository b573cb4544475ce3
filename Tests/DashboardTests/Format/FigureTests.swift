import DashboardTestSupport
import Market
import TestSupport
import Testing
import TextUI

@testable import Dashboard

@Suite struct FigureTests {
    /// Figures far from everyday ones: a first trading day, a share of the dearest company, a collapse.
    private static func unusualMarket() -> Snapshot {
        var snapshot = SmallMarket.snapshot()
        let figures: [(Symbol, Double, Double, Double)] = [
            ("688981.SS", 829.9, 6.9295, 101.053), ("688256.SS", 1_234_567.891, 42.5, 1234.5678),
            ("2330.TW", 98_765_432.1, -0.99999, -0.9999), ("NVDA", 812_345.678, 0.00049, 9.9996),
            ("005930.KS", 1_140_300, 12_345.678, 0.5), ("6082.HK", 0.0123, 0, -0.00001),
        ]
        for (symbol, price, change, period) in figures {
            var state = SmallMarket.state(symbol, price: price, change: change, yearToDate: period)
            state.usd = state.local
            snapshot.instruments[symbol] = state
        }
        return snapshot
    }

    /// Numbers that end in an ellipsis.
    private static func cutNumbers(in text: String) -> [Substring] {
        text.split(whereSeparator: \.isNewline).filter { line in
            line.contains(#/([0-9][.,]?|[+\-])…/#)
        }
    }

    @Test("No view cuts a number at any size", arguments: View.allCases)
    func noViewCutsANumber(view: View) throws {
        var driver = try BoardDriver(Size(width: 60, height: 15), view: view, snapshot: Self.unusualMarket())
        for size in ["60x15", "80x24", "97x31", "120x40", "143x38", "170x46", "233x60"] {
            driver.resize(Size(text: size))
            #expect(Self.cutNumbers(in: driver.text).isEmpty, "\(size)")
        }
    }

    @Test("Rows show long numbers whole in a wider column")
    func longNumbersAreWhole() throws {
        let text = try BoardDriver(Size(width: 170, height: 46), snapshot: Self.unusualMarket()).text
        for figure in ["1,234,568", "+4,250%", "+123,457%", "98,765,432", "812,345.7", "+1,234,568%"] {
            #expect(text.contains(figure), "\(figure)")
        }
    }

    @Test("A figure is one of its forms or a dash at every width")
    func everyWidthHoldsAWholeNumber() {
        var generator = SeededGenerator(seed: 23)
        let instruments = (["2330.TW", "005930.KS", "NVDA", "688981.SS", "^TWII", "TWD=X"] as [Symbol])
            .map { Instrument(inferredFrom: $0) }
        for _ in 0..<80 {
            let size = Double.random(in: -4...9, using: &generator)
            let sign: Double = Bool.random(using: &generator) ? 1 : -1
            let value = sign * exponential(size) * Double.random(in: 1...10, using: &generator)
            for instrument in instruments {
                expectWhole(.price(abs(value), instrument, sign: "US$"), abs(value), prefix: "US$")
            }
            expectWhole(.percent(value, decimals: 1, mark: "~*"), value * 100, prefix: "~*")
            expectWhole(.change(value), value * 100, prefix: value > 0 ? "▲ " : value < 0 ? "▼ " : "= ")
            expectWhole(.number(value, decimals: 2, unit: "×"), value, prefix: "")
        }
    }

    /// Ten to a power, for sizes from tiny to huge.
    private func exponential(_ power: Double) -> Double {
        var result = 1.0
        for _ in 0..<Int(abs(power)) { result *= 10 }
        return power < 0 ? 1 / result : result
    }

    private func expectWhole(_ figure: Figure, _ value: Double, prefix: String) {
        for width in 0...16 {
            let text = figure.text(in: width)
            #expect(TextWidth.width(of: text) <= width)
            guard width > 0, text != NumberText.unknown else { continue }
            var digits = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
            digits.removeAll { "+,%×".contains($0) }
            let read = Double(digits)
            #expect(read != nil, "\(text)")
            // The rounding of the fewest decimals, and no more, lies between the text and the value.
            #expect(abs((read ?? 0) - value) <= 0.5 + abs(value) * 1e-9, "\(text) for \(value)")
        }
        #expect(figure.text(in: 40) == figure.exact)
        #expect(figure.text(in: figure.leastWidth) != NumberText.unknown || figure == .unknown)
    }
}
