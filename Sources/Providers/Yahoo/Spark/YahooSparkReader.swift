import Market

/// Reads the latest prices of a batch of instruments.
struct YahooSparkReader {
    let provider: YahooProvider
    let symbols: [Symbol]

    /// A quote for each instrument that has one; those that the answer does not name are unknown.
    func batch(_ response: ProviderResponse) throws(ProviderFailure) -> ProviderBatch {
        let answer = try JSONBody.decode(YahooSparkAnswer.self, from: response.body)
        var check = AnswerCheck(receivedAt: response.receivedAt)
        var batch = ProviderBatch()
        var named: Set<Symbol> = []
        for (text, entry) in answer.entries {
            guard let symbol = Symbol(validating: text), symbols.contains(symbol) else {
                check.drop(nil, "symbol", "\(WordsFromOutside.name(text) ?? "nothing") was not asked for")
                continue
            }
            // The first one counts: a symbol that comes twice may come with another's price.
            guard named.insert(symbol).inserted else {
                check.drop(symbol, "symbol", "duplicated")
                continue
            }
            add(entry, of: symbol, to: &batch, &check)
        }
        batch.unknown = symbols.filter { !named.contains($0) }
        batch.dropped = check.dropped
        if batch.unknown.count == symbols.count, check.dropped.isEmpty { throw .unknownSymbol }
        return batch
    }

    private func add(
        _ entry: YahooSparkAnswer.Entry, of symbol: Symbol, to batch: inout ProviderBatch, _ check: inout AnswerCheck
    ) {
        switch entry {
        case .empty: check.drop(symbol, "response", "empty")
        case .flat(let flat):
            if let quote = quote(flat, of: symbol, &check) { batch.quotes.append(quote) }
        case .nested(let meta):
            do throws(ProviderFailure) {
                let listing = try YahooListing(symbol, meta: meta, calendars: provider.calendars)
                if let quote = listing.quote(source: provider.name, &check) { batch.quotes.append(quote) }
                if let news = listing.news { batch.instruments.append(news) }
            } catch {
                check.drop(symbol, "meta", error.description)
            }
        }
    }

    /// The flat form has no head: its last close is the latest price.
    ///
    /// Its `chartPreviousClose` is the close before the range and is never taken for yesterday's.
    private func quote(
        _ flat: YahooSparkAnswer.Flat, of symbol: Symbol, _ check: inout AnswerCheck
    ) -> Quote? {
        if let named = flat.symbol?.value, named.uppercased() != symbol.rawValue {
            check.drop(symbol, "symbol", "an answer about \(WordsFromOutside.name(named) ?? "nothing")")
            return nil
        }
        guard !YahooUnit.mayBeHundredths(symbol) else {
            check.drop(symbol, "close", "without a currency it may be in hundredths")
            return nil
        }
        let (times, closes) = (flat.timestamp ?? [], flat.close ?? [])
        guard times.count == closes.count else {
            check.drop(symbol, "close", "\(closes.count) closes, \(times.count) timestamps")
            return nil
        }
        guard let last = closes.lastIndex(where: { $0.value != nil }), let close = closes[last].value,
            let price = check.price(FloatNoise.removed(from: close), symbol, "close"),
            let time = check.time(seconds: times[last].value, symbol, "timestamp")
        else { return nil }
        let previous = flat.previousClose?.value.map { FloatNoise.removed(from: $0) }
        return Quote(
            symbol: symbol, price: price, time: time, previousClose: check.optional(previous, symbol, "previousClose"),
            source: provider.name)
    }
}
