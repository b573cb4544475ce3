import GRDB
public import Market

extension CacheRead {
    /// The last closes of a symbol, oldest first, none later than a date.
    public func closes(of symbol: Symbol, through date: CalendarDate, limit: Int) throws -> [DatedClose] {
        if let held = try memory?.closes(stored(symbol), through: date, limit: limit, in: database) { return held }
        let statement = try database.cachedStatement(
            sql: """
                SELECT date, close FROM bar_daily WHERE symbol = ? AND date <= ? AND close > 0
                ORDER BY date DESC LIMIT ?
                """)
        var result: [DatedClose] = []
        result.reserveCapacity(limit)
        let rows = try Row.fetchCursor(statement, arguments: [stored(symbol), date.description, limit])
        while let row = try rows.next() {
            if let close = Self.datedClose(row) { result.append(close) }
        }
        result.reverse()
        return result
    }

    /// The closes of a symbol from one date to another, oldest first, both included.
    public func closes(of symbol: Symbol, from first: CalendarDate, through last: CalendarDate) throws -> [DatedClose] {
        if let held = try memory?.closes(stored(symbol), from: first, through: last, in: database) { return held }
        let statement = try database.cachedStatement(
            sql: """
                SELECT date, close FROM bar_daily WHERE symbol = ? AND date BETWEEN ? AND ? AND close > 0
                ORDER BY date
                """)
        var result: [DatedClose] = []
        let rows = try Row.fetchCursor(
            statement, arguments: [stored(symbol), first.description, last.description])
        while let row = try rows.next() {
            if let close = Self.datedClose(row) { result.append(close) }
        }
        return result
    }

    /// The last closes of a symbol as bars, oldest first, none later than a date; the range is filled in only
    /// where nothing was traded at one price.
    public func closeBars(of symbol: Symbol, through date: CalendarDate, limit: Int) throws -> [DailyBar] {
        if let held = try memory?.closeBars(stored(symbol), through: date, limit: limit, in: database) { return held }
        let statement = try database.cachedStatement(
            sql: """
                SELECT date, close, \(Self.isWithoutTrades), volume FROM bar_daily
                WHERE symbol = ? AND date <= ? AND close > 0 ORDER BY date DESC LIMIT ?
                """)
        return try closeBars(statement, [stored(symbol), date.description, limit], capacity: limit).reversed()
    }

    /// The closes of a symbol from one date to another, likewise.
    public func closeBars(
        of symbol: Symbol, from first: CalendarDate, through last: CalendarDate
    ) throws -> [DailyBar] {
        if let held = try memory?.closeBars(stored(symbol), from: first, through: last, in: database) { return held }
        let statement = try database.cachedStatement(
            sql: """
                SELECT date, close, \(Self.isWithoutTrades), volume FROM bar_daily
                WHERE symbol = ? AND date BETWEEN ? AND ? AND close > 0 ORDER BY date
                """)
        return try closeBars(statement, [stored(symbol), first.description, last.description], capacity: 0)
    }

    static let isWithoutTrades = "volume = 0 AND open = close AND high = close AND low = close"

    private func closeBars(
        _ statement: Statement, _ arguments: StatementArguments, capacity: Int
    ) throws -> [DailyBar] {
        var result: [DailyBar] = []
        result.reserveCapacity(capacity)
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() {
            guard let bar = Self.datedClose(row) else { continue }
            let price = row.integer(2) == 1 ? bar.close : nil
            result.append(
                DailyBar(
                    date: bar.date, open: price, high: price, low: price, close: bar.close, volume: row.volume(3)))
        }
        return result
    }

