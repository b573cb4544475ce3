public import Market

/// Converts prices between the two lines of a pair, at one rate for each.
public struct ParityRates: Hashable, Sendable {
    /// How many home shares one foreign unit stands for.
    public let ratio: Double
    /// Units of the ADR's currency that one US dollar buys.
    public let foreignRate: Double
    /// Units of the local listing's currency that one US dollar buys.
    public let homeRate: Double

    /// Takes the rates; nil unless all are above zero and finite.
    public init?(_ pair: ParityPair, foreignRate: Double, homeRate: Double) {
        guard [pair.ratio, foreignRate, homeRate].allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        (ratio, self.foreignRate, self.homeRate) = (pair.ratio, foreignRate, homeRate)
    }

    /// What a price of one home share is worth for one foreign unit, in the foreign currency:
    /// `home / home rate · ratio · foreign rate`. NT$2,330 at 5 and 31.4 is US$371.02.
    public func foreignPrice(ofHome price: Double) -> Double { price / homeRate * ratio * foreignRate }

    /// What a price of one foreign unit is worth for one home share, in the home currency.
    public func homePrice(ofForeign price: Double) -> Double { price / foreignRate / ratio * homeRate }

    /// How much dearer the foreign listing is: `foreign / foreign rate / (ratio · home / home rate) - 1`, as a fraction;
    /// nil for prices that are none.
    public func premium(foreign: Double, home: Double) -> Double? {
        Returns.simple(foreign / foreignRate, against: ratio * home / homeRate)
    }
}
