import GRDB
import Market

/// What a retention takes away.
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

    private func delete(_ sql: String, _ arguments: StatementArguments) throws -> Int {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
        return database.changesCount
    }
}
