import Market

/// Reads a chart that was asked for one instrument.
struct YahooChartReader {
    let provider: YahooProvider
    let symbol: Symbol

    /// The finished sessions within two dates, dividends and splits, and the latest price.
    func daily(
        _ response: ProviderResponse, from first: CalendarDate, through last: CalendarDate
    ) throws(ProviderFailure) -> ProviderBatch {
        let (result, listing) = try open(response)
        try checkGranularity(of: listing, matches: { $0 == "1d" })
        var check = AnswerCheck(receivedAt: response.receivedAt)
        let sessions = YahooSessions(try result.rows(of: listing, &check), of: listing)
        let quote = listing.quote(
            source: provider.name, &check, open: sessions.open(on:), previousClose: sessions.close(before:))
        let bars = sessions.bars(from: first, through: last, newest: quote?.time, &check)
        var batch = ProviderBatch()
        if !bars.isEmpty { batch.daily[symbol] = bars }
        if let events = result.events?.value {
            YahooActions(listing: listing, source: provider.name).add(events, to: &batch, &check)
        }
        return finished(batch, quote, listing, check)
    }

    /// The finished parts of the newest session, and the latest price.
    func intraday(
        _ response: ProviderResponse, _ granularity: YahooGranularity
    ) throws(ProviderFailure) -> ProviderBatch {
        let (result, listing) = try open(response)
        try checkGranularity(of: listing, matches: granularity.matches)
        var check = AnswerCheck(receivedAt: response.receivedAt)
        let rows = try result.rows(of: listing, &check)
        let intervals = YahooIntervals(rows, minutes: granularity.minutes, of: listing, &check)
        let quote = listing.quote(source: provider.name, &check, open: intervals.open(on:))
        let bars = intervals.bars(newest: quote?.time, at: response.receivedAt)
        var batch = ProviderBatch()
        if !bars.isEmpty { batch.intraday[symbol] = bars }
        return finished(batch, quote, listing, check)
    }

    private func open(
        _ response: ProviderResponse
    ) throws(ProviderFailure) -> (YahooChartAnswer.Result, YahooListing) {
        let answer = try JSONBody.decode(YahooChartAnswer.self, from: response.body)
        guard let result = answer.chart.result?.first else { throw .unknownSymbol }
        return (result, try YahooListing(symbol, meta: result.meta, calendars: provider.calendars))
    }

    /// Bars of another length than asked for (the service widens them on its own where a range is long) are refused.
    private func checkGranularity(
        of listing: YahooListing, matches: (String) -> Bool
    ) throws(ProviderFailure) {
        guard let word = listing.meta.dataGranularity?.value, !matches(word) else { return }
        throw .malformed("bars of the wrong length, \(WordsFromOutside.short(word, limit: 12))")
    }

    private func finished(
        _ batch: ProviderBatch, _ quote: Quote?, _ listing: YahooListing, _ check: AnswerCheck
    ) -> ProviderBatch {
        var batch = batch
        if let quote { batch.quotes = [quote] }
        if let news = listing.news { batch.instruments = [news] }
        batch.dropped = check.dropped
        return batch
    }
}
