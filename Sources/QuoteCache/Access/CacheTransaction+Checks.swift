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
        let splits = known.filter {
            SplitAdjustment.isRaw($0, before: closes.last(onOrBefore: $0.date)?.close, after: quote.price)
        }
        // The close before an ex-day is not what its limits count from.
        let isExDay = facts.contains { $0.metric == Fact.dividend && $0.asOf == session }
        let screen = QuoteScreen(of: instrument)
        var quote = quote
        quote.previousClose = screen.previousClose(of: quote, dividedBy: known)
        let doubt = screen.doubt(quote, closes: SplitAdjustment.divided(closes, by: splits))
        if case .beyondLimit = doubt, isExDay { return nil }
        return doubt
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
