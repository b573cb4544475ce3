/// What is known of how dear a market or a share is, each fact with its date and source.
public struct Valuation: Hashable, Sendable {
    /// Price over the earnings expected for the next twelve months.
    public var forwardPEFact: Fact?
    /// Growth of earnings per share expected over the next twelve months.
    public var earningsGrowthFact: Fact?

    /// Creates a valuation; what is left out is unknown.
    public init(forwardPEFact: Fact? = nil, earningsGrowthFact: Fact? = nil) {
        self.forwardPEFact = forwardPEFact
        self.earningsGrowthFact = earningsGrowthFact
    }

    /// Price over the earnings expected for the next twelve months, as a ratio.
    public var forwardPE: Double? { forwardPEFact?.value }

    /// Growth of earnings per share expected over the next twelve months, as a fraction.
    public var earningsGrowth: Double? { earningsGrowthFact?.value }

    /// The P/E over the growth in percent: `forward P/E / (100 · growth)`; nil where growth is not above zero.
    public var priceEarningsToGrowth: Double? {
        guard let forwardPE, let earningsGrowth, earningsGrowth > 0 else { return nil }
        return forwardPE / (100 * earningsGrowth)
    }

    /// How much cheaper than another valuation it is: `P/E / other P/E - 1` as a fraction, negative where cheaper.
    public func discount(to other: Valuation) -> Double? {
        guard let forwardPE, let base = other.forwardPE, base > 0 else { return nil }
        return forwardPE / base - 1
    }
}
