extension Quote {
    /// The quote with its prices as they were meant.
    public var withoutNoise: Quote {
        var quote = self
        quote.price = PriceNoise.removed(price)
        quote.previousClose = previousClose.map(PriceNoise.removed)
        quote.open = open.map(PriceNoise.removed)
        quote.high = high.map(PriceNoise.removed)
        quote.low = low.map(PriceNoise.removed)
        quote.bid = bid.map(PriceNoise.removed)
        quote.ask = ask.map(PriceNoise.removed)
        return quote
    }
}

extension PriceBar {
    /// The bar with its prices as they were meant.
    public var withoutNoise: Self { mapPrices(PriceNoise.removed) }
}
