import Market
import Testing

@Suite struct PriceNoiseTests {
    @Test(
        "Binary noise is removed",
        arguments: [
            (52.29999923706055, 52.3), (0.1 + 0.2, 0.3), (1505.0000000000002, 1505), (110.00000000000001, 110),
            (91.80000000000001, 91.8),
        ])
    func noise(noisy: Double, price: Double) { #expect(PriceNoise.removed(noisy) == price) }

    @Test("A price that is short already stays, and so does what is not a decimal")
    func soundPrices() {
        for price in [0.0001, 31.415, 0.03175, 1690, 2.5, 149.875, 1.0 / 3] {
            #expect(PriceNoise.removed(price) == price)
        }
        #expect(PriceNoise.removed(.infinity) == .infinity)
    }

    @Test("Every price of two decimals survives single precision")
    func singlePrecision() {
        for cents in stride(from: 1, to: 100_000, by: 7) {
            let price = Double(cents) / 100
            #expect(PriceNoise.removed(Double(Float(price))) == price)
        }
    }
}
