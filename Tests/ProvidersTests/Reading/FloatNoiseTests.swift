import Market
import Testing

@testable import Providers

@Suite struct FloatNoiseTests {
    @Test(arguments: [
        (98.0999984741211, 98.1), (98.0999984741, 98.1), (46539.140625, 46539.14), (336.0736083984375, 336.0736),
        (22.77199935913086, 22.772), (336.19000244140625, 336.19), (391.5, 391.5), (333.923, 333.923),
        (1_718_000, 1_718_000), (0.05000000074505806, 0.05), (98.09999999999999, 98.1),
        (0.30000000000000004, 0.3), (1234.5678, 1234.5678), (52_345.671875, 52_345.67),
    ])
    func thePriceThatWasMeant(sent: Double, meant: Double) {
        #expect(FloatNoise.removed(from: sent, hint: 2) == meant)
    }

    @Test(arguments: [TickSize.step(at: 96, on: .xtai) ?? 0, 0.05, 0.5, 1, 5])
    func everyPriceOnATickSurvivesSinglePrecision(step: Double) {
        for count in stride(from: 1, through: 20_000, by: 7) {
            let price = (Double(count) * step * 100).rounded() / 100
            #expect(FloatNoise.removed(from: Double(Float(price)), hint: 2) == price)
        }
    }

    @Test func whatIsNoNumberStaysSo() {
        #expect(FloatNoise.removed(from: .nan).isNaN)
        #expect(FloatNoise.removed(from: .infinity) == .infinity)
        #expect(FloatNoise.removed(from: 0) == 0)
        #expect(FloatNoise.removed(from: 1e300) == 1e300)
    }
}
