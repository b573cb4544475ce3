import CTriggerSwitch
import GRDB
import GRDBSQLite
public import Market

/// Saves bars by the hundred thousand, several times as fast as one by one.
///
/// The cache's triggers rest meanwhile, and what they do row by row is done once: bars that they would quarantined are
/// distinguished beforehand and saved the ordinary way, each symbol is counted and introduced at the end.
public struct BarBulk {
    private let source: String
    private let latestStart: Instant
    private let latestDate: CalendarDate
    private var daily: BarLane
    private var intraday: BarLane
    private(set) var refused: [(CacheTransaction) throws -> Bool] = []

    init(_ database: Database, source: String) throws {
        self.source = source
        let seconds = try Int64.fetchOne(database, sql: "SELECT CAST(strftime('%s', 'now') AS INTEGER)") ?? 0
        let now = Instant(milliseconds: seconds * 1000)
        latestStart = now.advanced(seconds: 120)
        latestDate = TimeZoneRule.utc.local(now).date.advanced(days: 1)
        daily = try BarLane(CacheSchema.dailyBar, source: source, database)
        intraday = try BarLane(CacheSchema.intradayBar, source: source, database)
    }

    /// Saves the bar of one session. Returns whether anything was written.
    @discardableResult
    public mutating func save(_ bar: DailyBar, of symbol: Symbol) throws -> Bool {
        guard bar.isPossible, bar.date <= latestDate, bar.date >= CalendarDate.firstDay(ofYear: 1) else {
            refused.append { [source] in try $0.save(bar, of: symbol, source: source) }
            return false
        }
        let bar = bar.withoutNoise
        daily.begin(symbol)
        daily.bind(bar.date, at: 2)
        daily.bind(bar.open, at: 3)
        daily.bind(bar.high, at: 4)
        daily.bind(bar.low, at: 5)
        daily.bind(bar.close, at: 6)
        daily.bind(bar.volume, at: 7)
        return try daily.write(symbol)
    }

    /// Saves the bar of a part of a session. Returns whether anything was written.
    @discardableResult
    public mutating func save(_ bar: IntradayBar, of symbol: Symbol) throws -> Bool {
        guard bar.isPossible, (1...1440).contains(bar.minutes), bar.start.milliseconds >= 0,
            bar.start <= latestStart
        else {
            refused.append { [source] in try $0.save(bar, of: symbol, source: source) }
            return false
        }
        let bar = bar.withoutNoise
        intraday.begin(symbol)
        intraday.bind(Int64(bar.minutes), at: 2)
        intraday.bind(bar.start.milliseconds / 1000, at: 3)
        intraday.bind(bar.open, at: 4)
        intraday.bind(bar.high, at: 5)
        intraday.bind(bar.low, at: 6)
        intraday.bind(bar.close, at: 7)
        intraday.bind(bar.volume, at: 8)
        return try intraday.write(symbol)
    }

    /// Does once what the triggers would have done for every row.
    func finish(_ database: Database) throws {
        for lane in [daily, intraday] {
            for symbol in lane.written.sorted() {
                try database.cachedStatement(sql: SchemaSQL.counting(lane.table)).execute(arguments: [symbol.rawValue])
                try database.cachedStatement(sql: "INSERT OR IGNORE INTO instrument(symbol) VALUES (?)")
                    .execute(arguments: [symbol.rawValue])
            }
        }
    }

    /// Gives the statements back as they were.
    func reset() {
        daily.reset()
        intraday.reset()
    }
}

extension CacheTransaction {
    /// Saves many bars at once.
    ///
    /// - Parameters:
    ///   - source: who says so, for all of them.
    ///   - body: saves the bars one after the other; nothing else may be saved meanwhile.
    /// - Returns: how many of the bars that the triggers had to look at were written after all; as a rule 0.
    @discardableResult
    public func saveBars(source: String, _ body: (inout BarBulk) throws -> Void) throws -> Int {
        var bulk = try BarBulk(database, source: source)
        try enableTriggers(false)
        do {
            defer { bulk.reset() }
            try body(&bulk)
        } catch {
            try enableTriggers(true)
            throw error
        }
        try enableTriggers(true)
        try bulk.finish(database)
        return try bulk.refused.count { try $0(self) }
    }

    private func enableTriggers(_ isEnabled: Bool) throws {
        let code = ct_enable_triggers(database.sqliteConnection, isEnabled ? 1 : 0)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}

extension DailyBar {
    fileprivate var isPossible: Bool { areBarPricesPossible(open, high, low, close, volume) }
}

extension IntradayBar {
    fileprivate var isPossible: Bool { areBarPricesPossible(open, high, low, close, volume) }
}

/// Whether the checks of the bar tables let prices pass; the tests hold it against the triggers.
private func areBarPricesPossible(
    _ open: Double?, _ high: Double?, _ low: Double?, _ close: Double, _ volume: Double?
) -> Bool {
    func isPrice(_ value: Double?) -> Bool { value.map { $0 > 0 && $0 <= 1e15 } ?? true }
    return close > 0 && close <= 1e12 && isPrice(open) && isPrice(high) && isPrice(low)
        && (volume.map { $0 >= 0 && $0 <= 1e15 } ?? true) && !((high ?? .infinity) < (low ?? 0))
}
