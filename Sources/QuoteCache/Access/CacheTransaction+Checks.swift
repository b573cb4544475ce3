import GRDB
import Market

extension CacheTransaction {
    /// Closes before a quote that it is held against.
    private static let closes = 12

    /// Why a quote cannot be true beside the bars of the cache; nil where nothing speaks against it.
    func doubt(_ quote: Quote) throws -> QuoteScreen.Doubt? {
        let instrument = try contents.instrument(quote.symbol) ?? Instrument(inferredFrom: quote.symbol)
        let session = SessionBook(of: instrument).session(of: quote.time)
        let rows = try contents.closeBars(
            of: quote.symbol, through: session.advanced(days: -1), limit: CacheTransaction.closes)
        guard !rows.isEmpty else { return QuoteScreen(of: instrument).doubt(quote, closes: []) }
        let closes = HistoryScreen(of: instrument).screened(rows).bars
            .map { DatedClose(date: $0.date, close: $0.close) }
        let facts = try contents.facts(of: quote.symbol, through: session)
        let known = facts.filter { $0.metric == Fact.split }
            .compactMap { fact in fact.value.map { Split(date: fact.asOf, ratio: $0) } }
        let footings = known.map { split in
            let before = closes.last(onOrBefore: split.date.advanced(days: -1))?.close
            return SplitAdjustment.footing(split, before: before, after: quote.price)
        }
        let raw = zip(known, footings).compactMap { $1 == .raw ? $0 : nil }
        // The close before an ex-day is not what its limits count from.
        let isExDay = facts.contains { $0.metric == Fact.dividend && $0.asOf == session }
        let screen = QuoteScreen(of: instrument)
        var quote = quote
        let divided = SplitAdjustment.divided(closes, by: raw)
        let isUnclear = footings.contains(.unclear)
        quote.previousClose = screen.previousClose(of: quote, over: known, closes: isUnclear ? [] : divided)
        return screen.doubt(quote, closes: divided, areLimitsKnown: !isExDay && !isUnclear)
    }

    /// Puts a quote into the list of rows that cannot be true.
    func quarantine(_ quote: Quote, because reason: String) throws {
        let row = "symbol='\(quote.symbol.rawValue)', price=\(quote.price), time=\(quote.time.seconds)"
        try database.execute(
            sql:
                "INSERT INTO reject(table_name, row, reason, rejected_at) VALUES ('quote', ?, ?, strftime('%s', 'now'))",
            arguments: [row, reason])
    }
}
