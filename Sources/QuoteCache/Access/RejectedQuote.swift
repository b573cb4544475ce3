import GRDB
public import Market

/// A quote that was quarantined while it was to be written: the cache's `quote` never had it.
public struct RejectedQuote: Hashable, Sendable {
    /// Whose it was.
    public let symbol: Symbol
    /// When its price was made.
    public let time: Instant
    /// Why it cannot be true, without a stop.
    public let reason: String

    /// Reads a row of `reject`; nil where it does not name symbol and time.
    init?(row: String, reason: String) {
        var values: [Substring: Substring] = [:]
        for part in row.split(separator: ", ") {
            guard let sign = part.firstIndex(of: "=") else { continue }
            values[part[..<sign]] = part[part.index(after: sign)...]
        }
        guard let symbol = values["symbol"], symbol.count > 2, symbol.first == "'", symbol.last == "'",
            let seconds = values["time"].flatMap({ Double($0) }), seconds.magnitude < 1e11
        else { return nil }
        self.symbol = Symbol(rawValue: String(symbol.dropFirst().dropLast()))
        time = Instant(milliseconds: Int64(seconds * 1000))
        self.reason = DisplayText.sanitized(reason, limit: 160)
    }
}

extension CacheRead {
    /// As many as matter: what was rejected long ago is followed by better prices.
    private static let mostRejects = 2000

    /// The quotes that were quarantined after a row of `reject`, the newest ones, oldest first.
    ///
    /// - Parameter id: the newest row that was seen; where the rows were cleared since, all there are come again.
    /// - Returns: also the newest row there is.
    public func rejectedQuotes(after id: Int64) throws -> (quotes: [RejectedQuote], newest: Int64) {
        let newest = try Int64.fetchOne(database.cachedStatement(sql: "SELECT max(id) FROM reject")) ?? 0
        guard newest != id else { return ([], newest) }
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT row, reason FROM reject WHERE table_name = 'quote' AND id > ? ORDER BY id DESC LIMIT ?"),
            arguments: [newest < id ? 0 : id, CacheRead.mostRejects])
        let quotes = rows.compactMap { row in
            RejectedQuote(row: row.text(0) ?? "", reason: row.text(1) ?? "")
        }
        return (quotes.reversed(), newest)
    }
}