    /// Whether a symbol has a bar of a date.
    public func hasDailyBar(of symbol: Symbol, on date: CalendarDate) throws -> Bool {
        if let held = try memory?.closes(stored(symbol), from: date, through: date, in: database) {
            return !held.isEmpty
        }
        let statement = try database.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM bar_daily WHERE symbol = ? AND date = ? AND close > 0)")
        return try Bool.fetchOne(statement, arguments: [stored(symbol), date.description]) ?? false
    }

    /// The last close of a symbol that is not later than a date.
    public func close(of symbol: Symbol, onOrBefore date: CalendarDate) throws -> DatedClose? {
        if let held = try memory?.closes(stored(symbol), through: date, limit: 1, in: database) { return held.last }
        let statement = try database.cachedStatement(
            sql: """
                SELECT date, close FROM bar_daily WHERE symbol = ? AND date <= ? AND close > 0
                ORDER BY date DESC LIMIT 1
                """)
        return try Row.fetchOne(statement, arguments: [stored(symbol), date.description]).flatMap(Self.datedClose)
    }

    /// The first close of a symbol that the cache has.
    public func firstClose(of symbol: Symbol) throws -> DatedClose? {
        guard let memory else { return try readFirstClose(of: symbol) }
        return try memory.firstClose(stored(symbol)) { try readFirstClose(of: symbol) }
    }

    private func readFirstClose(of symbol: Symbol) throws -> DatedClose? {
        let statement = try database.cachedStatement(
            sql: "SELECT date, close FROM bar_daily WHERE symbol = ? AND close > 0 ORDER BY date LIMIT 1")
        return try Row.fetchOne(statement, arguments: [stored(symbol)]).flatMap(Self.datedClose)
    }

    /// The last bars of a symbol, oldest first, none later than a date.
    public func dailyBars(of symbol: Symbol, through date: CalendarDate, limit: Int) throws -> [DailyBar] {
        if let held = try memory?.bars(stored(symbol), through: date, limit: limit, in: database) { return held }
        let statement = try database.cachedStatement(
            sql: """
                SELECT date, open, high, low, close, volume FROM bar_daily
                WHERE symbol = ? AND date <= ? AND close > 0 ORDER BY date DESC LIMIT ?
                """)
        var result: [DailyBar] = []
        let rows = try Row.fetchCursor(statement, arguments: [stored(symbol), date.description, limit])
        while let row = try rows.next() {
            guard let date = row.text(0).flatMap({ CalendarDate($0) }) else { continue }
            if let bar = Self.dailyBar(row, date: date, from: 1) { result.append(bar) }
        }
        result.reverse()
        return result
    }

    /// The bar of a symbol's session.
    public func dailyBar(of symbol: Symbol, on date: CalendarDate) throws -> DailyBar? {
        if let held = try memory?.bars(stored(symbol), through: date, limit: 1, in: database) {
            return held.last.flatMap { $0.date == date ? $0 : nil }
        }
        let statement = try database.cachedStatement(
            sql: "SELECT open, high, low, close, volume FROM bar_daily WHERE symbol = ? AND date = ? AND close > 0")
        return try Row.fetchOne(statement, arguments: [stored(symbol), date.description])
            .flatMap { Self.dailyBar($0, date: date, from: 0) }
    }

    private static func dailyBar(_ row: Row, date: CalendarDate, from column: Int) -> DailyBar? {
        row.positive(column + 3).map {
            DailyBar(
                date: date, open: row.positive(column), high: row.positive(column + 1), low: row.positive(column + 2),
                close: $0, volume: row.volume(column + 4))
        }
    }

    /// The newest part of a session that was over at a moment, whatever its length.
    public func lastIntradayBar(of symbol: Symbol, endingBy moment: Instant) throws -> IntradayBar? {
        // The key is (symbol, minutes, start): one step for each length, whatever the number of bars.
        let statement = try database.cachedStatement(
            sql: """
                WITH RECURSIVE width(m) AS (
                  SELECT min(minutes) FROM bar_intraday WHERE symbol = ?1
                  UNION ALL
                  SELECT (SELECT min(minutes) FROM bar_intraday WHERE symbol = ?1 AND minutes > m)
                  FROM width WHERE m IS NOT NULL)
                SELECT start, minutes, open, high, low, close, volume FROM width JOIN bar_intraday
                ON symbol = ?1 AND minutes = m AND start = (
                  SELECT max(start) FROM bar_intraday
                  WHERE symbol = ?1 AND minutes = m AND start <= ?2 - m * 60 AND close > 0)
                ORDER BY start + minutes * 60 DESC, minutes LIMIT 1
                """)
        let row = try Row.fetchOne(statement, arguments: [stored(symbol), moment.milliseconds / 1000])
        return row.flatMap(Self.intradayBar)
    }

    /// The parts of sessions of a symbol that begin on or after one moment and are over by another, of every length the
    /// cache has, the coarsest first, and by time; at most so many.
    public func intradayBars(
        of symbol: Symbol, from first: Instant, endingBy last: Instant, limit: Int = 20_000
    ) throws -> [IntradayBar] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT start, minutes, open, high, low, close, volume FROM bar_intraday
                WHERE symbol = ?1 AND minutes IN (\(Self.intradayLengths))
                AND start >= ?2 AND start <= ?3 - minutes * 60 AND close > 0
                ORDER BY minutes DESC, start LIMIT ?4
                """)
        var result: [IntradayBar] = []
        let rows = try Row.fetchCursor(
            statement,
            arguments: [stored(symbol), first.milliseconds / 1000, last.milliseconds / 1000, limit])
        while let row = try rows.next() {
            if let bar = Self.intradayBar(row) { result.append(bar) }
        }
        return result
    }

    /// Whether the cache has a part of a session of a symbol that begins after a moment.
    public func hasIntradayBar(of symbol: Symbol, after moment: Instant) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM bar_intraday
                WHERE symbol = ?1 AND minutes IN (\(Self.intradayLengths)) AND start > ?2 AND close > 0)
                """)
        return try Bool.fetchOne(statement, arguments: [stored(symbol), moment.milliseconds / 1000]) ?? false
    }

    /// The lengths of a symbol's parts of sessions, as a query of its own so that the key finds each of them.
    private static let intradayLengths = """
        WITH RECURSIVE width(m) AS (
          SELECT min(minutes) FROM bar_intraday WHERE symbol = ?1
          UNION ALL
          SELECT (SELECT min(minutes) FROM bar_intraday WHERE symbol = ?1 AND minutes > m)
          FROM width WHERE m IS NOT NULL)
        SELECT m FROM width WHERE m IS NOT NULL
        """

    private static func intradayBar(_ row: Row) -> IntradayBar? {
        guard let start = row.number(0).flatMap({ Instant(seconds: $0) }), let minutes = row.integer(1),
            (1...1440).contains(minutes), let close = row.positive(5)
        else { return nil }
        return IntradayBar(
            start: start, minutes: Int(minutes), open: row.positive(2), high: row.positive(3), low: row.positive(4),
            close: close, volume: row.volume(6))
    }

    /// The symbols that have daily bars.
    public func symbolsWithDailyBars() throws -> Set<Symbol> { try instruments(withPricesIn: "bar_daily") }

    /// The symbols that have intraday bars.
    public func symbolsWithIntradayBars() throws -> Set<Symbol> { try instruments(withPricesIn: "bar_intraday") }

    private func instruments(withPricesIn table: String) throws -> Set<Symbol> {
        let symbols = try symbols(in: table)
        if aliases.isEmpty { return symbols }
        return Set(symbols.compactMap(aliases.instrument(withPricesUnder:)))
    }

    /// The text that the prices of an instrument are under.
    func stored(_ symbol: Symbol) -> String { aliases.storedSymbol(of: symbol).rawValue }

    /// Steps from one symbol to the next, so that the number of bars does not matter.
    func symbols(in table: String) throws -> Set<Symbol> {
        let statement = try database.cachedStatement(
            sql: """
                WITH RECURSIVE step(symbol) AS (
                  SELECT min(symbol) FROM \(table)
                  UNION ALL
                  SELECT (SELECT min(b.symbol) FROM \(table) b WHERE b.symbol > step.symbol)
                  FROM step WHERE step.symbol IS NOT NULL)
                SELECT symbol FROM step WHERE symbol IS NOT NULL
                """)
        return try Row.fetchCursor(statement).reduce(into: []) {
            if let symbol = $1.text(0) { $0.insert(Symbol(rawValue: symbol)) }
        }
    }

    private static func datedClose(_ row: Row) -> DatedClose? {
        guard let date = row.text(0).flatMap({ CalendarDate($0) }), let close = row.positive(1) else { return nil }
        return DatedClose(date: date, close: close)
    }
}
