import Market

/// The quotes of one source: the newest of each instrument goes into the cache, after all bars that it is held against.
/// A few older ones are kept for the case that it cannot be true.
struct LatestQuotes {
    /// How many of an instrument are kept.
    static let depth = 8

    /// The newest first.
    private var quotes: [Symbol: [Quote]] = [:]
    /// How many newer ones took the place of.
    private(set) var superseded = 0

    mutating func add(_ quote: Quote) {
        var kept = quotes.removeValue(forKey: quote.symbol) ?? []
        defer { quotes[quote.symbol] = kept }
        if !kept.isEmpty { superseded += 1 }
        guard let place = kept.firstIndex(where: { $0.time <= quote.time }) else {
            kept.append(quote)
            kept.removeLast(max(0, kept.count - LatestQuotes.depth))
            return
        }
        if kept[place].time == quote.time {
            if RowValue(kept[place]) < RowValue(quote) { kept[place] = quote }
        } else {
            kept.insert(quote, at: place)
            kept.removeLast(max(0, kept.count - LatestQuotes.depth))
        }
    }

    /// The newest of each instrument, by its symbol; taken away.
    mutating func takeNewest(of symbols: Set<Symbol>?) -> [ImportRecord] {
        let wanted = quotes.keys.filter { symbols?.contains($0) ?? true }.sorted()
        return wanted.compactMap { symbol in
            guard let quote = quotes[symbol]?.first else { return nil }
            quotes[symbol]?.removeFirst()
            return .quote(quote)
        }
    }
}
