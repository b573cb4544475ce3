import GRDB
public import Market

/// What is taken away: by a retention, or since it was expected and will not be.
extension CacheTransaction {
    func deleteDailyBars(of symbol: Symbol, before date: CalendarDate) throws -> Int {
        try delete("DELETE FROM bar_daily WHERE symbol = ? AND date < ?", [symbol.rawValue, date.description])
    }

    func deleteIntradayBars(of symbol: Symbol, before start: Instant) throws -> Int {
        try delete(
            "DELETE FROM bar_intraday WHERE symbol = ? AND start < ?", [symbol.rawValue, start.milliseconds / 1000])
    }

    func deleteRejects(keeping count: Int) throws -> Int {
        try delete("DELETE FROM reject WHERE id <= (SELECT max(id) FROM reject) - ?", [count])
    }

    /// Takes the events of a kind away that a source expected on a date or later; a date that moved would are there twice.
    ///
    /// - Parameter date: the first date of what is still to come, on the exchange's own clock.
    @discardableResult
    public func deleteExpected(_ kind: String, of symbol: Symbol, source: String, from date: CalendarDate) throws -> Int
    {
        try delete(
            "DELETE FROM event WHERE symbol = ? AND kind = ? AND source = ? AND date >= ?",
            [symbol.rawValue, kind, source, date.description])
    }

    private func delete(_ sql: String, _ arguments: StatementArguments) throws -> Int {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
        return database.changesCount
    }
}
