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

extension DailyBar {
    /// The bar with its prices as they were meant.
    public var withoutNoise: DailyBar {
        var bar = self
        bar.open = open.map(PriceNoise.removed)
        bar.high = high.map(PriceNoise.removed)
        bar.low = low.map(PriceNoise.removed)
        bar.close = PriceNoise.removed(close)
        return bar
    }
}

extension IntradayBar {
    /// The bar with its prices as they were meant.
    public var withoutNoise: IntradayBar {
        var bar = self
        bar.open = open.map(PriceNoise.removed)
        bar.high = high.map(PriceNoise.removed)
        bar.low = low.map(PriceNoise.removed)
        bar.close = PriceNoise.removed(close)
        return bar
    }
}
