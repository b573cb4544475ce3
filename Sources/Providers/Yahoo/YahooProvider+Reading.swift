import Market

extension YahooProvider {
    /// Reads charts, sparks and summaries, distinguished by the request's need.
    public func read(
        _ response: ProviderResponse, to request: ProviderRequest
    ) throws(ProviderFailure) -> ProviderBatch {
        if let failure = response.yahooFailure { throw failure }
        switch request.need {
        case .quotes(let symbols): return try YahooSparkReader(provider: self, symbols: symbols).batch(response)
        case .daily(let symbol, let first, let last):
            return try YahooChartReader(provider: self, symbol: symbol).daily(response, from: first, through: last)
        case .intraday(let symbol, let minutes):
            guard let granularity = YahooGranularity(minutes: minutes) else { break }
            return try YahooChartReader(provider: self, symbol: symbol).intraday(response, granularity)
        case .knowledge(let symbol): return try YahooSummaryReader(provider: self, symbol: symbol).batch(response)
        case .dollarRates, nil: break
        }
        throw .notServed("nothing was asked for")
    }
}
