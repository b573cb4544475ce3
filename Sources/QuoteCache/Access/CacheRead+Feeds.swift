import GRDB
public import Market

extension CacheRead {
    /// How the feeds are doing; what a cache of version 1 does not hold is nil.
    public func feedStatus() throws -> [FeedStatus] {
        let isCurrent = try version() >= 2
        let statement = try database.cachedStatement(
            sql: "SELECT feed, state, last_success, next_attempt, failures, message, "
                + (isCurrent ? "latency, last_failure" : "NULL, NULL") + " FROM feed_status ORDER BY feed")
        return try Row.fetchCursor(statement).reduce(into: []) { result, row in
            result.append(
                FeedStatus(
                    feed: DisplayText.sanitized(row.text(0) ?? ""), state: DisplayText.sanitized(row.text(1) ?? ""),
                    lastSuccess: row.instant(2), nextAttempt: row.instant(3), failures: row.count(4),
                    message: DisplayText.sanitized(row.text(5) ?? ""),
                    latency: row.number(6).flatMap { $0 >= 0 ? $0 : nil },
                    lastFailure: row.instant(7)))
        }
    }

    /// How the feeds are doing with each instrument, by feed and symbol; none in a cache of version 1.
    public func feedInstrumentStatus() throws -> [FeedInstrumentStatus] {
        guard try version() >= 2 else { return [] }
        return try instrumentStatus("ORDER BY feed, symbol")
    }

    private func instrumentStatus(_ conditions: String) throws -> [FeedInstrumentStatus] {
        let statement = try database.cachedStatement(
            sql: "SELECT feed, symbol, last_success, latency, failures, next_attempt, message FROM feed_instrument "
                + conditions)
        return try Row.fetchCursor(statement).reduce(into: []) { result, row in
            guard let symbol = row.text(1).flatMap({ Symbol(validating: $0) }) else { return }
            result.append(
                FeedInstrumentStatus(
                    feed: DisplayText.sanitized(row.text(0) ?? ""), symbol: symbol, lastSuccess: row.instant(2),
                    latency: row.number(3).flatMap { $0 >= 0 ? $0 : nil }, failures: row.count(4),
                    nextAttempt: row.instant(5), message: DisplayText.sanitized(row.text(6) ?? "")))
        }
    }

    /// The instruments that feeds fail to bring, the most failures first.
    public func feedTroubles(limit: Int) throws -> [FeedInstrumentStatus] {
        guard try version() >= 2 else { return [] }
        return try instrumentStatus("WHERE failures > 0 ORDER BY failures DESC, feed, symbol LIMIT \(limit)")
    }

    /// How many instruments each feed has brought.
    public func feedInstrumentCounts() throws -> [String: Int] {
        guard try version() >= 2 else { return [:] }
        let statement = try database.cachedStatement(
            sql: "SELECT feed, count(*) FROM feed_instrument WHERE last_success IS NOT NULL GROUP BY feed")
        return try Row.fetchCursor(statement).reduce(into: [:]) { result, row in
            result[DisplayText.sanitized(row.text(0) ?? ""), default: 0] += row.count(1)
        }
    }

    /// The version of the cache's schema.
    private func version() throws -> Int {
        try Int.fetchOne(database.cachedStatement(sql: "PRAGMA user_version")) ?? 0
    }
}

extension Row {
    /// A time in seconds since 1970.
    fileprivate func instant(_ index: Int) -> Instant? { number(index).flatMap { Instant(seconds: $0) } }

    /// A count, whether it was written as a whole number or not.
    fileprivate func count(_ index: Int) -> Int {
        integer(index).map { Int(clamping: $0) } ?? number(index).flatMap { Int(exactly: $0.rounded()) } ?? 0
    }
}
