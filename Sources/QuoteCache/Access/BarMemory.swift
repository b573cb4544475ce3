import GRDB
public import Market

/// The daily bars of a stretch of time, each symbol's read once: for walking through dates, which would otherwise read
/// every bar as often as there are dates.
///
/// What lies before the stretch is still read from the cache, so that answers are the same with it and without it.
public final class BarMemory {
    /// One bar in as few bytes as it needs; what is unknown is not a number.
    private struct Packed {
        var date: Int32
        var isWithoutTrades: Bool
        var open, high, low, close, volume: Double

        var calendarDate: CalendarDate { CalendarDate(daysSince1970: Int(date)) }

        var bar: DailyBar {
            func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
            return DailyBar(
                date: calendarDate, open: known(open), high: known(high), low: known(low), close: close,
                volume: known(volume))
        }

        var closeBar: DailyBar {
            let price = isWithoutTrades ? close : nil
            return DailyBar(
                date: calendarDate, open: price, high: price, low: price, close: close,
                volume: volume.isNaN ? nil : volume)
        }

        var datedClose: DatedClose { DatedClose(date: calendarDate, close: close) }
    }

    /// What is held of one symbol, oldest first.
    private struct Stretch {
        var bars: [Packed]
        /// Whether the cache has no earlier bar.
        var isWhole: Bool
    }

    private let first: CalendarDate
    private let last: CalendarDate
    private var stretches: [String: Stretch] = [:]
    private var firstCloses: [String: DatedClose?] = [:]

    /// Sessions before the first date that figures of that date rest on: those of the longest window, and some that are
    /// quarantined.
    private static let sessionsBefore = 360

    /// Creates an empty memory.
    ///
    /// - Parameters:
    ///   - first: the first date that is walked through.
    ///   - last: the last one.
    public init(from first: CalendarDate, through last: CalendarDate) {
        self.first = first
        self.last = last
    }

    /// The last bars of a symbol, oldest first; nil where the cache has to be asked.
    func bars(_ symbol: String, through date: CalendarDate, limit: Int, in database: Database) throws -> [DailyBar]? {
        try slice(symbol, through: date, limit: limit, database)?.map(\.bar)
    }

    /// The same with prices only where nothing was traded.
    func closeBars(
        _ symbol: String, through date: CalendarDate, limit: Int, in database: Database
    ) throws -> [DailyBar]? {
        try slice(symbol, through: date, limit: limit, database)?.map(\.closeBar)
    }

    func closeBars(
        _ symbol: String, from first: CalendarDate, through last: CalendarDate, in database: Database
    ) throws -> [DailyBar]? {
        try slice(symbol, from: first, through: last, database)?.map(\.closeBar)
    }

    func closes(
        _ symbol: String, from first: CalendarDate, through last: CalendarDate, in database: Database
    ) throws -> [DatedClose]? {
        try slice(symbol, from: first, through: last, database)?.map(\.datedClose)
    }

    func closes(
        _ symbol: String, through date: CalendarDate, limit: Int, in database: Database
    ) throws -> [DatedClose]? {
        try slice(symbol, through: date, limit: limit, database)?.map(\.datedClose)
    }

    /// The symbol's first close of all, asked for once.
    func firstClose(_ symbol: String, else read: () throws -> DatedClose?) rethrows -> DatedClose? {
        if let known = firstCloses[symbol] { return known }
        let close = try read()
        firstCloses[symbol] = .some(close)
        return close
    }

    // MARK: What is held

    private func slice(
        _ symbol: String, through date: CalendarDate, limit: Int, _ database: Database
    ) throws -> ArraySlice<Packed>? {
        guard date <= last else { return nil }
        let stretch = try stretch(symbol, database)
        let end = Self.place(after: date, in: stretch.bars)
        guard end >= limit || stretch.isWhole else { return nil }
        return stretch.bars[max(0, end - limit)..<end]
    }

    private func slice(
        _ symbol: String, from first: CalendarDate, through last: CalendarDate, _ database: Database
    ) throws -> ArraySlice<Packed>? {
        guard last <= self.last else { return nil }
        guard first <= last else { return [] }
        let stretch = try stretch(symbol, database)
        guard stretch.isWhole || stretch.bars.first.map({ $0.calendarDate <= first }) ?? false else { return nil }
        let start = Self.place(after: first.advanced(days: -1), in: stretch.bars)
        return stretch.bars[start..<Self.place(after: last, in: stretch.bars)]
    }

    /// Where the first bar after a date is, or would be.
    private static func place(after date: CalendarDate, in bars: [Packed]) -> Int {
        var (low, high) = (0, bars.count)
        while low < high {
            let middle = (low + high) / 2
            if bars[middle].calendarDate <= date { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func stretch(_ symbol: String, _ database: Database) throws -> Stretch {
        if let known = stretches[symbol] { return known }
        let read = try read(symbol, database)
        stretches[symbol] = read
        return read
    }

    private func read(_ symbol: String, _ database: Database) throws -> Stretch {
        let start = try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT date FROM bar_daily WHERE symbol = ? AND date <= ? AND close > 0
                    ORDER BY date DESC LIMIT 1 OFFSET ?
                    """), arguments: [symbol, first.description, Self.sessionsBefore])
        let statement = try database.cachedStatement(
            sql: """
                SELECT date, open, high, low, close, volume, \(CacheRead.isWithoutTrades) FROM bar_daily
                WHERE symbol = ? AND date BETWEEN ? AND ? AND close > 0 ORDER BY date
                """)
        var bars: [Packed] = []
        let rows = try Row.fetchCursor(statement, arguments: [symbol, start ?? "", last.description])
        while let row = try rows.next() {
            guard let date = row.text(0).flatMap({ CalendarDate($0) }), let close = row.positive(4) else { continue }
            bars.append(
                Packed(
                    date: Int32(clamping: date.daysSince1970), isWithoutTrades: row.integer(6) == 1,
                    open: row.positive(1) ?? .nan, high: row.positive(2) ?? .nan, low: row.positive(3) ?? .nan,
                    close: close, volume: row.volume(5) ?? .nan))
        }
        return Stretch(bars: bars, isWhole: start == nil)
    }
}
