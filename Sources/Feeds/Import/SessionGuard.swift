import Market
import QuoteCache

/// What rows are checked for against the calendar and against the file's rows before them.
struct SessionGuard {
    private struct Seen {
        /// The values of each row, by its place in time.
        var rows: [Int64: Int] = [:]
        /// The first date whose session is not over; nil where no calendar says.
        var openFrom: CalendarDate?
        var book: SessionBook?
    }

    private let now: Instant
    private var seen: [Symbol: Seen] = [:]
    private var lastSymbol: Symbol?
    private var last = Seen()

    init(now: Instant) {
        self.now = now
    }

    /// The row as it goes into the cache; nil where the file has it already.
    mutating func checked(_ record: ImportRecord) throws(LineFault) -> ImportRecord? {
        switch record {
        case .daily(let symbol, let bar, let source):
            turn(to: symbol)
            let values = SessionGuard.mixed(bar.open, bar.high, bar.low, bar.close, bar.volume)
            if try isRepeated(Int64(bar.date.daysSince1970), values, bar.date.description) { return nil }
            return try dailyRecord(symbol, bar, source: source)
        case .intraday(let symbol, let bar, _):
            turn(to: symbol)
            let values = SessionGuard.mixed(bar.open, bar.high, bar.low, bar.close, bar.volume)
            return try isRepeated(bar.start.milliseconds, values, bar.start.description) ? nil : record
        default: return record
        }
    }

    private static func mixed(_ open: Double?, _ high: Double?, _ low: Double?, _ close: Double, _ volume: Double?)
        -> Int
    {
        var hasher = Hasher()
        hasher.combine(open)
        hasher.combine(high)
        hasher.combine(low)
        hasher.combine(close)
        hasher.combine(volume)
        return hasher.finalize()
    }

    private mutating func turn(to symbol: Symbol) {
        guard symbol != lastSymbol else { return }
        if let lastSymbol { seen[lastSymbol] = last }
        lastSymbol = symbol
        if let known = seen.removeValue(forKey: symbol) {
            last = known
            return
        }
        last = Seen()
        let book = SessionBook(of: Instrument(inferredFrom: symbol))
        last.book = book
        // Rates have no close of their own; what has no calendar is taken as it is dated.
        last.openFrom = book.calendar == nil ? nil : book.lastOver(at: now).advanced(days: 1)
    }

    private mutating func isRepeated(_ place: Int64, _ values: Int, _ name: String) throws(LineFault) -> Bool {
        guard let before = last.rows[place] else {
            last.rows[place] = values
            return false
        }
        if before != values { throw .contradicts(name) }
        return true
    }

    /// A session's row while it goes on is the price of now.
    private func dailyRecord(_ symbol: Symbol, _ bar: DailyBar, source: String) throws(LineFault) -> ImportRecord {
        guard let openFrom = last.openFrom, bar.date >= openFrom, let book = last.book,
            book.hasSession(on: bar.date) == true
        else {
            return .daily(symbol, bar, source: source)
        }
        guard book.hasBegun(bar.date, at: now) else { throw .notBegun(bar.date.description) }
        return .quote(
            Quote(
                symbol: symbol, price: bar.close, time: min(now, book.end(of: bar.date)), open: bar.open,
                high: bar.high,
                low: bar.low, volume: bar.volume, source: source))
    }
}
